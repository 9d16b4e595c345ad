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

/** Σ(x − middle)^power, a whole power of at least 1. */
export function sumOfPowers(values: ArrayLike<number>, middle: number, power: number): number {
  let total = 0;
  let lost = 0;
  for (let at = 0; at < values.length; at += 1) {
    const off = values[at]! - middle;
    if (Number.isNaN(off)) continue;
    let value = off;
    for (let times = 1; times < power; times += 1) value *= off;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
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
  return sumOfPowers(values, sum(values) / known, 2) / divisor;
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

/** Σ(x − mean x)(y − mean y) ÷ (n − 1), of pairs known on both sides; null for too few. */
export function covariance(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const known = knownPairs(x, y);
  const { length } = known.x;
  if (length < 2) return null;
  const [mx, my] = [sum(known.x) / length, sum(known.y) / length];
  const products = new Float64Array(length);
  for (let at = 0; at < length; at += 1) products[at] = (known.x[at]! - mx) * (known.y[at]! - my);
  return sum(products) / (length - 1);
}

/** Pearson's r; null for too few pairs or where one side does not move. */
export function correlation(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const known = knownPairs(x, y);
  const together = covariance(known.x, known.y);
  const [a, b] = [deviation(known.x), deviation(known.y)];
  if (together === null || !a || !b) return null;
  return together / a / b;
}
