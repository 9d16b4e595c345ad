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

/** Of a sample it is divided by n − 1, of a whole population by n. */
export type Of = 'sample' | 'population';

/** Σ(x − mean)² ÷ (n − 1) or ÷ n; null for too few values. */
export function variance(values: ArrayLike<number>, of: Of = 'sample'): number | null {
  const known = count(values);
  const divisor = of === 'sample' ? known - 1 : known;
  if (divisor <= 0) return null;
  const average = sum(values) / known;
  return sum(Float64Array.from(values, (value) => (value - average) ** 2)) / divisor;
}

export function deviation(values: ArrayLike<number>, of: Of = 'sample'): number | null {
  const squared = variance(values, of);
  return squared === null ? null : Math.sqrt(squared);
}

/** Σ(x − mean x)(y − mean y) ÷ (n − 1), of pairs; null for too few. */
export function covariance(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  const length = Math.min(x.length, y.length);
  if (length < 2) return null;
  const [mx, my] = [sum(x) / length, sum(y) / length];
  return sum(Float64Array.from({ length }, (_, at) => (x[at]! - mx) * (y[at]! - my))) / (length - 1);
}
