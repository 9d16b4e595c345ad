/** Journal entries that the books are read from: those with postings, and those of chosen kinds. */
import type { EventKind, JournalEvent } from '#core/model/events.ts';
import type { PostingEntry } from '#contract/ledger-views.ts';
import { prepared, type Readable } from './database.ts';
import { eventOf, type JournalRow } from './journal.ts';

interface Page {
  /** Only entries that post to this account of the ledger. */
  readonly account: string | null;
  readonly before: number | null;
  readonly limit: number;
}

/** Newest first. */
export function listPostings(db: Readable, stream: string, { account, before, limit }: Page): PostingEntry[] {
  const touches =
    account === null
      ? ''
      : "AND EXISTS (SELECT 1 FROM json_each(payload, '$.postings') WHERE json_extract(value, '$.account') = ?)";
  const sql = `SELECT * FROM journal WHERE stream = ? AND seq < ? AND json_type(payload, '$.postings') = 'array'
    ${touches} ORDER BY seq DESC LIMIT ?`;
  const named = account === null ? [] : [account];
  const rows = prepared(db, sql).all(stream, before ?? Number.MAX_SAFE_INTEGER, ...named, limit);
  return (rows as JournalRow[]).flatMap((row) => {
    const event = eventOf(row);
    if (!('postings' in event)) return [];
    const orderId = 'orderId' in event ? event.orderId : null;
    return [{ seq: row.seq, at: event.at, kind: event.kind, orderId, postings: event.postings }];
  });
}

/** Events of some kinds after an entry, oldest first. */
export function* eventsOfKinds(
  db: Readable,
  stream: string,
  kinds: readonly EventKind[],
  after = 0,
): Generator<{ readonly seq: number; readonly event: JournalEvent }> {
  const marks = kinds.map(() => '?').join(', ');
  const page = prepared(
    db,
    `SELECT * FROM journal WHERE stream = ? AND seq > ? AND kind IN (${marks}) ORDER BY seq LIMIT 1000`,
  );
  for (let from = after; ;) {
    const rows = page.all(stream, from, ...kinds) as JournalRow[];
    for (const row of rows) yield { seq: row.seq, event: eventOf(row) };
    const last = rows.at(-1);
    if (!last) return;
    from = last.seq;
  }
}
