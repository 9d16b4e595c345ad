/**
 * The append-only, hash-chained journal. Each row's hash covers its content and the previous row's hash, by stream:
 * a changed, missing or inserted row breaks the chain from there on.
 */
import { createHash } from 'node:crypto';
import type { JournalEvent } from '#core/model/events.ts';
import type { JournalEntryView, StreamView } from '#contract/views.ts';
import { prepared, type Readable, type Writable } from './database.ts';
import { currentVersion, readEvent } from './upcasters.ts';

export interface JournalRow {
  readonly stream: string;
  readonly seq: number;
  readonly version: number;
  readonly at: number;
  readonly kind: JournalEvent['kind'];
  readonly payload: string;
  readonly command_id: string;
  readonly previous_hash: string;
  readonly hash: string;
}

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** What the first row of a stream has as its previous hash. */
export const genesis = (stream: string): string =>
  createHash('sha256').update(`tapedeck:${stream}`).digest('hex');

function rowHash(row: Omit<JournalRow, 'hash'>): string {
  const text = JSON.stringify([
    row.previous_hash,
    row.stream,
    row.seq,
    row.version,
    row.at,
    row.kind,
    row.payload,
    row.command_id,
  ]);
  return createHash('sha256').update(text).digest('hex');
}

export function journalHead(db: Readable, stream: string): Head {
  const row = prepared(db, 'SELECT seq, hash FROM journal WHERE stream = ? ORDER BY seq DESC LIMIT 1').get(
    stream,
  ) as Head | undefined;
  return row ?? { seq: 0, hash: genesis(stream) };
}

