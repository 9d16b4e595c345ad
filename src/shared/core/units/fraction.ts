/** Exact decimals as fractions of BigInts: for figures that no scale holds, such as averages. */
export interface Fraction {
  readonly n: bigint;
  readonly d: bigint;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/** "12.5" is 125/10. Throws on anything else. */
export function fraction(text: string): Fraction {
  const match = DECIMAL.exec(text.trim());
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const [, sign = '', whole = '0', part = '', exponent = '0'] = match;
  const shift = BigInt(exponent);
  const n = BigInt(`${sign === '-' ? '-' : ''}${whole}${part}`);
  const d = 10n ** BigInt(part.length);
  return shift >= 0n ? { n: n * 10n ** shift, d } : { n, d: d * 10n ** -shift };
}

export const ratio = (n: number | bigint, d: number | bigint): Fraction => {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  return bottom < 0n ? { n: -top, d: -bottom } : { n: top, d: bottom };
};

export const add = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.d - b.n * a.d, a.d * b.d);
export const times = (a: Fraction, b: Fraction): Fraction => ratio(a.n * b.n, a.d * b.d);
/** Throws where b is zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.n === 0n) throw new RangeError('division by zero');
  return ratio(a.n * b.d, a.d * b.n);
}
export const ONE: Fraction = { n: 1n, d: 1n };

/** The nearest double; exact to twenty decimals. */
export const toNumber = ({ n, d }: Fraction): number => Number((n * 10n ** 20n) / d) / 1e20;

/** As a decimal with so many significant digits at most, without trailing zeros; exact where it ends before. */
export function toDecimal({ n, d }: Fraction, digits = 15): string {
  const negative = n < 0n;
  const size = negative ? -n : n;
  const whole = size / d;
  const wholeDigits = whole === 0n ? 0 : String(whole).length;
  const leading = whole === 0n ? leadingZeros(size, d) : 0;
  const places = Math.max(0, digits - wholeDigits + leading);
  const unit = 10n ** BigInt(places);
  const twice = (size * unit * 2n) / d;
  const rounded = (twice + 1n) / 2n;
  const text = String(rounded).padStart(places + 1, '0');
  const decimals = places === 0 ? '' : text.slice(-places).replace(/0+$/, '');
  const integer = places === 0 ? text : text.slice(0, -places);
  const sign = negative && rounded !== 0n ? '-' : '';
  return decimals === '' ? sign + integer : `${sign}${integer}.${decimals}`;
}

function leadingZeros(size: bigint, d: bigint): number {
  if (size === 0n) return 0;
  let zeros = 0;
  for (let left = size * 10n; left < d; left *= 10n) zeros += 1;
  return zeros;
}
