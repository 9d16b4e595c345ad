/** Sums of a series, compensated (Neumaier, 1974), and what follows from them. NaN entries are left out. */

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    if (Number.isNaN(value)) continue;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

export function count(values: ArrayLike<number>): number {
  let known = 0;
  for (let at = 0; at < values.length; at += 1) if (!Number.isNaN(values[at]!)) known += 1;
  return known;
}

/** Σx ÷ n; null without values. */
export function mean(values: ArrayLike<number>): number | null {
  const known = count(values);
  return known === 0 ? null : sum(values) / known;
}

/** Σ(x − middle)². */
export function sumOfSquares(values: ArrayLike<number>, middle = 0): number {
  let total = 0;
  let lost = 0;
  for (let at = 0; at < values.length; at += 1) {
    const off = values[at]! - middle;
    if (Number.isNaN(off)) continue;
    const value = off * off;
    const next = total + value;
    lost += total >= value ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Of a sample it is divided by n − 1, of a whole population by n. */
export type Of = 'sample' | 'population';

/** Σ(x − mean)² ÷ (n − 1) or ÷ n; null for too few values. */
export function variance(values: ArrayLike<number>, of: Of = 'sample'): number | null {
  const known = count(values);
  const divisor = of === 'sample' ? known - 1 : known;
  if (divisor <= 0) return null;
  return sumOfSquares(values, sum(values) / known) / divisor;
}

export function deviation(values: ArrayLike<number>, of: Of = 'sample'): number | null {
  const squared = variance(values, of);
  return squared === null ? null : Math.sqrt(squared);
}

export interface Pairs {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The rows that are known on both sides, to the end of the shorter one; the same arrays where that is all of them. */
export function knownPairs(x: ArrayLike<number>, y: ArrayLike<number>): Pairs {
  const length = Math.min(x.length, y.length);
  let known = 0;
  for (let at = 0; at < length; at += 1) if (!Number.isNaN(x[at]! + y[at]!)) known += 1;
  if (known === x.length && known === y.length) return { x, y };
  const kept = { x: new Float64Array(known), y: new Float64Array(known) };
  for (let at = 0, to = 0; at < length; at += 1) {
    if (Number.isNaN(x[at]! + y[at]!)) continue;
    kept.x[to] = x[at]!;
    kept.y[to] = y[at]!;
    to += 1;
  }
  return kept;
}

export interface PairMoments {
  readonly count: number;
  readonly x: number;
  readonly y: number;
  /** Σ(x − mean x)², Σ(x − mean x)(y − mean y), Σ(y − mean y)². */
  readonly xx: number;
  readonly xy: number;
  readonly yy: number;
}

/** Of the pairs known on both sides; NaN means without any. */
export function pairMoments(x: ArrayLike<number>, y: ArrayLike<number>): PairMoments {
  const known = knownPairs(x, y);
  const count = known.x.length;
  const [mx, my] = [sum(known.x) / count, sum(known.y) / count];
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let from = 0; from < count; from += STRETCH) {
    let [a, b, c] = [0, 0, 0];
    for (let at = from; at < count && at < from + STRETCH; at += 1) {
      const u = known.x[at]! - mx;
      const v = known.y[at]! - my;
      a += u * u;
      b += u * v;
      c += v * v;
    }
    xx += a;
    xy += b;
    yy += c;
  }
  return { count, x: mx, y: my, xx, xy, yy };
}

/**
 * Sums of what is centred already, or of one sign, are made of the sums of so many terms: nearly as exact as compensated ones (Higham
 * 1993), and faster.
 */
export const STRETCH = 256;

/** Σ(x − mean x)(y − mean y) ÷ (n − 1), of pairs known on both sides; null for too few. */
export function covariance(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const { count, xy } = pairMoments(x, y);
  return count < 2 ? null : xy / (count - 1);
}

/** A mean square below this is what rounding leaves of none. */
export const STILL = 1e-30;

/** Pearson's r; null for too few pairs or where one side does not move. */
export function correlationOf({ count, xx, xy, yy }: PairMoments): number | null {
  if (count < 2 || xx / count < STILL || yy / count < STILL) return null;
  return xy / Math.sqrt(xx) / Math.sqrt(yy);
}

export const correlation = (x: ArrayLike<number>, y: ArrayLike<number>): number | null =>
  correlationOf(pairMoments(x, y));
