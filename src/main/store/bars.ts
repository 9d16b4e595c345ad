/**
 * Bars in columnar chunks: time, open, high, low, close, volume as Float64 columns of safe integers (prices at the
 * instrument's scale), with a checksum. `imported` bars replace each other as a whole; `live` bars are appended.
 */
import { createHash } from 'node:crypto';
import { AppFailure } from '#contract/errors.ts';
import type { BarView } from '#contract/market-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

export type BarOrigin = 'imported' | 'live';
export type StoredTimeframe = '1m' | '1d';

const COLUMNS = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;
const CHUNK = 50_000;
const checksum = (body: Uint8Array): string => createHash('sha256').update(body).digest('hex');

function encode(bars: readonly BarView[]): Buffer {
  const columns = new Float64Array(COLUMNS.length * bars.length);
  COLUMNS.forEach((column, index) => {
    bars.forEach((bar, row) => {
      columns[index * bars.length + row] = bar[column];
    });
  });
  return Buffer.from(columns.buffer);
}

function decode(body: Uint8Array, count: number): BarView[] {
  const columns = new Float64Array(body.slice().buffer, 0, COLUMNS.length * count);
  const at = (column: number, row: number): number => columns[column * count + row]!;
  return Array.from({ length: count }, (_, row) => ({
    time: at(0, row),
    open: at(1, row),
    high: at(2, row),
    low: at(3, row),
    close: at(4, row),
    volume: at(5, row),
  }));
}

function insertChunks(
  db: Writable,
  id: string,
  timeframe: StoredTimeframe,
  origin: BarOrigin,
  source: string,
  bars: readonly BarView[],
): void {
  const insert = prepared(db, 'INSERT OR REPLACE INTO bar_chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let from = 0; from < bars.length; from += CHUNK) {
    const part = bars.slice(from, from + CHUNK);
    const body = encode(part);
    insert.run(id, timeframe, origin, part[0]!.time, part.length, source, checksum(body), body);
  }
}

/** Replaces the imported history of an instrument and timeframe; returns how many bars it replaced. */
export function replaceImported(
  db: Writable,
  id: string,
  timeframe: StoredTimeframe,
  source: string,
  bars: readonly BarView[],
): number {
  return db.transaction(() => {
    const where = "instrument_id = ? AND timeframe = ? AND origin = 'imported'";
    const { replaced } = prepared(
      db,
      `SELECT COALESCE(SUM(count), 0) AS replaced FROM bar_chunks WHERE ${where}`,
    ).get(id, timeframe) as { replaced: number };
    prepared(db, `DELETE FROM bar_chunks WHERE ${where}`).run(id, timeframe);
    insertChunks(db, id, timeframe, 'imported', source, bars);
    return replaced;
  })();
}

/** Appends finished bars of a tape inside the caller's transaction. */
export function appendLive(
  db: Writable,
  tape: string,
  id: string,
  timeframe: StoredTimeframe,
  bars: readonly BarView[],
): void {
  insertChunks(db, `${tape}/${id}`, timeframe, 'live', 'demo', bars);
}

export interface StoredBars {
  readonly bars: BarView[];
  readonly source: string | null;
}

function readChunks(db: Readable, id: string, timeframe: StoredTimeframe, origin: BarOrigin): StoredBars {
  const rows = prepared(
    db,
    'SELECT body, count, source, checksum FROM bar_chunks WHERE instrument_id = ? AND timeframe = ? AND origin = ? ORDER BY first',
  ).all(id, timeframe, origin) as { body: Uint8Array; count: number; source: string; checksum: string }[];
  const bars: BarView[] = [];
  for (const row of rows) {
    if (checksum(row.body) !== row.checksum) {
      throw new AppFailure('WORKSPACE_DAMAGED', {
        detail: `bars of ${id} ${timeframe} do not match their checksum`,
      });
    }
    bars.push(...decode(row.body, row.count));
  }
  return { bars, source: rows[0]?.source ?? null };
}

export const importedBars = (db: Readable, id: string, timeframe: StoredTimeframe): StoredBars =>
  readChunks(db, id, timeframe, 'imported');

export const hasImported = (db: Readable, id: string, timeframe: StoredTimeframe): boolean =>
  prepared(
    db,
    "SELECT 1 FROM bar_chunks WHERE instrument_id = ? AND timeframe = ? AND origin = 'imported' LIMIT 1",
  ).get(id, timeframe) !== undefined;

export const liveBars = (db: Readable, tape: string, id: string, timeframe: StoredTimeframe): BarView[] =>
  readChunks(db, `${tape}/${id}`, timeframe, 'live').bars;
