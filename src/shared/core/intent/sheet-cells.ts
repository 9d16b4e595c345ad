/** The sheet's own cells: all of them for giving them back, one row's by field for editing. */
import type { ReadingAids, SheetField, SheetReading } from '../model/sheet.ts';
import { dateFromNumber, timeFromNumber } from './dates.ts';
import { storedNumber } from './numbers.ts';
import { chooseFrom } from './parse-sheet.ts';
import {
  cellAt,
  cellText,
  columnLetters,
  type Cell,
  type CellContent,
  type Table,
  type TableRow,
} from './table.ts';

export interface SheetCells {
  readonly columns: readonly { readonly header: string; readonly field: SheetField | null }[];
  /** One for each column; null where the cell is empty. */
  cells(row: number): readonly (CellContent | null)[];
}

function findRow(rows: readonly TableRow[], number: number): TableRow | undefined {
  let [low, high] = [0, rows.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = rows[middle]!;
    if (found.number === number) return found;
    if (found.number < number) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** The columns of the sheet that is read, from the first to the last that holds anything; null where none can be read. */
export function sheetCells(table: Table, reading: SheetReading, aids: ReadingAids): SheetCells | null {
  const chosen = chooseFrom(table, reading, aids);
  if (!chosen?.header) return null;
  const { sheet, header } = chosen;
  const numbers = new Set(header.titles.keys());
  for (const { cells } of sheet.rows) for (const { column } of cells) numbers.add(column);
  const columns = [...numbers].sort((a, b) => a - b);
  const edits = new Map<number, Map<number, Cell>>();
  for (const { row, field, text } of reading.edits ?? []) {
    const column = header.columns.get(field);
    if (column === undefined) continue;
    const cells = edits.get(row) ?? new Map<number, Cell>();
    edits.set(row, cells.set(column, { kind: 'text', text, column }));
  }
  return {
    columns: columns.map((column) => ({
      header: header.titles.get(column) ?? '',
      field: header.fields.get(column) ?? null,
    })),
    cells: (number) => {
      const row = findRow(sheet.rows, number);
      return columns.map((column) => edits.get(number)?.get(column) ?? (row && cellAt(row, column)) ?? null);
    },
  };
}

/** As a person would type it into the sheet: dates as dates, decimals with the sheet's own sign. */
function typed(cell: CellContent | undefined, dateSystem: 1900 | 1904, comma: boolean): string {
  if (cell?.kind !== 'number') return cellText(cell);
  if (cell.shape === 'date' || cell.shape === 'datetime') {
    const moment = dateFromNumber(cell.value, cell.shape, dateSystem);
    if (moment?.date) return moment.time ? `${moment.date} ${moment.time}` : moment.date;
  }
  if (cell.shape === 'time') return timeFromNumber(cell.value) ?? cellText(cell);
  return cell.shape === 'percent' ? `${figure(cell.value * 100, comma)}%` : figure(cell.value, comma);
}

/** Three decimals could be taken for thousands: a fourth cannot. */
function figure(value: number, comma: boolean): string {
  const text = (storedNumber(value) ?? String(value)).replace(/\.\d{3}$/, '$&0');
  return comma ? text.replace('.', ',') : text;
}

export interface RowText {
  readonly field: SheetField;
  readonly column: string | null;
  readonly header: string;
  readonly text: string;
}

/** A row's cells by field; empty where there is no such row. */
export function rowTexts(table: Table, reading: SheetReading, aids: ReadingAids, number: number): RowText[] {
  const chosen = chooseFrom(table, reading, aids);
  const row = chosen && findRow(chosen.sheet.rows, number);
  if (!chosen?.header || !row) return [];
  const { header } = chosen;
  const comma = reading.decimal === ',' || (reading.decimal === undefined && header.vietnamese);
  const edits = (reading.edits ?? []).filter((edit) => edit.row === number);
  const text = (field: SheetField, column: number): string =>
    edits.findLast((edit) => edit.field === field)?.text ??
    typed(cellAt(row, column), table.dateSystem, comma);
  return [...header.columns].map(([field, column]) => ({
    field,
    column: columnLetters(column),
    header: header.titles.get(column) ?? '',
    text: text(field, column),
  }));
}
