/**
 * Simple moving average, batch kernel over typed arrays.
 * Invariant: one pass, no allocation in the loop; a Neumaier-compensated running sum keeps the error of long series
 * at the rounding of one addition instead of letting it grow with the length.
 */

/**
 * `out[i]` is the mean of `values[i - period + 1 .. i]`; NaN before the first full window.
 * `out` has the length of `values` (a new array when not given). Throws RangeError when `period` is not a whole number above zero.
 */
export function sma(
  values: Float64Array,
  period: number,
  out: Float64Array = new Float64Array(values.length),
): Float64Array {
  if (!Number.isInteger(period) || period < 1)
    throw new RangeError(`SMA period must be a whole number above 0: ${period}`);
  let sum = 0;
  let lost = 0;
  for (let index = 0; index < values.length; index += 1) {
    const entering = values[index] as number;
    let next = sum + entering;
    lost += Math.abs(sum) >= Math.abs(entering) ? sum - next + entering : entering - next + sum;
    sum = next;
    if (index >= period) {
      const leaving = -(values[index - period] as number);
      next = sum + leaving;
      lost += Math.abs(sum) >= Math.abs(leaving) ? sum - next + leaving : leaving - next + sum;
      sum = next;
    }
    out[index] = index + 1 < period ? Number.NaN : (sum + lost) / period;
  }
  return out;
}
