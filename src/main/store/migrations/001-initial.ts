/** The first schema. Immutable: a change is a new migration. */
export const initial = {
  number: 1,
  name: 'initial',
  sql: `
CREATE TABLE journal (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  payload TEXT NOT NULL,
  command_id TEXT NOT NULL,
  previous_hash TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_command ON journal (command_id) WHERE command_id <> '';
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE snapshots (
  stream TEXT NOT NULL,
  seq INTEGER NOT NULL,
  position INTEGER NOT NULL,
  journal_hash TEXT NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (stream, seq, position)
) STRICT;

CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

CREATE TABLE bar_chunks (
  instrument_id TEXT NOT NULL,
  timeframe TEXT NOT NULL,
  origin TEXT NOT NULL,
  first INTEGER NOT NULL,
  count INTEGER NOT NULL,
  source TEXT NOT NULL,
  checksum TEXT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (instrument_id, timeframe, origin, first)
) STRICT;

CREATE TABLE orders (
  stream TEXT NOT NULL,
  number INTEGER NOT NULL,
  id TEXT NOT NULL,
  instrument_id TEXT NOT NULL,
  side TEXT NOT NULL,
  type TEXT NOT NULL,
  time_in_force TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  price INTEGER,
  filled INTEGER NOT NULL,
  leaves INTEGER NOT NULL,
  filled_notional INTEGER NOT NULL,
  fees INTEGER NOT NULL,
  status TEXT NOT NULL,
  reason TEXT,
  denial TEXT,
  source TEXT NOT NULL,
  basket_id TEXT,
  note TEXT NOT NULL,
  placed_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  PRIMARY KEY (stream, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX orders_status ON orders (stream, status, number);
CREATE UNIQUE INDEX orders_id ON orders (stream, id);

CREATE TABLE order_events (
  stream TEXT NOT NULL,
  order_id TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (stream, order_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE fills (
  stream TEXT NOT NULL,
  fill INTEGER NOT NULL,
  order_id TEXT NOT NULL,
  instrument_id TEXT NOT NULL,
  side TEXT NOT NULL,
  price INTEGER NOT NULL,
  quantity INTEGER NOT NULL,
  liquidity TEXT NOT NULL,
  fees TEXT NOT NULL,
  realised INTEGER NOT NULL,
  currency TEXT NOT NULL,
  at INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (stream, fill)
) STRICT, WITHOUT ROWID;

CREATE TABLE positions (
  stream TEXT NOT NULL,
  instrument_id TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  total_cost INTEGER NOT NULL,
  realised INTEGER NOT NULL,
  fees INTEGER NOT NULL,
  PRIMARY KEY (stream, instrument_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  stream TEXT NOT NULL,
  account TEXT NOT NULL,
  currency TEXT NOT NULL,
  amount INTEGER NOT NULL,
  PRIMARY KEY (stream, account, currency)
) STRICT, WITHOUT ROWID;

CREATE TABLE baskets (
  stream TEXT NOT NULL,
  basket_id TEXT NOT NULL,
  name TEXT NOT NULL,
  file_name TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  at INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  PRIMARY KEY (stream, basket_id)
) STRICT, WITHOUT ROWID;
`,
} as const;
