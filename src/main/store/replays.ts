/** Replay sessions: what each is about, which recording it is traded on, which session it branched from. */
import { AppFailure } from '#contract/errors.ts';
import type { ReplayAbout } from '#contract/replay-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

export interface StoredReplay {
  readonly stream: string;
  readonly number: number;
  readonly about: ReplayAbout;
  /** Whose journal it goes on from, and up to which entry. */
  readonly parent: { readonly stream: string; readonly seq: number } | null;
}

interface Row {
  readonly stream: string;
  readonly number: number;
  readonly about: string;
  readonly parent: string | null;
  readonly parent_seq: number | null;
}

const stored = ({ stream, number, about, parent, parent_seq }: Row): StoredReplay => ({
  stream,
  number,
  about: JSON.parse(about) as ReplayAbout,
  parent: parent === null ? null : { stream: parent, seq: parent_seq! },
});

export const listReplays = (db: Readable): StoredReplay[] =>
  (prepared(db, 'SELECT * FROM replays WHERE hidden = 0 ORDER BY number').all() as Row[]).map(stored);

export function findReplay(db: Readable, stream: string): StoredReplay | null {
  const row = prepared(db, 'SELECT * FROM replays WHERE stream = ?').get(stream) as Row | undefined;
  return row ? stored(row) : null;
}

/** What a session came to so far, and where its newest snapshot left it. */
export interface ReplayCounts {
  readonly orders: number;
  readonly fills: number;
  readonly events: number;
  readonly position: number;
  readonly at: number | null;
}

export const countsOf = (db: Readable, stream: string): ReplayCounts =>
  prepared(
    db,
    `SELECT
      (SELECT COUNT(*) FROM orders WHERE stream = @stream) AS orders,
      (SELECT COUNT(*) FROM fills WHERE stream = @stream) AS fills,
      (SELECT COALESCE(MAX(seq), 0) FROM journal WHERE stream = @stream) AS events,
      COALESCE((SELECT position FROM snapshots WHERE stream = @stream ORDER BY seq DESC, position DESC LIMIT 1), 0) AS position,
      (SELECT json_extract(body, '$.at') FROM snapshots WHERE stream = @stream ORDER BY seq DESC, position DESC LIMIT 1) AS at`,
  ).get({ stream }) as ReplayCounts;

export const nextReplayNumber = (db: Readable): number =>
  prepared(db, 'SELECT COALESCE(MAX(number), 0) + 1 FROM replays').pluck().get() as number;

/** Inside the caller's transaction. */
export function insertReplay(db: Writable, { stream, number, about, parent }: StoredReplay): void {
  prepared(db, 'INSERT INTO replays (stream, number, about, parent, parent_seq) VALUES (?, ?, ?, ?, ?)').run(
    stream,
    number,
    JSON.stringify(about),
    parent?.stream ?? null,
    parent?.seq ?? null,
  );
}

export function changeReplay(db: Writable, stream: string, about: ReplayAbout): void {
  prepared(db, 'UPDATE replays SET about = ? WHERE stream = ?').run(JSON.stringify(about), stream);
}

/** It leaves the list; its journal stays, as all journals do. */
export function hideReplay(db: Writable, stream: string, hidden: boolean): void {
  prepared(db, 'UPDATE replays SET hidden = ? WHERE stream = ?').run(hidden ? 1 : 0, stream);
}

export function keepRecording(db: Writable, hash: string, body: Uint8Array): void {
  prepared(db, 'INSERT OR IGNORE INTO recordings VALUES (?, ?)').run(
    hash,
    Buffer.from(body.buffer, body.byteOffset, body.byteLength),
  );
}

/** The bytes of a recording; damaged where a session's is not there. */
export function recordingOf(db: Readable, hash: string): Uint8Array {
  const body = prepared(db, 'SELECT body FROM recordings WHERE hash = ?').pluck().get(hash) as
    Buffer | undefined;
  if (!body) throw new AppFailure('WORKSPACE_DAMAGED', { detail: `recording ${hash} is missing` });
  return body;
}
