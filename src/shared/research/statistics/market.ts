/**
 * Against a market: pairs of returns of the same periods, row by row. Rows that are unknown on either side are left out. Null where
 * there are too few, or the market did not move.
 */
import { growthRate } from './annual.ts';
import { covariance, deviation, knownPairs, mean, variance, type Pairs } from './moments.ts';
import { totalReturn } from './returns.ts';

/** cov(r, m) ÷ var(m); null where the market did not move. Pairs of the same moments. */
export function beta(returns: ArrayLike<number>, market: ArrayLike<number>): number | null {
  const known = knownPairs(returns, market);
  const together = covariance(known.x, known.y);
  const alone = variance(known.y);
  return together === null || alone === null || alone < STILL ? null : together / alone;
}

/** A market whose variance is below this stood still; what is left is rounding. */
const STILL = 1e-30;

/** return − free − beta × (market − free), all of the same span (Jensen 1968). */
export const alpha = (own: number, market: number, slope: number, free = 0): number =>
  own - free - slope * (market - free);

export interface Line {
  /** Of a period. */
  readonly alpha: number;
  readonly beta: number;
}

/** Jensen's alpha of a period and beta, `free` of a period too; null for fewer than 2 pairs or a market that stood still. */
export function marketLine(returns: ArrayLike<number>, market: ArrayLike<number>, free = 0): Line | null {
  const known = knownPairs(returns, market);
  const slope = beta(known.x, known.y);
  if (slope === null) return null;
  return { alpha: alpha(mean(known.x)!, mean(known.y)!, slope, free), beta: slope };
}

/** A period's alpha as a year's: added up, or compounded. */
export const annualAlpha = (each: number, periods: number, by: 'added' | 'compounded'): number =>
  by === 'added' ? each * periods : (1 + each) ** periods - 1;

/** The rows at which the market rose, or fell. */
export function marketRows(returns: ArrayLike<number>, market: ArrayLike<number>, way: 'up' | 'down'): Pairs {
  const sign = way === 'up' ? 1 : -1;
  const length = Math.min(returns.length, market.length);
  const rows: number[] = [];
  for (let at = 0; at < length; at += 1) if (market[at]! * sign > 0) rows.push(at);
  return {
    x: Float64Array.from(rows, (row) => returns[row]!),
    y: Float64Array.from(rows, (row) => market[row]!),
  };
}

/** Yearly compound growth of the returns ÷ that of the market, of as many periods; null where the market went nowhere. */
export function capture(
  returns: ArrayLike<number>,
  market: ArrayLike<number>,
  periods: number,
): number | null {
  const rate = (values: ArrayLike<number>): number | null => {
    const total = totalReturn(values);
    return total === null ? null : growthRate(total, values.length, periods);
  };
  const [own, other] = [rate(returns), rate(market)];
  return own === null || other === null || other === 0 ? null : own / other;
}

/** `capture` of the rows at which the market rose, or fell. */
export function captureOf(
  returns: ArrayLike<number>,
  market: ArrayLike<number>,
  periods: number,
  way: 'up' | 'down',
): number | null {
  const { x, y } = marketRows(returns, market, way);
  return capture(x, y, periods);
}

/** r − m, row by row, to the end of the shorter one. */
export function activeReturns(returns: ArrayLike<number>, market: ArrayLike<number>): Float64Array {
  const active = new Float64Array(Math.min(returns.length, market.length));
  for (let at = 0; at < active.length; at += 1) active[at] = returns[at]! - market[at]!;
  return active;
}

/** σ of the active returns × √periods. */
export function trackingError(active: ArrayLike<number>, periods: number): number | null {
  const each = deviation(active);
  return each === null ? null : each * Math.sqrt(periods);
}

/** Mean ÷ σ of the active returns × √periods (Goodwin 1998); periods 1 leaves it as it is. Null where they do not differ. */
export function informationRatio(active: ArrayLike<number>, periods: number): number | null {
  const [average, spread] = [mean(active), deviation(active)];
  if (average === null || spread === null || spread === 0) return null;
  return (average / spread) * Math.sqrt(periods);
}

/** Half up or down to the even whole number. */
const toEven = (value: number): number => {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
};

/**
 * How much worse the ends of the market are than its middle: the returns at the lowest and the highest market return, weighted, less the
 * return at the middle one (Taleb, Canetti and others 2012, IMF WP/12/216). Below zero is fragile. The weights balance the ends
 * about the middle; `distance` gives each end its own distance from it instead, as empyrical does. Of as high market returns the
 * earlier row comes first. Null for fewer than 3 pairs.
 */
export function betaFragility(
  returns: ArrayLike<number>,
  market: ArrayLike<number>,
  weights: 'balanced' | 'distance' = 'balanced',
): number | null {
  const { x, y } = knownPairs(returns, market);
  if (x.length < 3) return null;
  const order = Array.from(x, (_, row) => row).sort((a, b) => y[a]! - y[b]!);
  const [low, middle, high] = [order[0]!, order[toEven(order.length / 2)]!, order.at(-1)!];
  const range = y[high]! - y[low]!;
  const below = range === 0 ? 0.5 : (y[middle]! - y[low]!) / range;
  const lowShare = weights === 'distance' ? below : 1 - below;
  return lowShare * x[low]! + (1 - lowShare) * x[high]! - x[middle]!;
}

export interface Aligned {
  readonly time: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Rows whose time both have; each one's times ascend. */
export function alignedByTime(
  time: ArrayLike<number>,
  values: ArrayLike<number>,
  otherTime: ArrayLike<number>,
  other: ArrayLike<number>,
): Aligned {
  const rows: (readonly [number, number, number])[] = [];
  for (let at = 0, there = 0; at < time.length && there < otherTime.length;) {
    const [here, away] = [time[at]!, otherTime[there]!];
    if (here === away) rows.push([here, values[at]!, other[there]!]);
    if (here <= away) at += 1;
    if (away <= here) there += 1;
  }
  const column = (which: 0 | 1 | 2): Float64Array => Float64Array.from(rows, (row) => row[which]);
  return { time: column(0), x: column(1), y: column(2) };
}
