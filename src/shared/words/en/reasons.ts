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
  duplicate: 'The same order appears earlier in the sheet',
  price_in_thousands: 'The price was read as thousands of đồng',
  price_not_in_thousands: 'The price was read as đồng, though the column says thousands',
  prices_in_thousands: 'Prices were read as thousands of đồng, as the header says',
  maybe_thousand_vnd: 'The price looks like thousands of đồng. Check it',
  price_ignored: 'The price is ignored: this order type has none',
  stop_ignored: 'The stop price is ignored: this order type has none',
  ambiguous_date: 'The date can be read as day/month or month/day',
  invisible_characters: 'Invisible characters were removed',
  no_price_column: 'There is no price column: rows without an order type are market orders',
  no_rows: 'No orders were found',
  other_sheet_ignored: 'Another sheet was not read',
  repeated_column_ignored: 'A column that appears twice was read once',
  macros_ignored: 'The workbook has macros; they were ignored',
  embedded_objects_ignored: 'Embedded objects were ignored',
  external_links_ignored: 'Links to other files were ignored',
  long_text_cut: 'A very long text was cut',
  merged_cells_beyond_limit_ignored: 'Merged cells far outside the table were ignored',
  columns_beyond_limit_ignored: 'Columns far to the right were not read',
  undecodable_bytes: 'Some characters could not be read in this encoding',
  cell_given_twice: 'A cell is given twice in the file; the first was used',
  bad_cell_reference: 'A cell with a broken reference was ignored',
  missing_shared_string: 'A text is missing from the file',
} as const;

/** Why a line of price history is no bar. */
export const barProblems = {
  'not-positive': 'a price is not above zero',
  'high-below-low': 'the high is below the low',
  'high-too-low': 'the high is below the open or the close',
  'low-too-high': 'the low is above the open or the close',
  'no-date': 'the date is missing',
  'bad-date': 'the date does not exist',
  'no-open': 'the open is missing',
  'no-high': 'the high is missing',
  'no-low': 'the low is missing',
  'no-close': 'the close is missing',
  'bad-open': 'the open is not a number',
  'bad-high': 'the high is not a number',
  'bad-low': 'the low is not a number',
  'bad-close': 'the close is not a number',
  'bad-volume': 'the volume is not a number',
  malformed: 'the line is broken (quotes)',
} as const;

/** Why a file as a whole could not be read; a part of the sentences in errors.ts. */
export const fileProblems = {
  missing: 'there is no such file',
  folder: 'it is a folder',
  forbidden: 'it may not be read',
  exists: 'a file of that name exists already',
  gone: 'it was moved, changed or removed since it was chosen',
  'no-heading': 'no heading was found',
  'no-bars': 'the file holds no bars',
  price: 'the price {{price}} is beyond what can be computed with',
  'no-usable-bars': 'no bar could be read (line {{line}}: {{why}})',
} as const;
