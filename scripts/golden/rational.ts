/** Exact decimals of reference cases, as fractions of BigInts. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

export function fraction(text: string): Fraction {
  const [, sign = '', whole = '0', part = '', exponent = '0'] =
    /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(text.trim()) ?? [];
  const shift = BigInt(exponent);
  const n = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`);
  const d = 10n ** BigInt(part.length);
  return shift >= 0n ? { n: n * 10n ** shift, d } : { n, d: d * 10n ** -shift };
}

/** A value as a reference prints it: exact where finite, else so many significant digits; compared by cross-multiplying. */
export function sameDecimal(expected: string, got: Fraction): boolean {
  const want = fraction(expected);
  const difference = want.n * got.d - got.n * want.d;
  if (difference === 0n) return true;
  const digits = expected.replace(/^[+-]?0*\.?0*/, '').replace('.', '').length;
  if (digits < 14) return false;
  const magnitude = difference < 0n ? -difference : difference;
  const size = want.n < 0n ? -want.n : want.n;
  return magnitude * 10n ** 14n <= size * got.d;
}

export const toNumber = ({ n, d }: Fraction): number => {
  const scaled = (n * 10n ** 20n) / d;
  return Number(scaled) / 1e20;
};
