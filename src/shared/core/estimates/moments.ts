/**
 * Sums, means, spreads and quantiles of samples, as doubles. Sums are compensated (Neumaier 1974): order and size of the
 * values do not eat digits. Empty samples give NaN, and so does a spread of fewer values than it needs.
 */

export function sum(values: Iterable<number>): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

export const mean = (values: readonly number[]): number => sum(values) / values.length;

/** Σ(x − mean)^power ÷ n. */
function centralMoment(values: readonly number[], power: number): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** power)) / values.length;
}

/** Divides by n − freedom: 1 for a sample, 0 for a population. */
export function variance(values: readonly number[], freedom = 1): number {
  const middle = mean(values);
  return sum(values.map((value) => (value - middle) ** 2)) / (values.length - freedom);
}

export const deviation = (values: readonly number[], freedom = 1): number =>
  Math.sqrt(variance(values, freedom));

/** Fisher's moments, biased: m3 ÷ m2^1.5, and m4 ÷ m2² − 3. */
export const skewness = (values: readonly number[]): number =>
  centralMoment(values, 3) / centralMoment(values, 2) ** 1.5;
export const excessKurtosis = (values: readonly number[]): number =>
  centralMoment(values, 4) / centralMoment(values, 2) ** 2 - 3;

/** Sample covariance of the columns, n − 1. Rows are observations. */
export function covariance(rows: readonly (readonly number[])[]): number[][] {
  const columns = rows[0]?.map((_, column) => rows.map((row) => row[column]!)) ?? [];
  const middles = columns.map(mean);
  return columns.map((left, i) =>
    columns.map((right, j) => {
      const products = left.map((value, row) => (value - middles[i]!) * (right[row]! - middles[j]!));
      return sum(products) / (rows.length - 1);
    }),
  );
}

/** How a quantile falls between two observations: interpolated, or the lower of them. */
export type QuantileKind = 'linear' | 'lower';

/** `at` between 0 and 1. */
export const quantile = (values: readonly number[], at: number, kind: QuantileKind = 'linear'): number =>
  quantileOfSorted(
    [...values].sort((a, b) => a - b),
    at,
    kind,
  );

/** As `quantile`, of values that ascend already. */
export function quantileOfSorted(
  sorted: ArrayLike<number>,
  at: number,
  kind: QuantileKind = 'linear',
): number {
  const place = (sorted.length - 1) * at;
  const below = Math.floor(place);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  return kind === 'lower' ? low : low + (high - low) * (place - below);
}

export const dot = (a: readonly number[], b: readonly number[]): number =>
  sum(a.map((value, index) => value * b[index]!));

export const multiply = (matrix: readonly (readonly number[])[], vector: readonly number[]): number[] =>
  matrix.map((row) => dot(row, vector));
