/** Shows the dialog that is open, if any. */
import { useUi } from '../../state/ui.ts';
import { CancelAllDialog } from '../blotter/CancelAllDialog.tsx';
import { CancelBasketDialog } from '../blotter/CancelBasketDialog.tsx';
import { ReplaceDialog } from '../blotter/ReplaceDialog.tsx';
import { ChangeDialog } from '../books/changes/ChangeDialog.tsx';
import { ExplainDrawer } from '../explain/ExplainDrawer.tsx';
import { ImportBarsDialog } from '../import/ImportBarsDialog.tsx';
import { EntryDialog } from '../journal/EntryDialog.tsx';
import { ClosePositionDialog } from '../positions/ClosePositionDialog.tsx';
import { RenameDialog, RevealDialog } from '../replay/Dialogs.tsx';
import { LimitDialog } from '../risk/LimitDialog.tsx';
import { StopDialog } from '../risk/StopDialog.tsx';
import { ResetDialog } from '../settings/ResetDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { CreateSymbolDialog } from '../watchlist/CreateSymbolDialog.tsx';
import { Palette } from './Palette.tsx';
import { Shortcuts } from './Shortcuts.tsx';

export function Dialogs() {
  const dialog = useUi((state) => state.dialog);
  switch (dialog?.kind) {
    case undefined:
      return null;
    case 'settings':
      return <SettingsDialog />;
    case 'shortcuts':
      return <Shortcuts />;
    case 'palette':
      return <Palette />;
    case 'stop':
      return <StopDialog />;
    case 'limit':
      return <LimitDialog mode={dialog.mode} />;
    case 'reset':
      return <ResetDialog />;
    case 'cancel-all':
      return <CancelAllDialog />;
    case 'cancel-basket':
      return <CancelBasketDialog basketId={dialog.basketId} />;
    case 'import-bars':
      return <ImportBarsDialog />;
    case 'reveal':
      return <RevealDialog stream={dialog.stream} />;
    case 'rename-replay':
      return <RenameDialog stream={dialog.stream} name={dialog.name} />;
    case 'create-symbol':
      return <CreateSymbolDialog symbol={dialog.symbol} onCreated={dialog.onCreated} />;
    case 'close-position':
      return <ClosePositionDialog instrumentId={dialog.instrumentId} />;
    case 'replace':
      return <ReplaceDialog orderId={dialog.orderId} />;
    case 'account':
      return <ChangeDialog change={dialog.change} />;
    case 'entry':
      return <EntryDialog seq={dialog.seq} />;
    case 'explain':
      return <ExplainDrawer orderId={dialog.orderId} />;
  }
}
