/**
 * Against a market: pairs of returns of the same periods, row by row. Rows that are unknown on either side are left out. Null where
 * there are too few, or the market did not move.
 */
import { growthRate } from './annual.ts';
import { deviation, knownPairs, mean, pairMoments, STILL, type PairMoments, type Pairs } from './moments.ts';
import { Ranks } from './ranks.ts';
import { totalReturn } from './returns.ts';

/** cov(r, m) ÷ var(m); null where the market did not move. Pairs of the same moments. */
export const beta = (returns: ArrayLike<number>, market: ArrayLike<number>): number | null =>
  slopeOf(pairMoments(returns, market));

const slopeOf = ({ count, xy, yy }: PairMoments): number | null =>
  count < 2 || yy / count < STILL ? null : xy / yy;

/** return − free − beta × (market − free), all of the same span (Jensen 1968). */
export const alpha = (own: number, market: number, slope: number, free = 0): number =>
  own - free - slope * (market - free);

export interface Line {
  /** Of a period. */
  readonly alpha: number;
  readonly beta: number;
}

/** Jensen's alpha of a period and beta, `free` of a period too; null for fewer than 2 pairs or a market that stood still. */
export function lineOf(pairs: PairMoments, free = 0): Line | null {
  const slope = slopeOf(pairs);
  return slope === null ? null : { alpha: alpha(pairs.x, pairs.y, slope, free), beta: slope };
}

export const marketLine = (returns: ArrayLike<number>, market: ArrayLike<number>, free = 0): Line | null =>
  lineOf(pairMoments(returns, market), free);

/** A period's alpha as a year's: added up, or compounded. */
export const annualAlpha = (each: number, periods: number, by: 'added' | 'compounded'): number =>
  by === 'added' ? each * periods : (1 + each) ** periods - 1;

/** The rows at which the market rose, or fell. */
export function marketRows(returns: ArrayLike<number>, market: ArrayLike<number>, way: 'up' | 'down'): Pairs {
  const sign = way === 'up' ? 1 : -1;
  const length = Math.min(returns.length, market.length);
  const kept = { x: new Float64Array(length), y: new Float64Array(length) };
  let rows = 0;
  for (let at = 0; at < length; at += 1) {
    if (!(market[at]! * sign > 0)) continue;
    kept.x[rows] = returns[at]!;
    kept.y[rows] = market[at]!;
    rows += 1;
  }
  return { x: kept.x.subarray(0, rows), y: kept.y.subarray(0, rows) };
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

function firstLowest(values: ArrayLike<number>): number {
  let row = 0;
  for (let at = 1; at < values.length; at += 1) if (values[at]! < values[row]!) row = at;
  return row;
}

function lastHighest(values: ArrayLike<number>): number {
  let row = 0;
  for (let at = 1; at < values.length; at += 1) if (values[at]! >= values[row]!) row = at;
  return row;
}

/** The row that would stand at a rank if rows were sorted by value, equal ones in their order. */
function rowOfRank(values: ArrayLike<number>, rank: number): number {
  const value = new Ranks(values).at(rank);
  let lower = 0;
  for (let at = 0; at < values.length; at += 1) if (values[at]! < value) lower += 1;
  let equal = -1;
  for (let at = 0; at < values.length; at += 1) {
    if (values[at] !== value) continue;
    equal += 1;
    if (lower + equal === rank) return at;
  }
  return -1;
}

/**
 * How much worse the ends of the market are than its middle: the returns at the lowest and the highest market return, weighted, less the
 * return at the middle one (Taleb, Canetti and others 2012, IMF WP/12/216). Below zero is fragile. The weights balance the ends
 * about the middle, which of an even number is the upper one. `distance` is empyrical's way: each end has its own distance from the
 * middle for its weight, and the middle is row n ÷ 2 rounded to even, which of three is the highest. Of as high market returns the
 * earlier row comes first. Null for fewer than 3 pairs.
 */
export function betaFragility(
  returns: ArrayLike<number>,
  market: ArrayLike<number>,
  weights: 'balanced' | 'distance' = 'balanced',
): number | null {
  const { x, y } = knownPairs(returns, market);
  if (x.length < 3) return null;
  const half = x.length / 2;
  const middle = rowOfRank(y, weights === 'distance' ? toEven(half) : Math.floor(half));
  const [low, high] = [firstLowest(y), lastHighest(y)];
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
