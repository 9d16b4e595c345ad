/**
 * Exact integer arithmetic: the only multiply-and-round of the program.
 * Invariant: every input and output is a safe integer; anything else is a bug and throws.
 */

export type Rounding = 'down' | 'up' | 'floor' | 'ceil' | 'half-up' | 'half-even';

export function assertSafe(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} is not a safe integer: ${value}`);
  return value;
}

/** quotient·d + remainder = n with |remainder| < |d|; decides whether to step the magnitude by one. */
function roundsAway(rounding: Rounding, negative: boolean, quotient: bigint, twice: bigint, divisor: bigint) {
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
      return twice >= divisor;
    case 'half-even':
      return twice > divisor || (twice === divisor && (quotient & 1n) === 1n);
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
  const away = roundsAway(rounding, negative, quotient, remainder * 2n, divisor);
  const rounded = away ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/**
 * a·b/c exactly, rounded as told; all safe integers.
 * Takes the fast path when the product is itself safe and divides evenly, BigInt otherwise.
 */
export function mulDiv(a: number, b: number, c: number, rounding: Rounding): number {
  const product = a * b;
  if (Number.isSafeInteger(product) && c !== 0 && product % c === 0) return product / c || 0;
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
