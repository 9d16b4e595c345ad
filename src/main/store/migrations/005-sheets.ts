/** Which row of a sheet became which order, and the sheets that baskets came from. */
export const sheets = {
  number: 5,
  name: 'sheets',
  sql: `
CREATE TABLE basket_rows (
  stream TEXT NOT NULL,
  basket_id TEXT NOT NULL,
  row INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  order_id TEXT NOT NULL,
  PRIMARY KEY (stream, basket_id, row)
) STRICT;
CREATE TABLE sheet_copies (
  number INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  basket_id TEXT NOT NULL,
  reading TEXT NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (stream, basket_id)
) STRICT;
`,
} as const;
