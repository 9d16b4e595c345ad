/** What became of the rows of an imported sheet, as the engine tells it: plain data, figures as decimal text. */
import type { CellContent } from '#core/intent/table.ts';
import type { SheetField } from '#core/model/sheet.ts';

/** A cell of the user's own; null where there is none. */
export type ResultCell = CellContent | null;

export type RowStatus =
  'filled' | 'partly-filled' | 'working' | 'scheduled' | 'cancelled' | 'denied' | 'not-sent' | 'skipped';

export interface ResultRow {
  /** In the user's file. */
  readonly row: number;
  /** One for each of the user's columns, in their order. */
  readonly cells: readonly ResultCell[];
  readonly status: RowStatus;
  readonly orderId: string | null;
  /** Asked, and done so far. */
  readonly quantity: string | null;
  readonly filled: string | null;
  readonly averagePrice: string | null;
  readonly fees: string | null;
  readonly currency: string | null;
  readonly realised?: string | null;
  /** In words of the workbook's language. */
  readonly reason: string | null;
  /** ISO, market time. */
  readonly sentAt?: string | null;
}

/** Money of one currency. */
export interface ResultTotal {
  readonly currency: string;
  readonly orders: number;
  readonly bought: string;
  readonly sold: string;
  readonly fees: string;
  readonly pnl: string;
}

export interface SheetResult {
  readonly basket: {
    readonly name: string;
    readonly fileName: string;
    readonly sheet: string | null;
    /** ISO, market time. */
    readonly committedAt: string;
    readonly account: string;
  };
  /** The user's columns; `field` is what the importer took the column for, if it is known. */
  readonly columns: readonly { readonly header: string; readonly field?: SheetField | null }[];
  readonly rows: readonly ResultRow[];
  readonly totals: readonly ResultTotal[];
  readonly counts: Readonly<Partial<Record<RowStatus, number>>>;
  /** SHA-256 of the user's file. */
  readonly fileHash: string;
  /** ISO, market time. */
  readonly madeAt: string;
  /** Of the user's workbook; stored dates mean other days in the 1904 system. */
  readonly dateSystem?: 1900 | 1904;
}
