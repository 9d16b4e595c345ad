/**
 * Copies of the sheets that baskets came from, kept in the workspace's own file: written in the transaction that commits
 * the basket, so that neither is there without the other.
 * Invariants: a copy has a number and no name of the user's; the oldest go when there are too many or they take too much.
 */
import { prepared, type Readable, type Writable } from './database.ts';

export interface SheetCopy {
  readonly bytes: Uint8Array;
  /** How the sheet was read, corrections included, as JSON. */
  readonly reading: string;
}

const MOST_COPIES = 200;
const MOST_BYTES = 256 * 1024 * 1024;

export function keepCopy(
  db: Writable,
  stream: string,
  basketId: string,
  { bytes, reading }: SheetCopy,
): void {
  prepared(db, 'INSERT INTO sheet_copies (stream, basket_id, reading, bytes) VALUES (?, ?, ?, ?)').run(
    stream,
    basketId,
    reading,
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  );
  dropOldest(db);
}

/** Keeps the newest that fit; the newest of all stays however large it is. */
function dropOldest(db: Writable): void {
  const sizes = prepared(
    db,
    'SELECT number, length(bytes) AS size FROM sheet_copies ORDER BY number DESC',
  ).all();
  let bytes = 0;
  for (const [place, { number, size }] of (sizes as { number: number; size: number }[]).entries()) {
    bytes += size;
    if (place === 0 || (place < MOST_COPIES && bytes <= MOST_BYTES)) continue;
    prepared(db, 'DELETE FROM sheet_copies WHERE number <= ?').run(number);
    return;
  }
}

export function copyOf(db: Readable, stream: string, basketId: string): SheetCopy | null {
  const row = prepared(db, 'SELECT bytes, reading FROM sheet_copies WHERE stream = ? AND basket_id = ?').get(
    stream,
    basketId,
  ) as { bytes: Buffer; reading: string } | undefined;
  return row ? { bytes: new Uint8Array(row.bytes), reading: row.reading } : null;
}

/** The name of the sheet that was read; null where it has none, or no copy is kept any more. */
export const sheetOfCopy = (db: Readable, stream: string, basketId: string): string | null =>
  (prepared(
    db,
    `SELECT json_extract(reading, '$.sheet') FROM sheet_copies WHERE stream = ? AND basket_id = ?`,
  )
    .pluck()
    .get(stream, basketId) ?? null) as string | null;

export const keptBaskets = (db: Readable, stream: string): Set<string> =>
  new Set(
    prepared(db, 'SELECT basket_id FROM sheet_copies WHERE stream = ?').pluck().all(stream) as string[],
  );
