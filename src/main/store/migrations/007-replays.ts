/** Recordings by their hash, and the sessions that were traded on them. Their journals are streams like any other. */
export const replays = {
  number: 7,
  name: 'replays',
  sql: `
CREATE TABLE recordings (
  hash TEXT PRIMARY KEY,
  body BLOB NOT NULL
) STRICT;
CREATE TABLE replays (
  stream TEXT PRIMARY KEY,
  number INTEGER NOT NULL,
  about TEXT NOT NULL,
  parent TEXT,
  parent_seq INTEGER,
  hidden INTEGER NOT NULL DEFAULT 0
) STRICT;
`,
} as const;
