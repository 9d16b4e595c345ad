/**
 * Bars of the simulated market in columnar chunks: time, open, high, low, close, volume as Float64 columns of safe integers (prices at the
 * instrument's scale), with a checksum. They are only ever appended. Imported bars are series (series.ts).
 */
import { createHash } from 'node:crypto';
import { AppFailure } from '#contract/errors.ts';
import type { BarView } from '#contract/market-views.ts';
import { prepared, type Readable, type Writable } from './database.ts';

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

function insertChunks(db: Writable, id: string, timeframe: StoredTimeframe, bars: readonly BarView[]): void {
  const insert = prepared(db, 'INSERT OR REPLACE INTO bar_chunks VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  for (let from = 0; from < bars.length; from += CHUNK) {
    const part = bars.slice(from, from + CHUNK);
    const body = encode(part);
    insert.run(id, timeframe, 'live', part[0]!.time, part.length, 'demo', checksum(body), body);
  }
}

/** Appends finished bars of a tape inside the caller's transaction. */
export function appendLive(
  db: Writable,
  tape: string,
  id: string,
  timeframe: StoredTimeframe,
  bars: readonly BarView[],
): void {
  insertChunks(db, `${tape}/${id}`, timeframe, bars);
}

export function liveBars(db: Readable, tape: string, id: string, timeframe: StoredTimeframe): BarView[] {
  const rows = prepared(
    db,
    "SELECT body, count, checksum FROM bar_chunks WHERE instrument_id = ? AND timeframe = ? AND origin = 'live' ORDER BY first",
  ).all(`${tape}/${id}`, timeframe) as { body: Uint8Array; count: number; checksum: string }[];
  const bars: BarView[] = [];
  for (const row of rows) {
    if (checksum(row.body) !== row.checksum) {
      throw new AppFailure('WORKSPACE_DAMAGED', {
        detail: `bars of ${id} ${timeframe} do not match their checksum`,
      });
    }
    bars.push(...decode(row.body, row.count));
  }
  return bars;
}
