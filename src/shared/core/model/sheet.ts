/** How an order sheet is read, and what reading it yields before it meets the market. Documented in docs/file-formats.md. */
import type { GroupKind } from './order.ts';

export type SheetField =
  | 'symbol'
  | 'side'
  | 'qty'
  | 'price'
  | 'stop'
  | 'type'
  | 'tif'
  | 'date'
  | 'time'
  | 'exchange'
  | 'account'
  | 'strategy'
  | 'sendAt'
  | 'takeProfit'
  | 'stopLoss'
  | 'group'
  | 'groupKind'
  | 'sizing'
  | 'note';

/** A cell as a person corrected it; '' empties it. */
export interface SheetEdit {
  readonly row: number;
  readonly field: SheetField;
  readonly text: string;
}

/** What a person says about a sheet; what is not said is found out. */
export interface SheetReading {
  /** The sheet's name. A hidden one is read only when it is named here. */
  readonly sheet?: string | undefined;
  /** Row of the heading, or its last row; 0 says that there is none. */
  readonly headerRow?: number | undefined;
  /** Field by column letters, over what the heading says; null for a column that is not read. */
  readonly columns?: Readonly<Record<string, SheetField | null>> | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly dates?: 'day-first' | 'month-first' | undefined;
  /** Whether đồng prices below a thousand are in thousands. */
  readonly prices?: 'units' | 'thousands' | undefined;
  /** What B alone means: in Vietnamese it may be Bán. */
  readonly letterB?: 'buy' | 'sell' | undefined;
  /** Rows of other accounts are skipped. */
  readonly accounts?: readonly string[] | undefined;
  readonly hiddenRows?: 'read' | 'skip' | undefined;
  /** Keeps rows that repeat an earlier one word for word. */
  readonly repeats?: 'skip' | 'keep' | undefined;
  readonly edits?: readonly SheetEdit[] | undefined;
}

/** A mapping kept under a name: found again by the headings of a sheet. */
export interface SheetTemplate {
  readonly name: string;
  readonly headings: readonly { readonly title: string; readonly field: SheetField | null }[];
  readonly reading: Pick<SheetReading, 'decimal' | 'dates' | 'prices' | 'letterB' | 'hiddenRows' | 'repeats'>;
}

/** What is known of a symbol where the sheet is read: whether its prices are đồng, and about what it costs. */
export interface SymbolHint {
  readonly currency: string;
  readonly price: number;
}

/** What the reader may look at beside the sheet. */
export interface ReadingAids {
  readonly templates?: readonly SheetTemplate[] | undefined;
  readonly symbols?: Readonly<Record<string, SymbolHint>> | undefined;
}

export type RowReason =
  | 'missing_symbol'
  | 'invalid_symbol'
  | 'missing_side'
  | 'invalid_side'
  | 'missing_qty'
  | 'invalid_qty'
  | 'missing_price'
  | 'invalid_price'
  | 'missing_stop_price'
  | 'invalid_order_type'
  | 'invalid_tif'
  | 'invalid_date'
  | 'ambiguous_number'
  | 'cell_error'
  | 'formula_without_value'
  | 'invalid_send_time'
  | 'invalid_group'
  | 'invalid_sizing'
  | 'duplicate'
  | 'malformed_csv';

export type FileError =
  | 'not_a_workbook'
  | 'corrupt'
  | 'empty_file'
  | 'too_large_uncompressed'
  | 'dtd_not_allowed'
  | 'missing_column'
  | 'encrypted_or_corrupt'
  | 'ambiguous_zip'
  | 'unsupported_format';

