/**
 * A table of a file into order rows: chooses the sheet, finds the heading, judges every row.
 * Invariants: a hidden sheet is read for orders only when a person names it; every row below the heading is accepted,
 * rejected or listed as ignored (long blank stretches excepted); a bad row never touches another.
 */
import type {
  AcceptedRow,
  FileError,
  ParsedSheet,
  ReadAs,
  ReadingAids,
  RejectedRow,
  RowTexts,
  SheetField,
  SheetReading,
  SkippedRow,
} from '../model/sheet.ts';
import { settleDuplicates } from './duplicates.ts';
import { groupFaults } from './group-rows.ts';
import type { Header } from './header-row.ts';
import { mapSheet, type Mapped } from './mapping.ts';
import { readAs } from './read-as.ts';
import { readRow, whereIs } from './row.ts';
import { fieldCell, gatherContext, type SheetContext } from './sheet-context.ts';
import { whySkipped } from './skipped.ts';
import { spilled } from './spilled.ts';
import { cellAt, cellText, columnLetters, type Table, type TableRow, type TableSheet } from './table.ts';
import { excerpt, tidy, withoutGuard } from './text.ts';

/** Blank stretches up to this length are listed row by row. */
const LISTED_GAP = 50;

export interface Choice extends Mapped {
  readonly sheet: TableSheet;
}

const isComplete = ({ header }: Mapped): boolean => header?.missing.length === 0;

const hasContent = (sheet: TableSheet): boolean =>
  sheet.rows.some((row) => row.cells.length > 0 || row.malformed !== undefined);

/** The first visible sheet with a complete heading and something below it, else the one whose heading has most. */
function chooseSheet(choices: readonly Choice[]): { choice: Choice; others: string[] } {
  const complete = choices.filter(isComplete);
  const fields = (each: Choice) => each.header?.columns.size ?? 0;
  const choice =
    complete.find(({ sheet, header }) => bodyRows(sheet, header!).length > 0) ??
    complete[0] ??
    choices.reduce((best, each) => (fields(each) > fields(best) ? each : best));
  return { choice, others: complete.filter((each) => each !== choice).map((each) => each.sheet.name) };
}

interface Judged {
  readonly accepted: AcceptedRow[];
  readonly rejected: RejectedRow[];
  readonly ignored: SkippedRow[];
}

/** The row's own words, shortened. */
function textsOf(row: TableRow, context: SheetContext): RowTexts {
  const text = (field: SheetField): string => excerpt(tidy(cellText(fieldCell(context, row, field))), 24);
  return {
    symbol: text('symbol'),
    side: text('side'),
    type: text('type'),
    qty: text('qty'),
    price: text('price'),
  };
}

/** Why a row is left out by choice. */
function leftOut(row: TableRow, context: SheetContext, reading: SheetReading): SkippedRow['why'] | null {
  if (row.hidden && reading.hiddenRows === 'skip') return 'hidden';
  if (!reading.accounts) return null;
  const account = tidy(cellText(fieldCell(context, row, 'account')));
  return account === '' || reading.accounts.includes(account) ? null : 'account';
}

function judgeRows(
  context: SheetContext,
  rows: readonly TableRow[],
  delimiter: string | undefined,
  reading: SheetReading,
): Judged {
  const { header } = context;
  const asLine = delimiter !== undefined;
  const accepted: AcceptedRow[] = [];
  const rejected: RejectedRow[] = [];
  const ignored: SkippedRow[] = [];
  const broken = new Map<string, string>();
  const groupOf = (row: TableRow): string => withoutGuard(tidy(cellText(fieldCell(context, row, 'group'))));
  let expected = header.rows.at(-1)! + 1;
  for (const row of rows) {
    if (row.number - expected <= LISTED_GAP) {
      for (; expected < row.number && !asLine; expected += 1) ignored.push({ row: expected, why: 'blank' });
    }
    expected = row.number + 1;
    const why = whySkipped(row, context) ?? leftOut(row, context, reading);
    if (why !== null) {
      ignored.push({ row: row.number, why });
      broken.set(groupOf(row), `row ${row.number} of the group is left out`);
      continue;
    }
    const read = readRow(delimiter === ',' ? spilled(row, header) : row, context, asLine);
    if (read.ok) accepted.push(read.value);
    else {
      rejected.push({ ...read.error, says: textsOf(row, context) });
      broken.set(groupOf(row), 'another row of the group cannot be read');
    }
  }
  const where = (field: SheetField) => (row: number) => whereIs(row, header.columns.get(field), asLine);
  const settled = settleDuplicates(accepted, where('symbol'), reading.repeats === 'keep');
  for (const [group, row] of settled.repeated) broken.set(group, `row ${row} of the group repeats another`);
  const grouped = groupFaults(settled.kept, broken, where('group'));
  rejected.push(...settled.rejected, ...grouped.rejected);
  rejected.sort((a, b) => a.row - b.row);
  return { accepted: [...grouped.kept], rejected, ignored };
}

/** Rows below the heading, up to the last that holds anything. */
function bodyRows(sheet: TableSheet, header: Header): readonly TableRow[] {
  const from = header.rows.at(-1)!;
  const end = sheet.rows.findLastIndex((row) => row.cells.length > 0 || row.malformed !== undefined);
  return sheet.rows.slice(0, end + 1).filter((row) => row.number > from);
}

