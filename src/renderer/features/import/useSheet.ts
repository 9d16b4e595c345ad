/** The import's steps: choose a file, preview it, choose rows, commit. Holds the bytes so that it can preview again. */
import { create } from 'zustand';
import { appError, type AppError } from '#contract/errors.ts';
import type { SheetPreview, PreviewRow } from '#contract/sheets.ts';
import type { BasketView } from '#contract/views.ts';
import type { Denial } from '#core/model/denial.ts';
import { call, errorOf, newCommandId } from '../../client/index.ts';

interface SheetState {
  readonly file: { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> } | null;
  readonly busy: 'reading' | 'committing' | null;
  readonly sheetId: string | null;
  readonly preview: SheetPreview | null;
  readonly rows: readonly PreviewRow[];
  readonly chosen: ReadonlySet<number>;
  readonly name: string;
  readonly error: AppError | null;
  readonly denial: Denial | null;
  readonly committed: BasketView | null;
}

const EMPTY: SheetState = {
  file: null,
  busy: null,
  sheetId: null,
  preview: null,
  rows: [],
  chosen: new Set(),
  name: '',
  error: null,
  denial: null,
  committed: null,
};

export const useSheet = create<SheetState>()(() => EMPTY);

/** Chosen unless the user says otherwise. */
export const isOffered = (row: PreviewRow): boolean =>
  row.verdict === 'accepted' || row.verdict === 'warning';

/** May be chosen: also a row that another file brought before. */
export const isAcceptable = (row: PreviewRow): boolean => isOffered(row) || row.again;

export const startOver = (): void => useSheet.setState(EMPTY);

async function preview(keep: ReadonlySet<number> | null): Promise<void> {
  const { file } = useSheet.getState();
  if (!file) return;
  useSheet.setState({ busy: 'reading', error: null, denial: null });
  const current = () => useSheet.getState().file === file;
  try {
    const sheetId =
      useSheet.getState().sheetId ??
      (await call('sheets.open', { fileName: file.name, bytes: file.bytes })).sheetId;
    const result = await call('sheets.preview', { sheetId });
    const rows = await call('sheets.rows', { sheetId, version: result.version, from: 0, limit: 20_000 });
    if (!current()) return;
    const kept = rows.filter((row) => isAcceptable(row) && keep?.has(row.row)).map((row) => row.row);
    const offered = rows.filter(isOffered).map((row) => row.row);
    useSheet.setState({ sheetId, preview: result, rows, chosen: new Set(keep ? kept : offered), busy: null });
  } catch (thrown) {
    if (current()) useSheet.setState({ error: errorOf(thrown), busy: null });
  }
}

export async function chooseFile(file: File): Promise<void> {
  const chosen = { name: file.name, bytes: new Uint8Array() };
  const name = file.name.replace(/\.[^.]+$/, '').slice(0, 120);
  useSheet.setState({ ...EMPTY, file: chosen, busy: 'reading', name });
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (useSheet.getState().file !== chosen) return;
    useSheet.setState({ file: { ...chosen, bytes } });
  } catch {
    const error = appError('FILE_UNREADABLE', { file: file.name, problem: 'gone' });
    if (useSheet.getState().file === chosen) useSheet.setState({ error, busy: null });
    return;
  }
  await preview(null);
}

/** The market moved: the same file again, keeping the user's choice of rows. `fresh` chooses every acceptable row. */
export const previewAgain = (fresh = false): Promise<void> =>
  preview(fresh ? null : useSheet.getState().chosen);

export function chooseRows(rows: Iterable<number>, on: boolean): void {
  useSheet.setState((state) => {
    const chosen = new Set(state.chosen);
    for (const row of rows) {
      if (on) chosen.add(row);
      else chosen.delete(row);
    }
    return { chosen };
  });
}

export async function commit(): Promise<void> {
  const { preview: shown, name, busy } = useSheet.getState();
  if (!shown || busy) return;
  useSheet.setState({ busy: 'committing', denial: null, error: null });
  try {
    const outcome = await call('sheets.commit', {
      commandId: newCommandId(),
      sheetId: shown.sheetId,
      version: shown.version,
      name: name.trim(),
      accept: 'verdicts',
    });
    useSheet.setState({ denial: outcome.denial, committed: outcome.basket, busy: null });
  } catch (thrown) {
    useSheet.setState({ error: errorOf(thrown), busy: null });
  }
}