/** Appends inside the caller's transaction; returns the new head. */
export function appendEvents(
  db: Writable,
  stream: string,
  head: Head,
  events: readonly JournalEvent[],
  commandId: string,
): Head {
  const insert = prepared(
    db,
    'INSERT INTO journal (stream, seq, version, at, kind, payload, command_id, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  let { seq, hash } = head;
  for (const event of events) {
    const { kind, ...payload } = event;
    seq += 1;
    const row = {
      stream,
      seq,
      version: currentVersion(kind),
      at: event.at,
      kind,
      payload: JSON.stringify(payload),
      command_id: commandId,
      previous_hash: hash,
    };
    hash = rowHash(row);
    insert.run(stream, seq, row.version, row.at, kind, row.payload, commandId, row.previous_hash, hash);
  }
  return { seq, hash };
}

export const eventOf = (row: JournalRow): JournalEvent => readEvent(row.kind, row.version, row.payload);

const viewOf = (row: JournalRow): JournalEntryView => ({
  stream: row.stream,
  seq: row.seq,
  hash: row.hash,
  commandId: row.command_id,
  event: eventOf(row),
});

export const firstRow = (db: Readable, stream: string): JournalRow | undefined =>
  prepared(db, 'SELECT * FROM journal WHERE stream = ? ORDER BY seq LIMIT 1').get(stream) as
    JournalRow | undefined;

export function* readRows(db: Readable, stream: string, after: number): Generator<JournalRow> {
  const page = prepared(db, 'SELECT * FROM journal WHERE stream = ? AND seq > ? ORDER BY seq LIMIT 1000');
  for (let from = after; ;) {
    const rows = page.all(stream, from) as JournalRow[];
    yield* rows;
    const last = rows.at(-1);
    if (!last) return;
    from = last.seq;
  }
}

/** Newest first. */
export function listEntries(
  db: Readable,
  stream: string,
  before: number | null,
  limit: number,
): JournalEntryView[] {
  const rows = prepared(
    db,
    'SELECT * FROM journal WHERE stream = ? AND seq < ? ORDER BY seq DESC LIMIT ?',
  ).all(stream, before ?? Number.MAX_SAFE_INTEGER, limit) as JournalRow[];
  return rows.map(viewOf);
}

/** What was decided about orders, newest first; `search` is any part of an entry. */
export function listDecisions(
  db: Readable,
  stream: string,
  {
    search,
    outcome,
    before,
    limit,
  }: {
    readonly search: string;
    readonly outcome: 'accepted' | 'reduced' | 'denied' | null;
    readonly before: number | null;
    readonly limit: number;
  },
): JournalEntryView[] {
  const kinds =
    outcome === null
      ? ['order-accepted', 'order-denied']
      : [outcome === 'denied' ? 'order-denied' : 'order-accepted'];
  const reduced =
    outcome === 'reduced'
      ? `AND payload LIKE '%"asked":%'`
      : outcome === 'accepted'
        ? `AND payload NOT LIKE '%"asked":%'`
        : '';
  const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = prepared(
    db,
    `SELECT * FROM journal WHERE stream = ? AND kind IN (${kinds.map(() => '?').join(', ')}) AND seq < ?
      AND payload LIKE ? ESCAPE '\\' ${reduced} ORDER BY seq DESC LIMIT ?`,
  ).all(stream, ...kinds, before ?? Number.MAX_SAFE_INTEGER, pattern, limit) as JournalRow[];
  return rows.map(viewOf);
}

/** Every entry of a kind, newest first. */
export function entriesOfKind(db: Readable, stream: string, kind: string, limit: number): JournalEntryView[] {
  const rows = prepared(
    db,
    'SELECT * FROM journal WHERE stream = ? AND kind = ? ORDER BY seq DESC LIMIT ?',
  ).all(stream, kind, limit) as JournalRow[];
  return rows.map(viewOf);
}

/** A stream's events from its beginning. */
export function* allEvents(
  db: Readable,
  stream: string,
): Generator<{ readonly seq: number; readonly commandId: string; readonly event: JournalEvent }> {
  for (const row of readRows(db, stream, 0))
    yield { seq: row.seq, commandId: row.command_id, event: eventOf(row) };
}

export function entriesOfCommand(db: Readable, commandId: string): JournalEntryView[] {
  const rows = prepared(
    db,
    "SELECT * FROM journal WHERE command_id = ? AND command_id <> '' ORDER BY stream, seq",
  ).all(commandId) as JournalRow[];
  return rows.map(viewOf);
}

export function entriesOfOrder(db: Readable, stream: string, orderId: string): JournalEntryView[] {
  const sql =
    'SELECT journal.* FROM order_events JOIN journal USING (stream, seq) WHERE stream = ? AND order_id = ? ORDER BY seq';
  return (prepared(db, sql).all(stream, orderId) as JournalRow[]).map(viewOf);
}

export function listStreams(db: Readable): Omit<StreamView, 'current'>[] {
  return prepared(
    db,
    'SELECT stream, COUNT(*) AS events FROM journal GROUP BY stream ORDER BY stream',
  ).all() as Omit<StreamView, 'current'>[];
}

const numberOf = (stream: string): number => Number(/\d+$/.exec(stream)?.[0] ?? 0);

/** Lives of the paper account, oldest first; the other streams are replay sessions. */
export const accountStreams = (db: Readable): string[] =>
  listStreams(db)
    .map(({ stream }) => stream)
    .filter((stream) => stream.startsWith('account-'))
    .sort((a, b) => numberOf(a) - numberOf(b));

export interface ChainProblem {
  readonly stream: string;
  readonly seq: number;
  readonly what: string;
}

/** Whether a person did anything in a stream after an entry; the tape's own facts have no command. */
export const hasCommandsAfter = (db: Readable, stream: string, seq: number): boolean =>
  prepared(db, "SELECT 1 FROM journal WHERE stream = ? AND seq > ? AND command_id <> '' LIMIT 1").get(
    stream,
    seq,
  ) !== undefined;

export const entryHash = (db: Readable, stream: string, seq: number): string =>
  prepared(db, 'SELECT hash FROM journal WHERE stream = ? AND seq = ?').pluck().get(stream, seq) as string;

/** Whether the journal still holds the entry something else (a snapshot) was made from. */
export const holdsEntry = (db: Readable, stream: string, { seq, hash }: Head): boolean =>
  seq === 0 ||
  prepared(db, 'SELECT 1 FROM journal WHERE stream = ? AND seq = ? AND hash = ?').get(stream, seq, hash) !==
    undefined;

export const missingEntry = (stream: string, { seq }: Head): string =>
  `stream ${stream}: a snapshot was made at entry ${seq}, and the journal does not hold that entry`;

/** Checks one row against its predecessor. */
export function checkRow(row: JournalRow, previous: Head): ChainProblem | null {
  const problem = (what: string): ChainProblem => ({ stream: row.stream, seq: row.seq, what });
  if (row.seq !== previous.seq + 1) return problem(`entry ${previous.seq + 1} is missing`);
  if (row.previous_hash !== previous.hash) return problem('the chain to the entry before is broken');
  if (rowHash(row) !== row.hash) return problem('its content does not match its hash');
  return null;
}

/** Verifies a stream from a known head on; the first problem, or the head reached. */
export function verifyChain(
  db: Readable,
  stream: string,
  from: Head,
): { head: Head; problem: ChainProblem | null } {
  let head = from;
  for (const row of readRows(db, stream, from.seq)) {
    const problem = checkRow(row, head);
    if (problem) return { head, problem };
    head = { seq: row.seq, hash: row.hash };
  }
  return { head, problem: null };
}
