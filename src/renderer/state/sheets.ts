/** Store of what the engine pushes about order sheets: how far one has come, and what lies in the watched folder. */
import { create } from 'zustand';
import type { SheetInbox, SheetProgress } from '#contract/sheets.ts';
import type { Frame } from '#contract/views.ts';
import { arrivedFiles } from './merge.ts';
import { notify } from './notify.ts';
import { currentWords } from './settings.ts';
import { goTo, useUi } from './ui.ts';

interface SheetsState {
  /** What was told last; null once nothing is under way. */
  readonly progress: SheetProgress | null;
  readonly inbox: SheetInbox;
}

const NO_INBOX: SheetInbox = { folder: null, problem: null, files: [] };

export const useSheets = create<SheetsState>()(() => ({ progress: null, inbox: NO_INBOX }));

/** Tells of new sheets where the list of them is not in sight. Opening one stays the user's doing. */
function tellArrived(before: SheetInbox, now: SheetInbox): void {
  const arrived = arrivedFiles(before, now);
  if (before.folder !== now.folder || arrived.length === 0 || useUi.getState().page === 'import') return;
  const { t } = currentWords();
  notify('info', t('sheets.arrived', { count: arrived.length }), arrived.slice(0, 3).join(', '), {
    label: t('sheets.arrivedOpen'),
    run: () => goTo('import'),
  });
}

export function applySheets({ sheet, inbox }: Pick<Frame, 'sheet' | 'inbox'>): void {
  if (sheet) useSheets.setState({ progress: sheet });
  if (!inbox) return;
  tellArrived(useSheets.getState().inbox, inbox);
  useSheets.setState({ inbox });
}
