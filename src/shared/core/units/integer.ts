/**
 * Exact integer arithmetic: the only multiply-and-round of the program.
 * Invariant: every input and output is a safe integer; anything else is a bug and throws.
 */

export type Rounding = 'down' | 'up' | 'floor' | 'ceil' | 'half-up' | 'half-even';

export function assertSafe(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} is not a safe integer: ${value}`);
  return value;
}

/** Whether the magnitude is stepped by one; `half` compares what was cut off with half of the divisor. */
function roundsAway(rounding: Rounding, negative: boolean, odd: boolean, half: number): boolean {
  switch (rounding) {
    case 'down':
      return false;
    case 'up':
      return true;
    case 'floor':
      return negative;
    case 'ceil':
      return !negative;
    case 'half-up':
      return half >= 0;
    case 'half-even':
      return half > 0 || (half === 0 && odd);
  }
}

/** a·b/c for bigints, rounded as told. 'half-up' rounds ties away from zero. */
export function mulDivBig(a: bigint, b: bigint, c: bigint, rounding: Rounding): bigint {
  if (c === 0n) throw new RangeError('division by zero');
  const product = a * b;
  const negative = product < 0n !== c < 0n && product !== 0n;
  const magnitude = product < 0n ? -product : product;
  const divisor = c < 0n ? -c : c;
  const quotient = magnitude / divisor;
  const remainder = magnitude % divisor;
  if (remainder === 0n) return negative ? -quotient : quotient;
  const half = Number(remainder * 2n > divisor) - Number(remainder * 2n < divisor);
  const away = roundsAway(rounding, negative, (quotient & 1n) === 1n, half);
  const rounded = away ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** The same where the product is a safe integer: remainder, difference and quotient are exact in floating point. */
function divided(product: number, c: number, rounding: Rounding): number {
  const remainder = product % c;
  const quotient = (product - remainder) / c;
  if (remainder === 0) return quotient || 0;
  const negative = product < 0 !== c < 0;
  const half = 2 * Math.abs(remainder) - Math.abs(c);
  const step = negative ? -1 : 1;
  return (roundsAway(rounding, negative, quotient % 2 !== 0, half) ? quotient + step : quotient) || 0;
}

/**
 * a·b/c exactly, rounded as told; all safe integers.
 * Takes the fast path when the product is itself safe, BigInt otherwise.
 */
export function mulDiv(a: number, b: number, c: number, rounding: Rounding): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && Number.isSafeInteger(c) && c !== 0)
    return divided(product, c, rounding);
  const value = mulDivBig(BigInt(a), BigInt(b), BigInt(c), rounding);
  return assertSafe(Number(value), 'mulDiv result');
}

const POWERS = Array.from({ length: 16 }, (_, exponent) => 10 ** exponent);

/** 10^exponent for 0 ≤ exponent ≤ 15. */
export function pow10(exponent: number): number {
  const value = POWERS[exponent];
  if (value === undefined) throw new RangeError(`scale out of range: ${exponent}`);
  return value;
}
