/** Snapshots of state, market and tape at a journal position: where start-up begins. Checked by their own hash. */
import { createHash } from 'node:crypto';
import { prepared, type Readable, type Writable } from './database.ts';
import type { Head } from './journal.ts';

export interface StoredSnapshot {
  readonly head: Head;
  readonly position: number;
  readonly body: string;
}

const KEPT = 2;
const hashOf = (body: string): string => createHash('sha256').update(body).digest('hex');

/** Inside the caller's transaction. Older snapshots but the last one are dropped. */
export function writeSnapshot(
  db: Writable,
  stream: string,
  head: Head,
  position: number,
  body: string,
): void {
  prepared(db, 'INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?, ?)').run(
    stream,
    head.seq,
    position,
    head.hash,
    body,
    hashOf(body),
  );
  prepared(
    db,
    'DELETE FROM snapshots WHERE stream = ? AND rowid NOT IN (SELECT rowid FROM snapshots WHERE stream = ? ORDER BY seq DESC, position DESC LIMIT ?)',
  ).run(stream, stream, KEPT);
}

/** Newest intact snapshot, or null: start-up then replays the whole stream. */
export function latestSnapshot(db: Readable, stream: string): StoredSnapshot | null {
  const rows = prepared(
    db,
    'SELECT seq, journal_hash, position, body, hash FROM snapshots WHERE stream = ? ORDER BY seq DESC, position DESC',
  ).all(stream) as { seq: number; journal_hash: string; position: number; body: string; hash: string }[];
  const intact = rows.find((row) => hashOf(row.body) === row.hash);
  if (!intact) return null;
  return {
    head: { seq: intact.seq, hash: intact.journal_hash },
    position: intact.position,
    body: intact.body,
  };
}

/** The heads the stream's snapshots were taken at, ascending. */
export const snapshotHeads = (db: Readable, stream: string): Head[] =>
  prepared(db, 'SELECT DISTINCT seq, journal_hash AS hash FROM snapshots WHERE stream = ? ORDER BY seq').all(
    stream,
  ) as Head[];
