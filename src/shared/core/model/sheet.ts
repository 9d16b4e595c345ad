/** What reading an order sheet yields before it meets the market. Documented in docs/file-formats.md. */

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
  | 'note';

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
  readonly qty: number;
  readonly price: number | null;
  readonly type: 'LIMIT' | 'MARKET' | 'ATO' | 'ATC' | 'MTL' | 'MOK' | 'MAK' | 'STOP' | 'STOP_LIMIT';
  readonly stop?: number;
  readonly tif?: 'DAY' | 'GTC' | 'IOC' | 'FOK';
  readonly date?: string;
  readonly time?: string;
  readonly exchange?: string;
  readonly account?: string;
  readonly note?: string;
  /** Exact decimal texts of qty, price and stop: the numbers above are for reading. */
  readonly exact: { readonly qty: string; readonly price: string | null; readonly stop: string | null };
  readonly warning?: string;
  readonly warnings?: readonly string[];
}

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
  /** `note` is a remark or signature outside the orders, `header` a heading repeated further down. */
  readonly why: 'blank' | 'total' | 'note' | 'header';
}

export interface ParsedSheet {
  readonly file: string;
  readonly format: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly sheet: string | null;
  readonly hiddenSheets: readonly string[];
  readonly header_row: number | readonly number[] | null;
  /** Field by column letter, as understood. */
  readonly columns: readonly {
    readonly column: string;
    readonly header: string;
    readonly field: SheetField | null;
  }[];
  readonly file_error: FileError | null;
  readonly file_detail: string | null;
  readonly accepted: readonly AcceptedRow[];
  readonly rejected: readonly RejectedRow[];
  readonly ignored_rows: readonly SkippedRow[];
  readonly warnings: readonly string[];
}