export interface AcceptedRow {
  /** 1-based line of the sheet. */
  readonly row: number;
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  /** Null where the row says how to size the order instead. */
  readonly qty: number | null;
  readonly price: number | null;
  readonly type: 'LIMIT' | 'MARKET' | 'ATO' | 'ATC' | 'MTL' | 'MOK' | 'MAK' | 'STOP' | 'STOP_LIMIT';
  readonly stop?: number;
  readonly tif?: 'DAY' | 'GTC' | 'IOC' | 'FOK';
  readonly date?: string;
  readonly time?: string;
  readonly exchange?: string;
  readonly account?: string;
  readonly strategy?: string;
  /** `hh:mm:ss` of the market's day, or `yyyy-mm-ddThh:mm:ss`; market time. */
  readonly sendAt?: string;
  readonly takeProfit?: number;
  readonly stopLoss?: number;
  /** Rows of one group name belong together. */
  readonly group?: string;
  readonly groupKind?: GroupKind;
  readonly sizing?: SheetSizing;
  readonly note?: string;
  /** Exact decimal texts: the numbers above are for reading. */
  readonly exact: ExactTexts;
  readonly warning?: string;
  readonly warnings?: readonly string[];
}

export interface ExactTexts {
  readonly qty: string | null;
  readonly price: string | null;
  readonly stop: string | null;
  readonly takeProfit: string | null;
  readonly stopLoss: string | null;
}

/** How large an order is to be; see risk/sizing.ts. `amount` is a plain decimal in the instrument's currency. */
export type SheetSizing =
  | { readonly method: 'percent-of-equity' | 'risk-per-trade'; readonly bps: number }
  | { readonly method: 'fixed-notional'; readonly amount: string };

/** What a row's cells say, as they stand in the sheet; for showing a row that could not be read. */
export type RowTexts = Readonly<Record<'symbol' | 'side' | 'type' | 'qty' | 'price', string>>;

export interface RejectedRow {
  readonly row: number;
  readonly reason: RowReason;
  readonly detail: string;
  /** Where, as a spreadsheet reference such as D17; the line for CSV. */
  readonly cell: string | null;
  readonly says?: RowTexts;
}

export interface SkippedRow {
  readonly row: number;
  /**
   * `note` is a remark or signature outside the orders, `header` a heading repeated further down, `hidden` and `account`
   * are left out by choice.
   */
  readonly why: 'blank' | 'total' | 'note' | 'header' | 'hidden' | 'account';
}

/** How the cells were read, and what was chosen or found out to read them so. */
export interface ReadAs {
  readonly decimal: '.' | ',' | 'either';
  /** Order of day and month; `ambiguous` counts dates that both orders allow and the column does not decide. */
  readonly dates: { readonly order: 'day-first' | 'month-first' | 'mixed'; readonly ambiguous: number };
  readonly prices: {
    readonly unit: 'units' | 'thousands';
    readonly because: 'heading' | 'instruments' | 'choice' | 'default';
  };
  /** Rows whose side is the letter B alone. */
  readonly letterB: { readonly means: 'buy' | 'sell' | 'unknown'; readonly rows: number };
  /** Accounts the rows name, with how many rows do. */
  readonly accounts: readonly { readonly account: string; readonly rows: number }[];
  readonly hiddenRows: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'very-hidden';
  readonly rows: number;
  /** Its heading names all that an order needs. */
  readonly complete: boolean;
}

export interface ParsedSheet {
  readonly file: string;
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet: string | null;
  readonly sheets: readonly SheetInfo[];
  /** The template that was recognised or named, if any. */
  readonly template: string | null;
  readonly read_as: ReadAs | null;
  readonly hiddenSheets: readonly string[];
  readonly header_row: number | readonly number[] | null;
  /** Field by column letter, as understood. */
  readonly columns: readonly {
    readonly column: string;
    readonly header: string;
    readonly field: SheetField | null;
    /** What stands first below it. */
    readonly sample: string;
  }[];
  readonly file_error: FileError | null;
  readonly file_detail: string | null;
  readonly accepted: readonly AcceptedRow[];
  readonly rejected: readonly RejectedRow[];
  readonly ignored_rows: readonly SkippedRow[];
  readonly warnings: readonly string[];
}
