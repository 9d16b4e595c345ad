/**
 * A table of a file into order rows: chooses the sheet, finds the heading, judges every row.
 * Invariants: a hidden sheet is never read for orders; every row below the heading is accepted, rejected or listed as
 * ignored (long blank stretches excepted); a bad row never touches another.
 */
import type {
  AcceptedRow,
  FileError,
  ParsedSheet,
  RejectedRow,
  RowTexts,
  SheetField,
  SkippedRow,
} from '../model/sheet.ts';
import { settleDuplicates } from './duplicates.ts';
import { findHeader, type Header } from './header-row.ts';
import { readRow, whereIs } from './row.ts';
import { cellAt, gatherContext } from './sheet-context.ts';
import { completeSide } from './side-by-values.ts';
import { whySkipped } from './skipped.ts';
import { cellText, columnLetters, type Table, type TableRow, type TableSheet } from './table.ts';
import { excerpt, tidy } from './text.ts';

/** Blank stretches up to this length are listed row by row. */
const LISTED_GAP = 50;

interface Choice {
  readonly sheet: TableSheet;
  readonly header: Header | null;
}

const hasContent = (sheet: TableSheet): boolean =>
  sheet.rows.some((row) => row.cells.length > 0 || row.malformed !== undefined);

/** The first visible sheet with a complete heading, else the one whose heading has most. */
function chooseSheet(visible: readonly TableSheet[]): { choice: Choice; others: string[] } {
  const choices = visible.map((sheet): Choice => {
    const header = findHeader(sheet);
    return { sheet, header: header && completeSide(header, sheet.rows) };
  });
  const complete = choices.filter((each) => each.header?.missing.length === 0);
  const fields = (each: Choice) => each.header?.columns.size ?? 0;
  const choice = complete[0] ?? choices.reduce((best, each) => (fields(each) > fields(best) ? each : best));
  return { choice, others: complete.filter((each) => each !== choice).map((each) => each.sheet.name) };
}

interface Judged {
  readonly accepted: AcceptedRow[];
  readonly rejected: RejectedRow[];
  readonly ignored: SkippedRow[];
}

/** The row's own words, shortened. */
function textsOf(row: TableRow, header: Header): RowTexts {
  const text = (field: SheetField): string =>
    excerpt(tidy(cellText(cellAt(row, header.columns.get(field)))), 24);
  return {
    symbol: text('symbol'),
    side: text('side'),
    type: text('type'),
    qty: text('qty'),
    price: text('price'),
  };
}

function judgeRows(table: Table, header: Header, rows: readonly TableRow[]): Judged {
  const asLine = table.delimiter !== undefined;
  const context = gatherContext(header, rows, table.dateSystem);
  const accepted: AcceptedRow[] = [];
  const rejected: RejectedRow[] = [];
  const ignored: SkippedRow[] = [];
  let expected = header.rows.at(-1)! + 1;
  for (const row of rows) {
    if (row.number - expected <= LISTED_GAP) {
      for (; expected < row.number && !asLine; expected += 1) ignored.push({ row: expected, why: 'blank' });
    }
    expected = row.number + 1;
    const why = whySkipped(row, context);
    if (why !== null) {
      ignored.push({ row: row.number, why });
      continue;
    }
    const read = readRow(row, context, asLine);
    if (read.ok) accepted.push(read.value);
    else rejected.push({ ...read.error, says: textsOf(row, header) });
  }
  const symbolColumn = header.columns.get('symbol');
  const settled = settleDuplicates(accepted, (row) => whereIs(row, symbolColumn, asLine));
  rejected.push(...settled.rejected);
  rejected.sort((a, b) => a.row - b.row);
  return { accepted: settled.kept, rejected, ignored };
}

/** Rows below the heading, up to the last that holds anything. */
function bodyRows(sheet: TableSheet, header: Header): readonly TableRow[] {
  const from = header.rows.at(-1)!;
  const end = sheet.rows.findLastIndex((row) => row.cells.length > 0 || row.malformed !== undefined);
  return sheet.rows.slice(0, end + 1).filter((row) => row.number > from);
}

function describeColumns(header: Header | null): ParsedSheet['columns'] {
  if (header === null) return [];
  const columns = [...header.titles].sort(([a], [b]) => a - b);
  return columns.map(([column, title]) => ({
    column: columnLetters(column),
    header: title,
    field: header.fields.get(column) ?? null,
  }));
}

function emptyResult(table: Pick<Table, 'format' | 'encoding' | 'delimiter'>, fileName: string): ParsedSheet {
  return {
    file: fileName,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: null,
    hiddenSheets: [],
    header_row: null,
    columns: [],
    file_error: null,
    file_detail: null,
    accepted: [],
    rejected: [],
    ignored_rows: [],
    warnings: [],
  };
}

/** A file that could not be read at all, in the shape of a parsed sheet. */
export function unreadableSheet(fileName: string, fileError: FileError, detail: string): ParsedSheet {
  return { ...emptyResult({ format: 'unknown' }, fileName), file_error: fileError, file_detail: detail };
}

function missingColumns(header: Header | null, sheet: TableSheet): string {
  const place = sheet.name === '' ? '' : ` in sheet “${sheet.name}”`;
  if (header === null) return `no heading row with symbol, side and quantity was found${place}`;
  return `no column for ${header.missing.join(', ')}${place} (heading in row ${header.rows.join('–')})`;
}

function collectWarnings(table: Table, header: Header, others: readonly string[], judged: Judged): string[] {
  const warnings = [...table.warnings];
  for (const name of others) warnings.push(`other_sheet_ignored: ${name}`);
  for (const column of header.repeated) warnings.push(`repeated_column_ignored: ${columnLetters(column)}`);
  if (!header.columns.has('price')) warnings.push('no_price_column');
  if (header.thousands) warnings.push('prices_in_thousands');
  if (judged.accepted.length + judged.rejected.length === 0) warnings.push('no_rows');
  return warnings;
}

/** Reads the orders of a table. Never throws for what a file may contain. */
export function parseSheet(table: Table, fileName: string): ParsedSheet {
  const hiddenSheets = table.sheets
    .filter((sheet) => sheet.visibility !== 'visible')
    .map((sheet) => sheet.name);
  const base = { ...emptyResult(table, fileName), hiddenSheets, warnings: table.warnings };
  const visible = table.sheets.filter((sheet) => sheet.visibility === 'visible' && hasContent(sheet));
  if (visible.length === 0) {
    const hidden = hiddenSheets.length > 0 ? ` (hidden sheets are not read: ${hiddenSheets.join(', ')})` : '';
    return { ...base, file_error: 'empty_file', file_detail: `the file holds no cells${hidden}` };
  }
  const { choice, others } = chooseSheet(visible);
  const { sheet, header } = choice;
  const headerRow = header === null ? null : header.rows.length === 1 ? header.rows[0]! : header.rows;
  const named = {
    ...base,
    sheet: sheet.name === '' ? null : sheet.name,
    header_row: headerRow,
    columns: describeColumns(header),
  };
  if (header === null || header.missing.length > 0) {
    return { ...named, file_error: 'missing_column', file_detail: missingColumns(header, sheet) };
  }
  const judged = judgeRows(table, header, bodyRows(sheet, header));
  const { accepted, rejected, ignored } = judged;
  return {
    ...named,
    accepted,
    rejected,
    ignored_rows: ignored,
    warnings: collectWarnings(table, header, others, judged),
  };
}
