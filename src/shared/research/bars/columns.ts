/** Single bars of columns: finding, taking out, putting in. Nothing changes the columns it is given but `setBar`. */
import type { BarColumns } from '#core/model/bars.ts';

/** Prices and volume at the series' scales. */
export type Bar = readonly [open: number, high: number, low: number, close: number, volume: number];

export const barAt = ({ open, high, low, close, volume }: BarColumns, row: number): Bar => [
  open[row]!,
  high[row]!,
  low[row]!,
  close[row]!,
  volume[row]!,
];

/** How many rows are before a moment. */
export function rowsFrom({ time, count }: BarColumns, at: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (time[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The row of the bar that opens at a moment; −1 where there is none. */
export function rowAt(columns: BarColumns, at: number): number {
  const row = rowsFrom(columns, at);
  return row < columns.count && columns.time[row] === at ? row : -1;
}

const NAMES = ['time', 'open', 'high', 'low', 'close', 'volume'] as const;

export function emptyColumns(count: number): BarColumns {
  const column = (): Float64Array => new Float64Array(count);
  return {
    count,
    time: column(),
    open: column(),
    high: column(),
    low: column(),
    close: column(),
    volume: column(),
  };
}

/** Rows `from` to before `to`, copied. */
export function sliceOf(columns: BarColumns, from: number, to: number): BarColumns {
  const slice = emptyColumns(to - from);
  for (const name of NAMES) slice[name].set(columns[name].subarray(from, to));
  return slice;
}

export const copyOf = (columns: BarColumns): BarColumns => sliceOf(columns, 0, columns.count);

export const barsBefore = (columns: BarColumns, at: number): BarColumns =>
  sliceOf(columns, 0, rowsFrom(columns, at));

/** Writes into the columns: for copies of one's own. */
export function setBar(columns: BarColumns, row: number, [open, high, low, close, volume]: Bar): void {
  columns.open[row] = open;
  columns.high[row] = high;
  columns.low[row] = low;
  columns.close[row] = close;
  columns.volume[row] = volume;
}

export function without(columns: BarColumns, times: ReadonlySet<number>): BarColumns {
  const left = emptyColumns(columns.count - times.size);
  let to = 0;
  for (let row = 0; row < columns.count; row += 1) {
    if (times.has(columns.time[row]!)) continue;
    for (const name of NAMES) left[name][to] = columns[name][row]!;
    to += 1;
  }
  return left;
}

/** Bars put in where they belong; none may be there already. */
export function withBars(
  columns: BarColumns,
  more: readonly { readonly time: number; readonly after: Bar }[],
): BarColumns {
  const added = more.toSorted((a, b) => a.time - b.time);
  const merged = emptyColumns(columns.count + added.length);
  let row = 0;
  let to = 0;
  const takeUntil = (at: number): void => {
    while (row < columns.count && columns.time[row]! < at) {
      for (const name of NAMES) merged[name][to] = columns[name][row]!;
      row += 1;
      to += 1;
    }
  };
  for (const { time, after } of added) {
    takeUntil(time);
    merged.time[to] = time;
    setBar(merged, to, after);
    to += 1;
  }
  takeUntil(Infinity);
  return merged;
}
