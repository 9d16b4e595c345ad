/** What a person does with a sheet: open, read otherwise, choose, correct, undo, leave. */
import { appError } from '#contract/errors.ts';
import type { PreviewRow } from '#contract/sheets.ts';
import type { SheetField, SheetReading } from '#core/model/sheet.ts';
import { call } from '../../client/index.ts';
import { useSheets } from '../../state/sheets.ts';
import { correctionOf, withCorrections, type Correction } from './corrections.ts';
import { choose, NO_CHOICES } from './rows.ts';
import { SheetRun, SOON_MS } from './run.ts';
import { EMPTY, useSheet, type Cursor, type Source } from './sheet.ts';

let run: SheetRun | null = null;

export const currentRun = (): SheetRun | null => run;

/** Does it at once where nothing would be lost, else once that was confirmed. */
function leave(then: () => void): void {
  const { corrections, committed } = useSheet.getState();
  if (corrections.length === 0 || committed) then();
  else useSheet.setState({ leaving: then });
}

function reset(): void {
  run?.end();
  run = null;
  useSheets.setState({ progress: null });
  useSheet.setState(EMPTY);
}

export const startOver = (): void => leave(reset);

const nameOf = (fileName: string): string => fileName.replace(/\.[^.]+$/, '').slice(0, 120);

function begin(source: Source, name: string): void {
  reset();
  run = new SheetRun(source);
  useSheet.setState({ source, name, busy: 'reading' });
  run.ask(0);
}

export const openBytes = (fileName: string, bytes: Uint8Array<ArrayBuffer>, name = nameOf(fileName)): void =>
  leave(() => begin({ kind: 'bytes', fileName, bytes }, name));

export const openInboxFile = (fileName: string): void =>
  leave(() => begin({ kind: 'inbox', fileName }, nameOf(fileName)));

export async function openFile(file: File): Promise<void> {
  try {
    openBytes(file.name, new Uint8Array(await file.arrayBuffer()));
  } catch {
    useSheet.setState({ error: appError('FILE_UNREADABLE', { file: file.name, problem: 'gone' }) });
  }
}

/** Previews again as the market is now. */
export const previewAgain = (): void => run?.ask(0);

/** The same, unseen. */
export function refreshQuietly(): void {
  if (run?.isIdle()) run.ask(0, true);
}

/** While nothing is shown yet this gives the sheet up; later it keeps what is shown. */
export function stopWork(): void {
  if (useSheet.getState().preview) run?.stop();
  else reset();
}

/** Other rows come of it, so what was said of rows by number is forgotten where `rows` says so. */
export function readAs(reading: SheetReading, rows: 'same' | 'others' = 'same'): void {
  const forget = { corrections: [], undo: [], choices: NO_CHOICES, cursor: null, detail: null };
  useSheet.setState({ reading, changes: new Map(), ...(rows === 'others' ? forget : {}) });
  run?.ask(SOON_MS);
}

export function chooseRows(rows: readonly PreviewRow[], on: boolean): void {
  useSheet.setState(({ choices }) => ({ choices: choose(choices, rows, on) }));
  run?.ask(SOON_MS);
}

function setCorrections(corrections: readonly Correction[], undo: readonly (readonly Correction[])[]): void {
  useSheet.setState({ corrections, undo });
  run?.ask(SOON_MS);
}

function correct(made: readonly Correction[]): void {
  const { corrections, undo } = useSheet.getState();
  setCorrections(withCorrections(corrections, made), [...undo, corrections]);
}

export function undoCorrection(): void {
  const { undo } = useSheet.getState();
  const before = undo.at(-1);
  if (before) setCorrections(before, undo.slice(0, -1));
}

export function undoAll(): void {
  const { corrections, undo } = useSheet.getState();
  if (corrections.length > 0) setCorrections([], [...undo, corrections]);
}

/** Rows that name the same symbol, which is taken for another one. */
export const acceptSuggestion = (rows: readonly PreviewRow[], symbol: string): void =>
  correct(rows.map((row) => ({ row: row.row, field: 'symbol', text: symbol, was: row.symbol })));

async function textOf({ row, field }: Cursor): Promise<string> {
  const { preview, detail: shown } = useSheet.getState();
  if (!preview) return '';
  const { sheetId, version } = preview;
  const fetched = () => call('sheets.row', { sheetId, version, row }).catch(() => null);
  const detail = shown?.row.row === row ? shown : await fetched();
  return detail?.cells.find((cell) => cell.field === field)?.text ?? '';
}

/** Opens a cell with the sheet's own text in it. */
export async function beginEdit(at: Cursor): Promise<void> {
  const { source } = useSheet.getState();
  const own = await textOf(at);
  const { corrections, source: now } = useSheet.getState();
  if (now !== source) return;
  const kept = correctionOf(corrections, at.row, at.field);
  const editing = { ...at, text: kept?.text ?? own, was: kept?.was ?? own };
  useSheet.setState({ cursor: at, editing });
}

export const typeEdit = (text: string): void =>
  useSheet.setState(({ editing }) => (editing ? { editing: { ...editing, text } } : {}));

export function endEdit(save: boolean): void {
  const { editing, corrections } = useSheet.getState();
  if (!editing) return;
  useSheet.setState({ editing: null });
  const { row, field, text, was } = editing;
  const shown = correctionOf(corrections, row, field)?.text ?? was;
  if (save && text.trim() !== shown.trim()) correct([{ row, field, text: text.trim(), was }]);
}

export const setCell = (row: number, field: SheetField, text: string, was: string): void =>
  correct([{ row, field, text, was }]);
