/**
 * Single bars far off their neighbours: a close that jumps away and comes back (`spike`), a high or low that reaches far
 * beyond open and close (`wick`). Warnings: markets do flash.
 *
 * A spike is a move of more than `SPIKE_SIGMAS` robust standard deviations (`INTRADAY_SIGMAS` within a day, where quiet
 * minutes make them small), and more than `DOMINATES` times any other move
 * of the `AROUND` bars before and after, of which at most `LEFT_OVER` is left after no more than `MOST_BARS` bars. What
 * stays is no spike: news, a gap, or a split (splits.ts). A wick is measured the same way, against other wicks.
 *
 * Repair: a spike's prices become the middle of the closes before and after it; a wick is cut to the bar's open and close.
 */
import { lengthOf } from '../../bars/timeframe.ts';
import { barAt, type Bar } from '../../bars/columns.ts';
import type { Check, CheckedSeries, Finding } from '../finding.ts';

const SPIKE_SIGMAS = 12;
const INTRADAY_SIGMAS = 18;
const WICK_SIGMAS = 20;
const DOMINATES = 4;
const AROUND = 5;
const LEFT_OVER = 0.3;
const MOST_BARS = 3;

/** The largest move of the bars around those from `first` to `last`, which are left out. */
function largestAround(moveAt: (row: number) => number, first: number, last: number, count: number): number {
  let largest = 0;
  for (let row = Math.max(1, first - AROUND); row < first; row += 1) largest = Math.max(largest, moveAt(row));
  for (let row = last + 1; row <= Math.min(count - 1, last + AROUND); row += 1)
    largest = Math.max(largest, moveAt(row));
  return largest;
}

/** The first row at which the jump to `row` is taken back; 0 where it is not. */
function backAt(logs: Float64Array, row: number): number {
  const jump = logs[row]! - logs[row - 1]!;
  const last = Math.min(logs.length - 1, row + MOST_BARS);
  for (let back = row + 1; back <= last; back += 1)
    if (Math.abs(logs[back]! - logs[row - 1]!) <= LEFT_OVER * Math.abs(jump)) return back;
  return 0;
}

function spikeAt(
  { columns, logClose }: CheckedSeries,
  row: number,
  sigmas: number,
  before: number,
  after: number,
): Finding {
  const { close, time } = columns;
  const was = barAt(columns, row);
  const middle = Math.round((close[before]! + close[after]!) / 2);
  const repaired: Bar = [middle, middle, middle, middle, was[4]];
  const at = time[row]!;
  return {
    check: 'outliers',
    kind: 'spike',
    severity: 'warning',
    from: at,
    to: at,
    row,
    count: 1,
    numbers: { sigmas, close: close[row]!, around: middle, move: logClose[row]! - logClose[before]! },
    repair: { kind: 'set', reason: 'interpolate', time: at, before: was, after: repaired },
  };
}

function spikes(series: CheckedSeries, found: (finding: Finding) => void): void {
  const { logClose, sigmaAt, columns } = series;
  const { kind } = lengthOf(series.context.timeframe);
  const least = kind === 'intraday' ? INTRADAY_SIGMAS : SPIKE_SIGMAS;
  const moveAt = (at: number): number => Math.abs(logClose[at]! - logClose[at - 1]!);
  for (let row = 1; row < columns.count - 1; row += 1) {
    const move = moveAt(row);
    const sigma = sigmaAt(row);
    if (!(move > least * sigma)) continue;
    const back = backAt(logClose, row);
    if (back === 0 || move < DOMINATES * largestAround(moveAt, row, back, columns.count)) continue;
    for (let at = row; at < back; at += 1)
      if (Math.abs(logClose[at]! - logClose[row - 1]!) > LEFT_OVER * move)
        found(spikeAt(series, at, move / sigma, row - 1, back));
    row = back;
  }
}

/** How far the bar reaches beyond its open and close, as a share of the price; the larger of both sides. */
function reachOf({ columns: { open, high, low, close } }: CheckedSeries, row: number): number {
  const [o, c] = [open[row]!, close[row]!];
  const [top, bottom] = o > c ? [o, c] : [c, o];
  return low[row]! > 0 ? Math.max(high[row]! / top - 1, bottom / low[row]! - 1) : 0;
}

function wickAt({ columns }: CheckedSeries, row: number, sigmas: number, limit: number): Finding {
  const was = barAt(columns, row);
  const [open, high, low, close, volume] = was;
  const [top, bottom] = open > close ? [open, close] : [close, open];
  const at = columns.time[row]!;
  const after: Bar = [
    open,
    high / top - 1 > limit ? top : high,
    bottom / low - 1 > limit ? bottom : low,
    close,
    volume,
  ];
  return {
    check: 'outliers',
    kind: 'wick',
    severity: 'warning',
    from: at,
    to: at,
    row,
    count: 1,
    numbers: { sigmas, high, low, open, close },
    repair: { kind: 'set', reason: 'clip-wick', time: at, before: was, after },
  };
}

function wicks(series: CheckedSeries, found: (finding: Finding) => void): void {
  const { sigmaAt, columns } = series;
  const reachAt = (at: number): number => reachOf(series, at);
  for (let row = 0; row < columns.count; row += 1) {
    const reach = reachAt(row);
    const limit = WICK_SIGMAS * sigmaAt(row);
    if (!(reach > limit) || reach === Infinity) continue;
    const other = largestAround(reachAt, row, row, columns.count);
    if (reach >= DOMINATES * other) found(wickAt(series, row, reach / sigmaAt(row), limit));
  }
}

export const outliers: Check = (series, found) => {
  spikes(series, found);
  wicks(series, found);
};
