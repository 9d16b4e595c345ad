/** What figures of activity are computed from: exposure as shares of equity, what was traded and what it cost. */
import { DAY_MS } from '#core/units/civil.ts';
import { depthsOf } from '#research/statistics/drawdowns.ts';
import type { FigureActivity } from '#research/statistics/figures/figure.ts';
import { growthOf, type Curve, type Performance } from './performance.ts';

/** Equity at each of some moments in order: that of the last row at or before it. */
function equityAt({ time, equity }: Curve, moments: readonly number[]): number[] {
  let row = 0;
  return moments.map((at) => {
    while (row + 1 < time.length && time[row + 1]! <= at) row += 1;
    return equity[row] ?? 0;
  });
}

/** Milliseconds of a time at which at least one trade was open. */
function heldMs(held: Performance['held'], from: number, to: number): number {
  const spans = held
    .map(([begin, end]) => [Math.max(from, begin), Math.min(to, end ?? to)] as const)
    .sort((a, b) => a[0] - b[0]);
  let [sum, until] = [0, from];
  for (const [begin, end] of spans) {
    if (end <= until) continue;
    sum += end - Math.max(until, begin);
    until = end;
  }
  return sum;
}

/** Shares of equity at the end of each day; NaN where there is none. */
export function exposureOf({ activity, curve }: Performance): {
  readonly gross: Float64Array;
  readonly net: Float64Array;
} {
  const equity = equityAt(curve, activity.ends);
  const share = (values: readonly number[]): Float64Array =>
    Float64Array.from(values, (value, day) => (equity[day]! > 0 ? value / equity[day]! : Number.NaN));
  return { gross: share(activity.gross), net: share(activity.net) };
}

const sum = <T>(all: readonly T[], of: (each: T) => number): number =>
  all.reduce((total, each) => total + of(each), 0);

export function usageOf(performance: Performance): FigureActivity {
  const { activity, curve, held, unit, paidIn } = performance;
  const { dealings, borrow } = activity;
  const [from, to] = [curve.time[0] ?? 0, curve.time[curve.time.length - 1] ?? 0];
  const equity = equityAt(curve, activity.ends);
  const money = (of: (dealing: (typeof dealings)[number]) => number): number => sum(dealings, of) / unit;
  const last = curve.equity.length - 1;
  const [start, end] = [(curve.equity[0] ?? 0) / unit, (curve.equity[last] ?? 0) / unit];
  return {
    ...exposureOf(performance),
    start,
    end,
    paidIn: paidIn === null ? 0 : sum(Array.from(paidIn), (each) => each) / unit,
    inMarket: to > from ? heldMs(held, from, to) / (to - from) : null,
    meanEquity: equity.length > 0 ? sum(equity, (each) => each) / equity.length / unit : 0,
    deepest: depthsOf(paidIn === null ? curve.equity : growthOf(curve, paidIn)).share,
    years: (to - from) / (365.25 * DAY_MS),
    bought: money((each) => each.bought),
    sold: money((each) => each.sold),
    commission: money((each) => each.commission),
    tax: money((each) => each.tax),
    slippage: money((each) => each.slippage),
    spread: money((each) => each.spread),
    delay: money((each) => each.delay),
    borrow: sum(borrow, (each) => each) / unit,
  };
}
