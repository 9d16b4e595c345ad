/**
 * What a workbook is to say, in this program's own terms: plain data that `xlsx.ts` and `csv.ts` turn into bytes.
 * Known limits: no merged cells, no pictures; a validation's list holds words without commas.
 */

export type StyleName =
  | 'plain'
  | 'title'
  | 'label'
  /** What stands beside a label. */
  | 'value'
  | 'muted'
  /** A heading of the program's own. */
  | 'heading'
  | 'figure-heading'
  /** A heading in the user's words, and a cell of the user's. */
  | 'user-heading'
  | 'user-figure-heading'
  | 'user-cell'
  | 'figure'
  /** Below a column: what it adds up to. */
  | 'total'
  | 'wrapped'
  | 'good'
  | 'warn'
  | 'bad'
  | 'neutral';

interface Dressed {
  readonly style?: StyleName;
  /** A spreadsheet's number format, such as `#,##0.00`; `@` is text. */
  readonly format?: string;
}

export type BookCell = Dressed &
  (
    | { readonly kind: 'empty' }
    | { readonly kind: 'text'; readonly text: string }
    /**
     * Plain decimal text, or a stored binary number that is kept as it is. A decimal with more than fifteen
     * significant digits becomes text: spreadsheets would round it.
     */
    | { readonly kind: 'number'; readonly value: string | number }
    /** `2025-03-06`, `09:15:00` or `2025-03-06T09:15:00`; anything else stays text. Zones are not converted. */
    | { readonly kind: 'moment'; readonly iso: string }
    /** Without its `=`, and what it comes to: shown until a spreadsheet reckons again. The program's own, never a user's text. */
    | { readonly kind: 'formula'; readonly formula: string; readonly value: number }
    | { readonly kind: 'boolean'; readonly value: boolean }
    /** A spreadsheet's error such as `#REF!`. */
    | { readonly kind: 'error'; readonly text: string }
  );

export interface BookColumn {
  /** Set for all columns of a sheet or for none: the headings are its first row. */
  readonly header?: string;
  readonly headerStyle?: StyleName;
  /** In characters. */
  readonly width: number;
}

/** Words offered in a column's cells; others are taken after a warning. */
export interface WordList {
  /** From 0. */
  readonly column: number;
  readonly words: readonly string[];
  /** Rows below the heading it holds for. */
  readonly rows: number;
}

export interface BookSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly BookColumn[];
  /** Read once, row by row. */
  readonly rows: Iterable<readonly BookCell[]>;
  /** Rows that stay on the screen. */
  readonly frozenRows?: number;
  /** A filter over the headings. */
  readonly filter?: boolean;
  readonly lists?: readonly WordList[];
  readonly gridLines?: boolean;
}

export interface Book {
  readonly title: string;
  readonly language: 'en' | 'vi';
  readonly sheets: readonly BookSheet[];
  /** Of stored serial numbers; 1900 unless the user's own workbook counts otherwise. */
  readonly dateSystem?: 1900 | 1904;
}

export const EMPTY: BookCell = { kind: 'empty' };
export const text = (value: string, style?: StyleName, format?: string): BookCell => ({
  kind: 'text',
  text: value,
  style,
  format,
});
