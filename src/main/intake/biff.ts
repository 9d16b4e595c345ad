/**
 * Legacy binary workbooks (.xls, and .xlsb inside a package) through SheetJS, which is asked for nothing but values.
 * Known limits: SheetJS parses in one go, and a damaged .xls was seen to keep it busy without end: it is stopped after a
 * time that grows with the file, and the thread around it (engine/intake-thread.ts) is what bounds its memory. BIFF5 text is decoded by the file's own code page, as far as
 * SheetJS knows it.
 */
import { runInNewContext } from 'node:vm';
import * as cptable from '@e965/xlsx/dist/cpexcel.full.mjs';
import * as SheetJs from '@e965/xlsx';
import type { CellContent, Table, TableSheet, Visibility } from '#core/intent/table.ts';
import { refuse, UnreadableFile } from './failure.ts';
import { shapeOf } from './number-format.ts';
import { Budget, SheetBuilder } from './sheet-builder.ts';
import { parseReference } from './xlsx-values.ts';

SheetJs.set_cptable(cptable);

const ERRORS: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
]);

function contentOf(cell: SheetJs.CellObject): CellContent | null {
  switch (cell.t) {
    case 's':
      return typeof cell.v === 'string' && cell.v !== '' ? { kind: 'text', text: cell.v } : null;
    case 'n':
      return {
        kind: 'number',
        value: Number(cell.v),
        shape: shapeOf(typeof cell.z === 'string' ? cell.z : ''),
      };
    case 'b':
      return { kind: 'boolean', value: cell.v === true };
    case 'e':
      return { kind: 'error', text: ERRORS.get(cell.v) ?? '#ERROR' };
    default:
      return cell.f === undefined ? null : { kind: 'formula-without-value' };
  }
}

const VISIBILITIES: readonly Visibility[] = ['visible', 'hidden', 'very-hidden'];

function readSheet(
  sheet: SheetJs.WorkSheet,
  name: string,
  visibility: Visibility,
  budget: Budget,
): TableSheet {
  const builder = new SheetBuilder(budget);
  for (const [index, row] of (sheet['!rows'] ?? []).entries()) if (row?.hidden) builder.hide(index + 1);
  for (const { s, e } of sheet['!merges'] ?? []) {
    builder.merge({ firstRow: s.r + 1, lastRow: e.r + 1, firstColumn: s.c + 1, lastColumn: e.c + 1 });
  }
  for (const key of Object.keys(sheet)) {
    const at = parseReference(key);
    const content = at === null ? null : contentOf(sheet[key] as SheetJs.CellObject);
    if (at !== null && content !== null) builder.put(at.row, { ...content, column: at.column });
  }
  return builder.finish(name, visibility);
}

const LEAST_MS = 1_500;
const MOST_MS = 8_000;
const BYTES_EACH_MS = 4_096;

/** Runs `work` and ends it when a file of this size should long have been read: throws then. */
function inTime<T>(bytes: Uint8Array, work: () => T): T {
  const timeout = Math.min(MOST_MS, LEAST_MS + Math.ceil(bytes.length / BYTES_EACH_MS));
  return runInNewContext('work()', { work }, { timeout }) as T;
}

function load(bytes: Uint8Array): SheetJs.WorkBook {
  const read = () =>
    SheetJs.read(bytes, {
      type: 'array',
      cellNF: true,
      cellHTML: false,
      cellText: false,
      cellStyles: true,
      bookVBA: false,
    });
  try {
    return inTime(bytes, read);
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const message = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/i.test(message))
      return refuse('encrypted_or_corrupt', 'the workbook is protected with a password');
    return refuse('corrupt', 'the workbook is damaged');
  }
}

function readSheets(book: SheetJs.WorkBook, budget: Budget): TableSheet[] {
  const known = book.Workbook?.Sheets ?? [];
  return book.SheetNames.flatMap((name, index) => {
    const sheet = book.Sheets[name];
    if (sheet === undefined || sheet['!type'] !== undefined) return [];
    return [readSheet(sheet, name, VISIBILITIES[known[index]?.Hidden ?? 0] ?? 'visible', budget)];
  });
}

/** Values of a binary workbook. `format` is what to call it. */
export function readBinaryWorkbook(bytes: Uint8Array, format: string, budget: Budget): Table {
  const book = load(bytes);
  const sheets = readSheets(book, budget);
  if (sheets.length === 0) refuse('corrupt', 'the workbook holds no sheet');
  const dateSystem = book.Workbook?.WBProps?.date1904 === true ? 1904 : 1900;
  return { format, dateSystem, sheets, warnings: [...budget.warnings] };
}

/** Compound files (.xls, but also encrypted packages and other Office documents) by the streams they hold. */
export function readCompoundFile(bytes: Uint8Array): Table {
  let names: string[];
  try {
    const file = inTime(bytes, () => SheetJs.CFB.read(bytes, { type: 'array' }));
    names = file.FullPaths.map((path: string) => path.toLowerCase());
  } catch {
    return refuse('encrypted_or_corrupt', 'the file is a damaged or protected Office document');
  }
  const has = (stream: string) => names.some((name) => name.endsWith(`/${stream}`));
  if (has('encryptedpackage')) refuse('encrypted_or_corrupt', 'the workbook is protected with a password');
  if (!has('workbook') && !has('book'))
    refuse('not_a_workbook', 'the file is an Office document of another kind');
  const budget = new Budget();
  if (names.some((name) => name.includes('_vba_project'))) budget.warnings.add('macros_ignored');
  return readBinaryWorkbook(bytes, has('workbook') ? 'BIFF8 .xls' : 'BIFF5 .xls', budget);
}
