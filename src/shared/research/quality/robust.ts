/**
 * Robust spread in a rolling window: medians, which a handful of wild values does not move. Evaluated once for every
 * `STRIDE` rows over the `WINDOW` values around them, in O(n) all together.
 */

export const WINDOW = 128;
export const STRIDE = 64;
/** Of a normal distribution the median absolute deviation times this is the standard deviation. */
export const MAD_TO_SIGMA = 1.4826;

/** The k-th smallest (from 0) of the first `count` values, which are reordered. Hoare's selection. */
export function kthSmallest(values: Float64Array, count: number, k: number): number {
  let left = 0;
  let right = count - 1;
  while (left < right) {
    const pivot = values[(left + right) >>> 1]!;
    let low = left;
    let high = right;
    while (low <= high) {
      while (values[low]! < pivot) low += 1;
      while (values[high]! > pivot) high -= 1;
      if (low > high) break;
      const kept = values[low]!;
      values[low] = values[high]!;
      values[high] = kept;
      low += 1;
      high -= 1;
    }
    if (k <= high) right = high;
    else if (k >= low) left = low;
    else break;
  }
  return values[k]!;
}

/** The upper median; NaN of nothing. Reorders the values. */
export const medianOf = (values: Float64Array, count: number): number =>
  count === 0 ? Number.NaN : kthSmallest(values, count, count >>> 1);

const scratch = (): Float64Array => new Float64Array(WINDOW);

/** What `measure` says of the values around every stride's rows. It may reorder them. */
export function rolling(
  count: number,
  valueAt: (row: number) => number,
  measure: (values: Float64Array, count: number) => number,
): Float64Array {
  const strides = Math.ceil(count / STRIDE);
  const measured = new Float64Array(strides);
  const values = scratch();
  for (let stride = 0; stride < strides; stride += 1) {
    const middle = stride * STRIDE + STRIDE / 2;
    const from = Math.max(0, Math.min(middle - WINDOW / 2, count - WINDOW));
    const to = Math.min(count, from + WINDOW);
    let kept = 0;
    for (let row = from; row < to; row += 1) {
      const value = valueAt(row);
      if (value !== value) continue;
      values[kept] = value;
      kept += 1;
    }
    measured[stride] = measure(values, kept);
  }
  return measured;
}

export const strideOf = (row: number): number => Math.floor(row / STRIDE);
