/** Repairs of series with what takes them back, and what companies did that prices before it do not know. */
export const seriesRepairs = {
  number: 8,
  name: 'series-repairs',
  sql: `
CREATE TABLE series_repairs (
  series_id INTEGER NOT NULL REFERENCES series (id),
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  repairs TEXT NOT NULL,
  undo TEXT NOT NULL,
  hash_before TEXT NOT NULL,
  hash_after TEXT NOT NULL,
  score_before INTEGER NOT NULL,
  score_after INTEGER NOT NULL,
  undone_at INTEGER,
  PRIMARY KEY (series_id, number)
) STRICT;
CREATE TABLE series_actions (
  symbol TEXT NOT NULL,
  ex_date TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (symbol, ex_date, kind)
) STRICT, WITHOUT ROWID;
`,
} as const;
