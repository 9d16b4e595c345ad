/**
 * Imported bars as series of their own, whether or not their symbol can be traded. A chunk's bytes stand apart from the
 * list of chunks, so that a long import is written piece by piece and becomes visible in one small step.
 */
export const series = {
  number: 6,
  name: 'series',
  sql: `
DELETE FROM bar_chunks WHERE origin = 'imported';
CREATE TABLE series (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  symbol TEXT NOT NULL,
  timeframe TEXT NOT NULL,
  kind TEXT NOT NULL,
  calendar TEXT NOT NULL,
  stamp TEXT NOT NULL,
  unit TEXT NOT NULL,
  price_scale INTEGER NOT NULL,
  volume_scale INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  count INTEGER NOT NULL,
  hash TEXT NOT NULL,
  deleted_at INTEGER,
  quality TEXT
) STRICT;
CREATE UNIQUE INDEX series_live ON series (symbol, timeframe) WHERE deleted_at IS NULL;
CREATE TABLE series_bodies (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;
CREATE TABLE series_chunks (
  series_id INTEGER NOT NULL REFERENCES series (id),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  count INTEGER NOT NULL,
  price_scale INTEGER NOT NULL,
  volume_scale INTEGER NOT NULL,
  largest_price INTEGER NOT NULL,
  largest_volume INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  checksum INTEGER NOT NULL,
  body_id INTEGER NOT NULL REFERENCES series_bodies (id),
  PRIMARY KEY (series_id, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX series_chunks_body ON series_chunks (body_id);
CREATE TABLE series_imports (
  series_id INTEGER NOT NULL REFERENCES series (id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  rows INTEGER NOT NULL,
  added INTEGER NOT NULL,
  replaced INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  skipped INTEGER NOT NULL,
  findings TEXT NOT NULL,
  stamp TEXT NOT NULL,
  timezone TEXT NOT NULL,
  dialect TEXT NOT NULL,
  PRIMARY KEY (series_id, number)
) STRICT, WITHOUT ROWID;
`,
} as const;
