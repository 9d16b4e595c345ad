/** A chart as data: what is drawn, not how. Names are words of the topic `report`, by id. */

export type ChartId =
  | 'equity'
  /** What one unit has become: money paid in does not move it. */
  | 'growth'
  | 'underwater'
  | 'yearly'
  | 'distribution'
  | 'rolling-sharpe'
  | 'rolling-volatility'
  | 'rolling-beta'
  | 'exposure'
  | 'contribution'
  | 'costs'
  | 'excursions';

export type SeriesId =
  'run' | 'benchmark' | 'gross' | 'net' | 'commission' | 'tax' | 'slippage' | 'spread' | 'borrow';

export interface ChartSeries {
  readonly id: SeriesId;
  /** `x` in the order it is drawn; UTC milliseconds where the chart is of time, a place in `names` where it is of names. */
  readonly points: readonly (readonly [x: number, y: number])[];
}

export interface ChartSpec {
  readonly id: ChartId;
  readonly kind: 'line' | 'area' | 'bars' | 'scatter';
  readonly x: 'time' | 'year' | 'share' | 'money' | 'name';
  readonly y: 'money' | 'share' | 'ratio' | 'count';
  /** Bars of one place stand on each other where there are several. */
  readonly series: readonly ChartSeries[];
  /** Of `x` where it is `name`: symbols, or months such as `2024-03`. */
  readonly names?: readonly string[];
}

type Points = ChartSeries['points'];

/** More points than a chart has columns look the same. */
const MOST_POINTS = 2_000;

/** Rows of at most 2,000 points: of each part of a line its lowest and highest, in order, and both ends. */
export function keptRows(values: ArrayLike<number>): number[] {
  const count = values.length;
  if (count <= MOST_POINTS) return Array.from({ length: count }, (_, row) => row);
  const parts = MOST_POINTS / 2 - 1;
  const rows: number[] = [0];
  for (let part = 0; part < parts; part += 1) {
    const from = 1 + Math.floor((part * (count - 2)) / parts);
    const to = 1 + Math.floor(((part + 1) * (count - 2)) / parts);
    let [low, high] = [from, from];
    for (let row = from + 1; row < to; row += 1) {
      const value = values[row]!;
      if (value < values[low]!) low = row;
      else if (value > values[high]!) high = row;
    }
    rows.push(Math.min(low, high));
    if (low !== high) rows.push(Math.max(low, high));
  }
  rows.push(count - 1);
  return rows;
}

export const thinned = (points: Points): Points =>
  points.length <= MOST_POINTS ? points : keptRows(points.map(([, y]) => y)).map((row) => points[row]!);

const LEAST_BARS = 8;
const MOST_BARS = 60;

/**
 * How many values fall into each of equal bins, at the middle of the bin. Their width is 2 × IQR ÷ ∛n (Freedman and Diaconis,
 * 1981), 8 to 60 of them. Empty for fewer than 2 values, and where all are the same.
 */
export function histogram(values: ArrayLike<number>): Points {
  const sorted = Float64Array.from(values)
    .filter((value) => Number.isFinite(value))
    .sort();
  const count = sorted.length;
  const [low, high] = [sorted[0]!, sorted[count - 1]!];
  if (count < 2 || !(high > low)) return [];
  const quartile = (part: number): number => sorted[Math.floor(part * (count - 1))]!;
  const width = (2 * (quartile(0.75) - quartile(0.25))) / Math.cbrt(count);
  const wanted = width > 0 ? Math.ceil((high - low) / width) : MOST_BARS;
  const bins = Math.min(MOST_BARS, Math.max(LEAST_BARS, wanted));
  const step = (high - low) / bins;
  const counts = new Float64Array(bins);
  for (const value of sorted) counts[Math.min(bins - 1, Math.floor((value - low) / step))]! += 1;
  return Array.from(counts, (each, bin) => [low + (bin + 0.5) * step, each] as const);
}
