/**
 * The neutral form every reader of files produces and the order-sheet reader consumes: sheets of sparse, typed cells.
 * Invariants: rows ascend by number, cells of a row by column; both count from 1; absent means empty.
 */

/** What the number format says a number is meant to be. */
export type NumberShape = 'plain' | 'date' | 'time' | 'datetime' | 'percent';

export type CellContent =
  | { readonly kind: 'text'; readonly text: string }
  /** As stored. NaN and Infinity stand for numbers the file spelled but nothing can hold. */
  | { readonly kind: 'number'; readonly value: number; readonly shape: NumberShape }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** A date the file wrote as text of its own (ISO 8601), not as a serial number. */
  | { readonly kind: 'iso-date'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }
  | { readonly kind: 'formula-without-value' };

export type Cell = CellContent & { readonly column: number };

export interface TableRow {
  readonly number: number;
  readonly hidden: boolean;
  readonly cells: readonly Cell[];
  /** Set when the text of the row could not be taken apart (an unclosed quote, say). */
  readonly malformed?: string;
}

export interface MergedRange {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

export type Visibility = 'visible' | 'hidden' | 'very-hidden';

export interface TableSheet {
  readonly name: string;
  readonly visibility: Visibility;
  readonly rows: readonly TableRow[];
  readonly merges: readonly MergedRange[];
}

export interface Table {
  /** `XLSX`, `XLSM`, `XLSB`, `ODS`, `BIFF8 .xls`, `BIFF5 .xls`, `CSV`, `TSV`. */
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly dateSystem: 1900 | 1904;
  readonly sheets: readonly TableSheet[];
  /** Codes, each optionally followed by `: ` and what it is about. */
  readonly warnings: readonly string[];
}

/** Binary search: rows are sparse and wide ones are common. */
export function cellAt(row: TableRow, column: number | undefined): Cell | undefined {
  if (column === undefined) return undefined;
  const { cells } = row;
  let [low, high] = [0, cells.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = cells[middle]!;
    if (found.column === column) return found;
    if (found.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** 1 is A, 27 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** A is 1, AA is 27; 0 for what names no column. */
export function columnNumber(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return 0;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);
}

/** The cell's content as a person would type it; '' where there is none. For headings, words and messages. */
export function cellText(cell: CellContent | undefined): string {
  switch (cell?.kind) {
    case undefined:
    case 'formula-without-value':
      return '';
    case 'number':
      return String(cell.value);
    case 'boolean':
      return cell.value ? 'TRUE' : 'FALSE';
    case 'text':
    case 'iso-date':
    case 'error':
      return cell.text;
  }
}
