/**
 * What a window says of its values: variance, mean deviation, weighted mean. `data[start .. start + size - 1]`, oldest first.
 * Invariant: sums are of distances from one value of the window, so that equal values have a variance of exactly zero and the size of
 * the prices costs no digits; nothing is carried from window to window, so nothing drifts.
 */

/** Mean and variance of a window, filled by `measure`. */
export class Spread {
  mean = Number.NaN;
  /** The sum of squared distances from the mean. */
  squares = Number.NaN;

  measure(data: Float64Array, start: number, size: number): void {
    const anchor = data[start]!;
    let sum = 0;
    let squares = 0;
    for (let at = start; at < start + size; at += 1) {
      const distance = data[at]! - anchor;
      sum += distance;
      squares += distance * distance;
    }
    this.mean = anchor + sum / size;
    this.squares = Math.max(0, squares - (sum * sum) / size);
  }
}

/** The mean of a window. */
export function meanOf(data: Float64Array, start: number, size: number): number {
  const anchor = data[start]!;
  let sum = 0;
  for (let at = start; at < start + size; at += 1) sum += data[at]! - anchor;
  return anchor + sum / size;
}

/** The mean distance of a window's values from `centre`. */
export function meanDistance(data: Float64Array, start: number, size: number, centre: number): number {
  let sum = 0;
  for (let at = start; at < start + size; at += 1) sum += Math.abs(data[at]! - centre);
  return sum / size;
}

/** Two windows together: the sums of squares and of products of their distances from their means. */
export class Pair {
  squaresA = Number.NaN;
  squaresB = Number.NaN;
  products = Number.NaN;

  measure(a: Float64Array, startA: number, b: Float64Array, startB: number, size: number): void {
    const anchorA = a[startA]!;
    const anchorB = b[startB]!;
    let [sumA, sumB, aa, bb, ab] = [0, 0, 0, 0, 0];
    for (let at = 0; at < size; at += 1) {
      const fromA = a[startA + at]! - anchorA;
      const fromB = b[startB + at]! - anchorB;
      sumA += fromA;
      sumB += fromB;
      aa += fromA * fromA;
      bb += fromB * fromB;
      ab += fromA * fromB;
    }
    this.squaresA = Math.max(0, aa - (sumA * sumA) / size);
    this.squaresB = Math.max(0, bb - (sumB * sumB) / size);
    this.products = ab - (sumA * sumB) / size;
  }
}
