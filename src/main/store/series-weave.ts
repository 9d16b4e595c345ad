/** Two runs of bars as one, at the scales that hold both. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { pow10 } from '#core/units/integer.ts';
import { emptyColumns, rowsOf, scaled, type ChunkRow } from './series-bars.ts';

export interface SeriesBars {
  readonly bars: BarColumns;
  readonly scales: SeriesScales;
}

export interface MergeCounts {
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
}

/** How far from zero a value lies at most. */
export const largest = (column: Float64Array): number => {
  let [least, most] = [0, 0];
  for (let row = 0; row < column.length; row += 1) {
    const value = column[row]!;
    if (value > most) most = value;
    else if (value < least) least = value;
  }
  return Math.max(most, -least);
};

/** Of all four prices: a bar may contradict itself. */
export const largestPrice = ({ open, high, low, close }: BarColumns): number =>
  Math.max(largest(open), largest(high), largest(low), largest(close));

/** The finest scale of both that leaves the largest value of both a safe integer. */
function commonScale(values: readonly (readonly [number, number])[]): number {
  let scale = Math.max(...values.map(([, own]) => own));
  const fits = ([value, own]: readonly [number, number]): boolean =>
    own >= scale || value * pow10(scale - own) <= Number.MAX_SAFE_INTEGER;
  while (!values.every(fits)) scale -= 1;
  return scale;
}

export function scalesFor(chunks: readonly ChunkRow[], { bars, scales }: SeriesBars): SeriesScales {
  return {
    priceScale: commonScale([
      [largestPrice(bars), scales.priceScale],
      ...chunks.map(({ largestPrice, priceScale }) => [largestPrice, priceScale] as const),
    ]),
    volumeScale: commonScale([
      [largest(bars.volume), scales.volumeScale],
      ...chunks.map(({ largestVolume, volumeScale }) => [largestVolume, volumeScale] as const),
    ]),
  };
}

export function rescaled(
  { bars, scales }: SeriesBars,
  { priceScale, volumeScale }: SeriesScales,
): BarColumns {
  const price = (column: Float64Array) => scaled(column, scales.priceScale, priceScale);
  return {
    count: bars.count,
    time: bars.time,
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: scaled(bars.volume, scales.volumeScale, volumeScale),
  };
}

function copyRow(from: BarColumns, row: number, into: BarColumns, at: number): void {
  into.time[at] = from.time[row]!;
  into.open[at] = from.open[row]!;
  into.high[at] = from.high[row]!;
  into.low[at] = from.low[row]!;
  into.close[at] = from.close[row]!;
  into.volume[at] = from.volume[row]!;
}

const sameRow = (a: BarColumns, i: number, b: BarColumns, j: number): boolean =>
  a.open[i] === b.open[j] &&
  a.high[i] === b.high[j] &&
  a.low[i] === b.low[j] &&
  a.close[i] === b.close[j] &&
  a.volume[i] === b.volume[j];

interface Woven extends MergeCounts {
  readonly bars: BarColumns;
}

/** Two runs of bars as one; of the same moment the fresh bar counts. */
export function weave(old: BarColumns, fresh: BarColumns): Woven {
  const bars = emptyColumns(old.count + fresh.count);
  let [i, j, at, replaced, unchanged] = [0, 0, 0, 0, 0];
  while (i < old.count || j < fresh.count) {
    const left = i < old.count ? old.time[i]! : Infinity;
    const right = j < fresh.count ? fresh.time[j]! : Infinity;
    if (left === right) {
      if (sameRow(old, i, fresh, j)) unchanged += 1;
      else replaced += 1;
    }
    if (right <= left) copyRow(fresh, j, bars, at);
    else copyRow(old, i, bars, at);
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    at += 1;
  }
  return { bars: rowsOf(bars, 0, at), added: fresh.count - replaced - unchanged, replaced, unchanged };
}
