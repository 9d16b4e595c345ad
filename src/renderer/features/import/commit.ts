/**
 * Sends what is shown, or shows what it would be now.
 * Invariant: nothing is sent whose verdict is another than the one on the screen when the button was pressed.
 */
import type { ChangedRow } from '#contract/sheets.ts';
import { call, errorOf, newCommandId } from '../../client/index.ts';
import { currentRun } from './actions.ts';
import { movedRows } from './rows.ts';
import { useSheet } from './sheet.ts';

/** Changed rows come first: nothing was sent. */
function showChanges(changed: readonly ChangedRow[]): void {
  const [first] = changed;
  useSheet.setState({
    ...(first && { cursor: { row: first.row, field: 'symbol' as const } }),
    changes: new Map(changed.map((each) => [each.row, each])),
    filter: 'changed',
    busy: null,
  });
}

async function send(accept: 'same' | 'verdicts'): Promise<void> {
  const { preview, name } = useSheet.getState();
  if (!preview) return;
  const { sheetId, version } = preview;
  const outcome = await call('sheets.commit', {
    commandId: newCommandId(),
    sheetId,
    version,
    name: name.trim(),
    accept,
  });
  if (outcome.changed.length > 0) {
    showChanges(outcome.changed);
    currentRun()?.ask(0, true);
    return;
  }
  useSheet.setState({ denial: outcome.denial, committed: outcome.basket, busy: null });
}

/** Waits for a preview that is under way; false when what it says is not what was shown. */
async function stillAsShown(accept: 'same' | 'verdicts'): Promise<boolean> {
  const shown = useSheet.getState().rows;
  await currentRun()?.done();
  const moved = movedRows(shown, useSheet.getState().rows);
  const passes = accept === 'verdicts' ? moved.every(({ what }) => what === 'figures') : moved.length === 0;
  if (!passes) showChanges(moved);
  return passes;
}

export async function commit(): Promise<void> {
  const { busy, changes, settled } = useSheet.getState();
  if (busy || !settled) return;
  /** What was shown as changed has been seen: other figures may pass, other verdicts not. */
  const accept = changes.size > 0 ? 'verdicts' : 'same';
  useSheet.setState({ busy: 'committing', denial: null, error: null });
  try {
    if (!(await stillAsShown(accept))) return;
    await send(accept).catch(async (thrown: unknown) => {
      if (errorOf(thrown).code !== 'SHEET_EXPIRED') throw thrown;
      currentRun()?.ask(0, true);
      if (await stillAsShown(accept)) await send(accept);
    });
  } catch (thrown) {
    useSheet.setState({ error: errorOf(thrown), busy: null });
  }
}