const SAMPLED_ROWS = 20;
const SAMPLE_LENGTH = 24;

/** Every column that has a heading or, among the first rows, anything at all. */
function describeColumns(sheet: TableSheet, header: Header | null): ParsedSheet['columns'] {
  const rows = (header ? bodyRows(sheet, header) : sheet.rows).slice(0, SAMPLED_ROWS);
  const columns = new Set([...(header?.titles.keys() ?? []), ...(header?.fields.keys() ?? [])]);
  for (const { cells } of rows) for (const { column } of cells) columns.add(column);
  const sample = (column: number): string => {
    for (const row of rows) {
      const text = tidy(cellText(cellAt(row, column)));
      if (text !== '') return excerpt(text, SAMPLE_LENGTH);
    }
    return '';
  };
  return [...columns]
    .sort((a, b) => a - b)
    .map((column) => ({
      column: columnLetters(column),
      header: header?.titles.get(column) ?? '',
      field: header?.fields.get(column) ?? null,
      sample: sample(column),
    }));
}

function emptyResult(table: Pick<Table, 'format' | 'encoding' | 'delimiter'>, fileName: string): ParsedSheet {
  return {
    file: fileName,
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    sheet: null,
    sheets: [],
    template: null,
    read_as: null,
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

function collectWarnings(
  table: Table,
  context: SheetContext,
  others: readonly string[],
  judged: Judged,
  as: ReadAs,
): string[] {
  const { header, unit } = context;
  const warnings = [...table.warnings];
  for (const name of others) warnings.push(`other_sheet_ignored: ${name}`);
  for (const column of header.repeated) warnings.push(`repeated_column_ignored: ${columnLetters(column)}`);
  if (!header.columns.has('price')) warnings.push('no_price_column');
  if (unit.unit === 'thousands') warnings.push('prices_in_thousands');
  if (as.accounts.length > 1)
    warnings.push(`several_accounts: ${as.accounts.map(({ account }) => excerpt(account)).join(', ')}`);
  if (judged.accepted.length + judged.rejected.length === 0) warnings.push('no_rows');
  return warnings;
}

/** The sheets a person may choose from, and the one that is read. */
function choicesOf(table: Table, reading: SheetReading, aids: ReadingAids) {
  const choices = table.sheets.map((sheet): Choice => ({
    sheet,
    ...mapSheet(sheet, reading, aids.templates ?? []),
  }));
  const sheets = choices.map((choice) => ({
    name: choice.sheet.name,
    visibility: choice.sheet.visibility,
    rows: choice.sheet.rows.length,
    complete: isComplete(choice),
  }));
  const named =
    reading.sheet === undefined ? undefined : choices.find(({ sheet }) => sheet.name === reading.sheet);
  if (named) return { sheets, chosen: { choice: named, others: [] } };
  const open = choices.filter(({ sheet }) => sheet.visibility === 'visible' && hasContent(sheet));
  return { sheets, chosen: open.length === 0 ? null : chooseSheet(open) };
}

/** The sheet that is read and how it is mapped; null where the file holds nothing to read. */
export const chooseFrom = (table: Table, reading: SheetReading, aids: ReadingAids): Choice | null =>
  choicesOf(table, reading, aids).chosen?.choice ?? null;

function headerRowOf(header: Header | null): ParsedSheet['header_row'] {
  if (header === null) return null;
  return header.rows.length === 1 ? header.rows[0]! : header.rows;
}

/** Nothing to be read is there. */
function nothingIn(hiddenSheets: readonly string[]): Pick<ParsedSheet, 'file_error' | 'file_detail'> {
  const hidden = hiddenSheets.length > 0 ? ` (hidden sheets are not read: ${hiddenSheets.join(', ')})` : '';
  return { file_error: 'empty_file', file_detail: `the file holds no cells${hidden}` };
}

/** Reads the orders of a table. Never throws for what a file may contain. */
export function parseSheet(
  table: Table,
  fileName: string,
  reading: SheetReading = {},
  aids: ReadingAids = {},
): ParsedSheet {
  const { sheets, chosen } = choicesOf(table, reading, aids);
  const hiddenSheets = sheets.filter(({ visibility }) => visibility !== 'visible').map(({ name }) => name);
  const base = { ...emptyResult(table, fileName), sheets, hiddenSheets, warnings: table.warnings };
  if (!chosen) return { ...base, ...nothingIn(hiddenSheets) };
  const { choice, others } = chosen;
  const { sheet, header, template } = choice;
  const named = {
    ...base,
    sheet: sheet.name === '' ? null : sheet.name,
    template: template?.name ?? null,
    header_row: headerRowOf(header),
    columns: describeColumns(sheet, header),
  };
  if (header === null || header.missing.length > 0) {
    return { ...named, file_error: 'missing_column', file_detail: missingColumns(header, sheet) };
  }
  const how = { ...template?.reading, ...reading };
  const rows = bodyRows(sheet, header);
  const context = gatherContext(header, rows, table.dateSystem, how, aids.symbols ?? {});
  const judged = judgeRows(context, rows, table.delimiter, how);
  const as = readAs(context, rows, how);
  const { accepted, rejected, ignored } = judged;
  const warnings = collectWarnings(table, context, others, judged, as);
  return { ...named, read_as: as, accepted, rejected, ignored_rows: ignored, warnings };
}
