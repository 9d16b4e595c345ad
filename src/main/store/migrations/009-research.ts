/** Strategies with their versions by content hash, and runs with what they came to. Versions and runs are never removed. */
export const research = {
  number: 9,
  name: 'research',
  sql: `
CREATE TABLE strategies (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  tags TEXT NOT NULL DEFAULT '[]',
  sets TEXT NOT NULL DEFAULT '[]',
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE strategy_sources (
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT NOT NULL
) STRICT;
CREATE TABLE strategy_versions (
  strategy INTEGER NOT NULL REFERENCES strategies (id),
  number INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES strategy_sources (hash),
  at INTEGER NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (strategy, number)
) STRICT;
CREATE INDEX strategy_versions_by_hash ON strategy_versions (hash);
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  status TEXT NOT NULL,
  view TEXT NOT NULL,
  spec TEXT NOT NULL,
  prints TEXT,
  fingerprint TEXT,
  hidden INTEGER NOT NULL DEFAULT 0,
  screen BLOB,
  curves BLOB,
  trades BLOB,
  journal BLOB
) STRICT;
CREATE INDEX runs_by_fingerprint ON runs (fingerprint);
CREATE TABLE run_strategies (
  run TEXT NOT NULL REFERENCES runs (id),
  hash TEXT NOT NULL,
  PRIMARY KEY (run, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_strategies_by_hash ON run_strategies (hash);
CREATE TABLE forward_runs (
  id TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  stream TEXT NOT NULL,
  view TEXT NOT NULL,
  spec TEXT NOT NULL
) STRICT;
`,
} as const;
