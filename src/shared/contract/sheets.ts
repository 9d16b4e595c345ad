/**
 * An order sheet on its way: opened, previewed (parsed, then played in sequence on a what-if of the market), committed.
 * Parsing alone yields core's `ParsedSheet`. Scaled integers where nothing else is said.
 */
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { QueuePlace, Waiting } from '#core/model/order.ts';
import type {
  ParsedSheet,
  RowReason,
  SheetField,
  SheetReading,
  SheetTemplate,
  SkippedRow,
} from '#core/model/sheet.ts';
import type { Currency } from '#core/units/units.ts';
import type { ListingTemplate } from './listing.ts';
import type { BasketView } from './views.ts';

/** `denied` is also a row that cannot be read; `skipped` rows are no orders, or were left out by choice. */
export type RowVerdict = 'accepted' | 'warning' | 'denied' | 'duplicate' | 'skipped';

export interface OpenedSheet {
  readonly sheetId: string;
  readonly fileName: string;
  /** Of the file's bytes. */
  readonly fileHash: string;
  readonly size: number;
}

/** What an earlier version of the file made of this row. */
export interface RowChange {
  readonly orderId: string;
  readonly qty: number;
  readonly price: number | null;
  readonly filled: number;
  readonly status: 'working' | 'filled' | 'cancelled' | 'denied';
}

export interface PreviewRow {
  readonly row: number;
  readonly verdict: RowVerdict;
  /** Why it is skipped; `unchosen` is a person's choice. */
  readonly skipped: SkippedRow['why'] | 'unchosen' | null;
  readonly symbol: string;
  readonly instrumentId: string | null;
  readonly side: 'BUY' | 'SELL' | null;
  readonly type: string | null;
  readonly tif: string | null;
  /** As read, as plain decimals; as the sheet says where it could not be read. */
  readonly qty: string | null;
  readonly price: string | null;
  readonly stop: string | null;
  readonly takeProfit: string | null;
  readonly stopLoss: string | null;
  /** Moment of market time. */
  readonly sendAt: number | null;
  readonly group: string | null;
  readonly strategy: string | null;
  readonly account: string | null;
  readonly note: string | null;
  /** The quantity came from a way of sizing. */
  readonly sized: boolean;
  readonly cell: string | null;
  readonly reason: RowReason | null;
  readonly detail: string | null;
  readonly suggestion: string | null;
  /** A duplicate of a row of another file: left out unless it is chosen. */
  readonly again: boolean;
  /** The row was another one in an earlier version of the file: left out unless it is chosen. */
  readonly change: RowChange | null;
  /** The order that this very row became before, and what has become of it. */
  readonly done: Pick<RowChange, 'orderId' | 'status' | 'filled'> | null;
  readonly denial: Denial | null;
  readonly warnings: readonly string[];
  /** Rules that warn of it or make it smaller, by id. */
  readonly rules: readonly string[];
  /** What a rule makes of the quantity; null when it stays. */
  readonly reducedTo: number | null;
  /** What the dry run did with it, in sequence after the rows before it. */
  readonly fillsNow: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly waiting: Waiting | null;
  readonly queue: QueuePlace | null;
  readonly notional: number;
  readonly fees: number;
  readonly currency: Currency | null;
  /** Fields that a person corrected. */
  readonly edited: readonly SheetField[];
}

/** One row with everything known of it. */
export interface RowDetail {
  readonly row: PreviewRow;
  readonly checks: readonly CheckResult[];
  /** The row's cells as they stand, or as they were corrected; the text a person would edit. */
  readonly cells: readonly {
    readonly field: SheetField;
    readonly column: string | null;
    readonly header: string;
    readonly text: string;
    readonly edited: boolean;
  }[];
}

/** A rule that the rows come near to or beyond. */
export interface TouchedLimit {
  readonly check: string;
  readonly rule: string | null;
  readonly unit: CheckResult['unit'];
  readonly value: number;
  readonly limit: number;
  readonly passed: boolean;
  /** The row that comes nearest, or first goes beyond. */
  readonly row: number;
  readonly rows: number;
}

/** A symbol that the workspace does not know, and how it could be listed. */
export interface UnknownSymbol {
  readonly symbol: string;
  readonly rows: number;
  readonly template: ListingTemplate;
  /** A reference price, from the rows that name it. */
  readonly price: string | null;
  readonly suggestion: string | null;
}

export interface SheetPreview {
  readonly sheetId: string;
  /** Counts up with each preview of the sheet: names the one that is committed. */
  readonly version: number;
  readonly fileName: string;
  readonly fileHash: string;
  readonly reading: SheetReading;
  /** What was understood of the file; its rows come by `sheets.rows`. */
  readonly parsed: Omit<ParsedSheet, 'accepted' | 'rejected' | 'ignored_rows'>;
  readonly skipped: readonly { readonly why: NonNullable<PreviewRow['skipped']>; readonly rows: number }[];
  readonly rows: number;
  /** Where the market stood. */
  readonly market: { readonly position: number; readonly at: number };
  /** The basket that already holds this very file. */
  readonly alreadyImported: { readonly basketId: string; readonly name: string; readonly at: number } | null;
  /** The basket of an earlier version of the file. */
  readonly earlier: {
    readonly basketId: string;
    readonly name: string;
    readonly at: number;
    readonly unchanged: number;
    readonly changed: number;
    readonly added: number;
  } | null;
  readonly totals: {
    readonly accepted: number;
    readonly warnings: number;
    readonly denied: number;
    readonly duplicates: number;
    readonly skipped: number;
    readonly byCurrency: readonly {
      readonly currency: Currency;
      readonly buys: number;
      readonly sells: number;
      readonly fees: number;
      readonly buyingPower: number;
      readonly buyingPowerAfter: number;
    }[];
  };
  /** What is held of each instrument that the rows touch, now, once what fills at once has, and at most. */
  readonly positions: readonly {
    readonly instrumentId: string;
    readonly before: number;
    readonly after: number;
    readonly openBuys: number;
    readonly openSells: number;
  }[];
  readonly limits: readonly TouchedLimit[];
  readonly unknown: readonly UnknownSymbol[];
}

/** What a row was before the market moved. */
export interface ChangedRow {
  readonly row: number;
  /** Another verdict, or only other figures. */
  readonly what: 'verdict' | 'figures';
  readonly was: Pick<PreviewRow, 'verdict' | 'fillsNow' | 'averagePrice' | 'notional' | 'fees'>;
}

export interface SheetCommitted {
  readonly denial: Denial | null;
  readonly basket: BasketView | null;
  /** Nothing was sent, because these rows are not what was previewed any more; empty where that is not so. */
  readonly changed: readonly ChangedRow[];
  /** The sheet as it would be now, where rows changed. */
  readonly preview: SheetPreview | null;
}

/** How far reading or checking has come. */
export interface SheetProgress {
  readonly sheetId: string;
  readonly stage: 'reading' | 'checking';
  readonly done: number;
  readonly total: number;
}

/** Sheets that lie in the watched folder. Nothing is ever sent from there by itself. */
export interface SheetInbox {
  readonly folder: string | null;
  /** Why the folder cannot be looked into. */
  readonly problem: 'missing' | 'forbidden' | 'no-folder' | null;
  readonly files: readonly {
    readonly name: string;
    readonly size: number;
    /** Wall-clock time of its last change. */
    readonly modified: number;
    /** `imported`: a basket came of this very file. */
    readonly status: 'new' | 'seen' | 'imported';
  }[];
}

export type { SheetReading, SheetTemplate };
