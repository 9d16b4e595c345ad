/** Shows the dialog that is open, if any. */
import { send } from '../../state/commands.ts';
import { useWords } from '../../state/settings.ts';
import { closeDialog, useUi } from '../../state/ui.ts';
import { Confirm } from '../../ui/Dialog.tsx';
import { CancelAllDialog } from '../blotter/CancelAllDialog.tsx';
import { ReplaceDialog } from '../blotter/ReplaceDialog.tsx';
import { ExplainDrawer } from '../explain/ExplainDrawer.tsx';
import { ImportBarsDialog } from '../import/ImportBarsDialog.tsx';
import { ClosePositionDialog } from '../positions/ClosePositionDialog.tsx';
import { ResetDialog } from '../settings/ResetDialog.tsx';
import { SettingsDialog } from '../settings/SettingsDialog.tsx';
import { CreateSymbolDialog } from '../watchlist/CreateSymbolDialog.tsx';
import { Palette } from './Palette.tsx';
import { Shortcuts } from './Shortcuts.tsx';

function StopDialog() {
  const { t } = useWords();
  return (
    <Confirm
      title={t('shell.stopTitle')}
      text={t('shell.stopText')}
      confirm={t('shell.stopConfirm')}
      cancel={t('shell.keep')}
      onConfirm={() => void send('risk.emergencyStop', { flatten: false })}
      onClose={closeDialog}
      testId="stop-dialog"
    />
  );
}

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
    case 'reset':
      return <ResetDialog />;
    case 'cancel-all':
      return <CancelAllDialog />;
    case 'import-bars':
      return <ImportBarsDialog />;
    case 'create-symbol':
      return <CreateSymbolDialog symbol={dialog.symbol} onCreated={dialog.onCreated} />;
    case 'close-position':
      return <ClosePositionDialog instrumentId={dialog.instrumentId} />;
    case 'replace':
      return <ReplaceDialog orderId={dialog.orderId} />;
    case 'explain':
      return <ExplainDrawer orderId={dialog.orderId} />;
  }
}
