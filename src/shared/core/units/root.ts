/** Exact square roots of integers: the same on every engine, unlike anything that passes through floats of unknown size. */

/** The largest r with r² ≤ n. Throws for a negative n. Newton's iteration from above. */
export function floorSqrt(n: bigint): bigint {
  if (n < 0n) throw new RangeError('square root of a negative number');
  if (n < 2n) return n;
  let root = 1n << BigInt((n.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

/** The smallest r with r² ≥ numerator ÷ denominator; numerator ≥ 0, denominator > 0. */
export function ceilSqrtOf(numerator: bigint, denominator: bigint): bigint {
  const whole = (numerator + denominator - 1n) / denominator;
  const root = floorSqrt(whole);
  return root * root === whole ? root : root + 1n;
}
