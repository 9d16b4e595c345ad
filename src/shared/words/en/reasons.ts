/** English words for what is wrong with a sheet row, a sheet file, and the warnings on both. */
export const reasons = {
  missing_symbol: 'The symbol is missing',
  invalid_symbol: 'This is not a symbol',
  missing_side: 'Buy or sell is missing',
  invalid_side: 'Neither buy nor sell',
  missing_qty: 'The quantity is missing',
  invalid_qty: 'This is not a whole quantity above zero',
  missing_price: 'A limit order needs a price',
  invalid_price: 'This is not a price above zero',
  missing_stop_price: 'A stop order needs a stop price',
  invalid_order_type: 'Unknown order type',
  invalid_tif: 'Unknown time in force',
  invalid_date: 'This is not a date',
  ambiguous_number: 'The number can be read in two ways. Write it without group separators',
  cell_error: 'The cell holds a formula error',
  formula_without_value: 'The formula has no stored value. Open the file in Excel and save it once',
  duplicate: 'The same order appears earlier in the sheet',
  malformed_csv: 'This line of the CSV is broken (quotes or columns)',
} as const;

export const fileErrors = {
  not_a_workbook: 'This file is not a spreadsheet. Choose an XLSX, XLS or CSV file.',
  corrupt: 'The file is damaged and cannot be read. Save it again from Excel and try once more.',
  empty_file: 'The file is empty.',
  too_large_uncompressed: 'The file would unpack to more than is safe. It was not opened.',
  dtd_not_allowed:
    'The file declares an XML document type, which order sheets never need. It was not opened.',
  missing_column: 'A needed column was not found. A sheet needs at least symbol, side and quantity.',
  encrypted_or_corrupt: 'The file is protected by a password or damaged. Save a copy without a password.',
  ambiguous_zip: 'The file’s archive contradicts itself. It was not opened. Save it again from Excel.',
  unsupported_format: 'This format is not supported. Save the sheet as XLSX or CSV.',
} as const;

export const warnings = {
  hidden_row: 'The row is hidden in the sheet',
  hidden_sheet: 'The workbook has hidden sheets; they were not read',
  hidden_column: 'A column is hidden in the sheet',
  duplicate_row: 'The same order appears earlier in the sheet',
  price_unit: 'The price looks like thousands of đồng',
  lot_size: 'The quantity is not a round lot',
  tick_size: 'The price is off the tick',
  macro_ignored: 'The workbook has macros; they were ignored',
  macro_enabled: 'The workbook has macros; they were ignored',
  external_links: 'The workbook has external links; they were ignored',
  formula_cached: 'The value comes from a formula as last saved',
  date_ignored: 'The date is not used: orders are sent now',
} as const;
