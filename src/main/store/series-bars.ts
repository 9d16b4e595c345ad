/** Bars of a series out of its chunks. Invariant: bars whose bytes do not match their checksum are refused. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { pow10 } from '#core/units/integer.ts';
import { AppFailure } from '#contract/errors.ts';
import { prepared, type Readable } from './database.ts';
import { seriesById } from './series.ts';
import { decodeChunk, type COLUMNS } from './series-encoding.ts';

export interface ChunkRow extends SeriesScales {
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly largestPrice: number;
  readonly largestVolume: number;
  readonly encoding: string;
  readonly checksum: number;
  readonly bodyId: number;
}

/** Up to and including `to`; milliseconds of bars' opens. */
export interface Span {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

export const emptyColumns = (count: number): BarColumns => ({
  count,
  time: new Float64Array(count),
  open: new Float64Array(count),
  high: new Float64Array(count),
  low: new Float64Array(count),
  close: new Float64Array(count),
  volume: new Float64Array(count),
});

/** Rows from one to before another, without copying. */
export const rowsOf = (bars: BarColumns, from: number, to: number): BarColumns => ({
  count: to - from,
  time: bars.time.subarray(from, to),
  open: bars.open.subarray(from, to),
  high: bars.high.subarray(from, to),
  low: bars.low.subarray(from, to),
  close: bars.close.subarray(from, to),
  volume: bars.volume.subarray(from, to),
});

/** Values of one scale at another; decimals it has no place for are rounded, half up. */
export function scaled(column: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return column;
  const factor = pow10(Math.abs(to - from));
  return to > from
    ? column.map((value) => value * factor)
    : column.map((value) => Math.round(value / factor));
}

/** The first row at or behind a moment. */
export function rowAt(time: Float64Array, moment: number, from = 0): number {
  let [low, high] = [from, time.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export const chunksOf = (db: Readable, id: number, { from, to }: Span = {}): readonly ChunkRow[] =>
  prepared(
    db,
    `SELECT first, last, count, price_scale AS priceScale, volume_scale AS volumeScale, largest_price AS largestPrice,
     largest_volume AS largestVolume, encoding, checksum, body_id AS bodyId
     FROM series_chunks WHERE series_id = ? AND last >= ? AND first <= ? ORDER BY first`,
  ).all(id, from ?? Number.MIN_SAFE_INTEGER, to ?? Number.MAX_SAFE_INTEGER) as ChunkRow[];

const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Later bars were too large for the decimals of these. */
function coarsen(
  bars: BarColumns,
  columns: readonly (typeof COLUMNS)[number][],
  at: number,
  count: number,
  places: number,
): void {
  for (const name of columns) {
    const rows = bars[name].subarray(at, at + count);
    rows.set(scaled(rows, places, 0));
  }
}

/** A chunk's rows at the given scales into columns from row `at`. */
export function readChunk(
  db: Readable,
  chunk: ChunkRow,
  { priceScale, volumeScale }: SeriesScales,
  into: BarColumns,
  at: number,
): void {
  const body = prepared(db, 'SELECT body FROM series_bodies WHERE id = ?').pluck().get(chunk.bodyId) as
    Uint8Array | undefined;
  const factors = {
    price: pow10(Math.max(priceScale - chunk.priceScale, 0)),
    volume: pow10(Math.max(volumeScale - chunk.volumeScale, 0)),
  };
  if (body && decodeChunk({ ...chunk, body }, into, at, factors)) {
    if (priceScale < chunk.priceScale) coarsen(into, PRICES, at, chunk.count, chunk.priceScale - priceScale);
    if (volumeScale < chunk.volumeScale)
      coarsen(into, ['volume'], at, chunk.count, chunk.volumeScale - volumeScale);
    return;
  }
  throw new AppFailure('WORKSPACE_DAMAGED', {
    detail: `imported bars from ${new Date(chunk.first).toISOString()} do not match their checksum`,
  });
}

/** Ascending; at the series' scales. None of a series that is not there. */
export function readBars(db: Readable, seriesId: number, span: Span = {}): BarColumns {
  const series = seriesById(db, seriesId);
  const chunks = series ? chunksOf(db, seriesId, span) : [];
  const bars = emptyColumns(chunks.reduce((sum, { count }) => sum + count, 0));
  let at = 0;
  for (const chunk of chunks) {
    readChunk(db, chunk, series!, bars, at);
    at += chunk.count;
  }
  const from = span.from === undefined ? 0 : rowAt(bars.time, span.from);
  const to = span.to === undefined ? bars.count : rowAt(bars.time, span.to + 1);
  return from === 0 && to === bars.count ? bars : rowsOf(bars, from, to);
}

/** The first so many bars, without reading the others' chunks. */
export function readFirst(db: Readable, seriesId: number, count: number): BarColumns {
  const to = edge(chunksOf(db, seriesId), count);
  const bars = to ? readBars(db, seriesId, { to: to.last }) : emptyColumns(0);
  return rowsOf(bars, 0, Math.min(count, bars.count));
}

/** The last so many bars. */
export function readLast(db: Readable, seriesId: number, count: number): BarColumns {
  const from = edge([...chunksOf(db, seriesId)].reverse(), count);
  const bars = from ? readBars(db, seriesId, { from: from.first }) : emptyColumns(0);
  return rowsOf(bars, Math.max(bars.count - count, 0), bars.count);
}

/** The chunk with which there are enough bars. */
function edge(chunks: readonly ChunkRow[], count: number): ChunkRow | undefined {
  let sum = 0;
  return chunks.find((chunk) => (sum += chunk.count) >= count) ?? chunks.at(-1);
}
