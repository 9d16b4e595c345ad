/**
 * Longer bars from shorter ones: first open, highest high, lowest low, last close, the sum of volumes. Which bars belong
 * together is in buckets.ts.
 *
 * Invariants: O(n); a longer bar exists where at least one shorter one does; sums are exact, as every volume and every sum
 * of them is a safe integer. The cursor shows what bars seen so far make, and never anything of a later one.
 */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { Buckets, wholeAt } from './buckets.ts';
import { emptyColumns, sliceOf } from './columns.ts';

/** The first row of each longer bar, and when that begins. */
interface Groups {
  readonly rows: readonly number[];
  readonly starts: readonly number[];
}

function groupsOf({ time, count }: BarColumns, buckets: Buckets): Groups {
  const rows: number[] = [];
  const starts: number[] = [];
  let current = Number.NaN;
  let until = -Infinity;
  for (let row = 0; row < count; row += 1) {
    const at = time[row]!;
    if (at < until) continue;
    const start = buckets.startOf(at);
    ({ until } = buckets);
    if (start === current) continue;
    current = start;
    rows.push(row);
    starts.push(start);
  }
  return { rows, starts };
}

/** Writes the bar that rows `from` to before `to` make. */
function mergeInto(
  target: BarColumns,
  at: number,
  source: BarColumns,
  from: number,
  to: number,
  start: number,
): void {
  const { high: highs, low: lows, volume: volumes } = source;
  let high = highs[from]!;
  let low = lows[from]!;
  let volume = volumes[from]!;
  for (let row = from + 1; row < to; row += 1) {
    if (highs[row]! > high) high = highs[row]!;
    if (lows[row]! < low) low = lows[row]!;
    volume += volumes[row]!;
  }
  target.time[at] = start;
  target.open[at] = source.open[from]!;
  target.high[at] = high;
  target.low[at] = low;
  target.close[at] = source.close[to - 1]!;
  target.volume[at] = volume;
}

function merged(columns: BarColumns, { rows, starts }: Groups): BarColumns {
  const made = emptyColumns(rows.length);
  for (let at = 0; at < rows.length; at += 1)
    mergeInto(made, at, columns, rows[at]!, rows[at + 1] ?? columns.count, starts[at]!);
  return made;
}

/** Bars of `to` from bars of `from`. Throws where these do not add up to those (`canMake`). */
export function resample(
  columns: BarColumns,
  from: BarTimeframe,
  to: BarTimeframe,
  calendar: CalendarName,
): BarColumns {
  return merged(columns, groupsOf(columns, new Buckets(from, to, calendar)));
}

export interface ResampledUpTo {
  /** Bars after which another one has begun. Views: valid as long as the cursor. */
  readonly finished: BarColumns;
  /** The last bar as far as it is known, one row; null before the first. */
  readonly last: BarColumns | null;
  /** Whether no further source bar can belong to `last`. */
  readonly lastIsWhole: boolean;
}

function viewOf(columns: BarColumns, count: number): BarColumns {
  const { time, open, high, low, close, volume } = columns;
  return {
    count,
    time: time.subarray(0, count),
    open: open.subarray(0, count),
    high: high.subarray(0, count),
    low: low.subarray(0, count),
    close: close.subarray(0, count),
    volume: volume.subarray(0, count),
  };
}

/** The longer bars as they look after so many of the shorter ones, forward and back, at the cost of one bar's merge. */
export class ResampleCursor {
  private readonly columns: BarColumns;
  private readonly groups: Groups;
  private readonly whole: BarColumns;
  private readonly from: BarTimeframe;
  private readonly to: BarTimeframe;
  private readonly calendar: CalendarName;

  constructor(columns: BarColumns, from: BarTimeframe, to: BarTimeframe, calendar: CalendarName) {
    this.columns = columns;
    this.groups = groupsOf(columns, new Buckets(from, to, calendar));
    this.whole = merged(columns, this.groups);
    [this.from, this.to, this.calendar] = [from, to, calendar];
  }

  /** What the first `count` bars of the source make. */
  upTo(count: number): ResampledUpTo {
    const at = this.lastGroupBefore(count);
    if (at < 0) return { finished: viewOf(this.whole, 0), last: null, lastIsWhole: false };
    const last = sliceOf(this.whole, at, at + 1);
    mergeInto(last, 0, this.columns, this.groups.rows[at]!, count, this.groups.starts[at]!);
    const seen = wholeAt(this.from, this.calendar, this.columns.time[count - 1]!);
    const lastIsWhole = seen >= wholeAt(this.to, this.calendar, this.groups.starts[at]!);
    return { finished: viewOf(this.whole, at), last, lastIsWhole };
  }

  /** The group that the last of the first `count` rows is in; −1 for none. */
  private lastGroupBefore(count: number): number {
    const { rows } = this.groups;
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rows[middle]! < count) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
