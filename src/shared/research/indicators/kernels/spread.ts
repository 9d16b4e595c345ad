/**
 * What a window says of its values: variance, mean deviation, weighted mean. `data[start .. start + size - 1]`, oldest first.
 * Invariant: sums are of distances from one value of the window, so that equal values have a variance of exactly zero and the size of
 * the prices costs no digits; what is carried from window to window is taken anew before it can drift.
 */

/** Mean and variance of a window, filled by `measure`. */
export class Spread {
  mean = Number.NaN;
  /** The sum of squared distances from the mean. */
  squares = Number.NaN;

  measure(data: Float64Array, start: number, size: number): void {
    const anchor = data[start]!;
    const end = start + size;
    // Two sums side by side: neither waits for the other.
    let sumA = 0;
    let sumB = 0;
    let squaresA = 0;
    let squaresB = 0;
    let at = start;
    for (; at + 1 < end; at += 2) {
      const first = data[at]! - anchor;
      const second = data[at + 1]! - anchor;
      sumA += first;
      sumB += second;
      squaresA += first * first;
      squaresB += second * second;
    }
    if (at < end) {
      const last = data[at]! - anchor;
      sumA += last;
      squaresA += last * last;
    }
    const sum = sumA + sumB;
    const squares = squaresA + squaresB;
    this.mean = anchor + sum / size;
    this.squares = Math.max(0, squares - (sum * sum) / size);
  }
}

/** Rows after which the sums of a rolling spread are taken anew. */
const FRESH = 64;
/** Below this share of the largest sum, digits have been lost: the window is measured anew. */
const LOST = 1e-4;

/**
 * The same of a window that moves on by a row: sums of distances from an anchor are updated, and taken anew every 64 rows and wherever
 * the squares have become small beside what they were, so no more than the last few digits are ever lost and flat windows are exact.
 */
export class RollingSpread {
  mean = Number.NaN;
  squares = Number.NaN;
  private readonly fresh = new Spread();
  private anchor = 0;
  private sum = 0;
  private total = 0;
  private most = 0;
  private left = 0;
  private share = 0;

  /** The window has had a gap: the next whole one is measured anew. */
  reset(): void {
    this.left = 0;
  }

  /** `gone`: the value that the newest row of the window pushed out. */
  next(data: Float64Array, start: number, size: number, gone: number): void {
    if (this.left === 0) return this.renew(data, start, size);
    this.left -= 1;
    const enters = data[start + size - 1]! - this.anchor;
    const leaves = gone - this.anchor;
    const sum = this.sum + (enters - leaves);
    const total = this.total + (enters * enters - leaves * leaves);
    const squares = total - sum * sum * this.share;
    if (total > this.most) this.most = total;
    if (!(squares > LOST * this.most)) return this.renew(data, start, size);
    this.sum = sum;
    this.total = total;
    this.squares = squares;
    this.mean = this.anchor + sum * this.share;
  }

  private renew(data: Float64Array, start: number, size: number): void {
    const { fresh } = this;
    fresh.measure(data, start, size);
    const offset = fresh.mean - data[start + size - 1]!;
    this.anchor = data[start + size - 1]!;
    this.sum = offset * size;
    this.total = fresh.squares + offset * offset * size;
    this.most = this.total;
    this.left = FRESH;
    this.share = 1 / size;
    this.mean = fresh.mean;
    this.squares = fresh.squares;
  }
}

/**
 * What `RollingSpread` says of the windows that end at rows `from` to before `end`, none of which has a gap, the first measured
 * anew: the same operations in the same order, on variables of its own.
 */
export function rollingSpreads(
  data: Float64Array,
  { from, end, size }: { readonly from: number; readonly end: number; readonly size: number },
  means: Float64Array,
  squares: Float64Array,
): void {
  const fresh = new Spread();
  const share = 1 / size;
  let at = from;
  while (at < end) {
    fresh.measure(data, at - size + 1, size);
    const anchor = data[at]!;
    const offset = fresh.mean - anchor;
    let sum = offset * size;
    let total = fresh.squares + offset * offset * size;
    let most = total;
    means[at] = fresh.mean;
    squares[at] = fresh.squares;
    const last = Math.min(end, at + 1 + FRESH);
    for (at += 1; at < last; at += 1) {
      const enters = data[at]! - anchor;
      const leaves = data[at - size]! - anchor;
      sum += enters - leaves;
      total += enters * enters - leaves * leaves;
      const left = total - sum * sum * share;
      if (total > most) most = total;
      if (!(left > LOST * most)) break;
      means[at] = anchor + sum * share;
      squares[at] = left;
    }
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
    let sumA = 0;
    let sumB = 0;
    let aa = 0;
    let bb = 0;
    let ab = 0;
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
