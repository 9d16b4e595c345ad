/** Every code of order sheets that needs words; complete by type. */
import type { FileError, RowReason, SheetField } from '#core/model/sheet.ts';

export const rowReasons: Record<RowReason, true> = {
  missing_symbol: true,
  invalid_symbol: true,
  missing_side: true,
  invalid_side: true,
  missing_qty: true,
  invalid_qty: true,
  missing_price: true,
  invalid_price: true,
  missing_stop_price: true,
  invalid_order_type: true,
  invalid_tif: true,
  invalid_date: true,
  invalid_send_time: true,
  invalid_group: true,
  invalid_sizing: true,
  ambiguous_number: true,
  cell_error: true,
  formula_without_value: true,
  duplicate: true,
  malformed_csv: true,
};

export const sheetFields: Record<SheetField, true> = {
  symbol: true,
  side: true,
  qty: true,
  price: true,
  stop: true,
  type: true,
  tif: true,
  date: true,
  time: true,
  exchange: true,
  account: true,
  strategy: true,
  sendAt: true,
  takeProfit: true,
  stopLoss: true,
  group: true,
  groupKind: true,
  sizing: true,
  note: true,
};

export const fileErrorCodes: Record<FileError, true> = {
  not_a_workbook: true,
  corrupt: true,
  empty_file: true,
  too_large_uncompressed: true,
  dtd_not_allowed: true,
  missing_column: true,
  encrypted_or_corrupt: true,
  ambiguous_zip: true,
  unsupported_format: true,
};
