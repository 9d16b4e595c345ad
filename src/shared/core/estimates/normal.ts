/**
 * The standard normal distribution.
 * Quantile: algorithm AS 241, PPND16 (Wichura 1988), accurate to about 1e-16. Tail: erfc by its continued fraction, by its
 * series near zero (Abramowitz and Stegun 7.1.5, 7.1.14).
 */

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduceRight((value, coefficient) => value * x + coefficient, 0);

const A = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987,
  67265.7709270087, 33430.57558358813, 2509.0809287301227,
];
const B = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271,
  28729.085735721943, 5226.495278852546,
];
const C = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684,
  0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
];
const D = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
];
const E = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
];
const F = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
  1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
];

/** The value below which a share `p` of the distribution lies; ±Infinity at 0 and 1, NaN outside. */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? -Infinity : Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * horner(A, r)) / horner(B, r);
  }
  const r = Math.sqrt(-Math.log(Math.min(p, 1 - p)));
  const tail = r <= 5 ? horner(C, r - 1.6) / horner(D, r - 1.6) : horner(E, r - 5) / horner(F, r - 5);
  return q < 0 ? -tail : tail;
}

export const normalDensity = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

const TINY = 1e-300;

/** 1 − erf(x). */
export function erfc(x: number): number {
  if (x < 0) return 2 - erfc(-x);
  if (x < 2) {
    let term = x;
    let series = x;
    for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(series) && n < 200; n += 1) {
      term *= (-x * x) / n;
      series += term / (2 * n + 1);
    }
    return 1 - (2 / Math.sqrt(Math.PI)) * series;
  }
  // Lentz's method for the continued fraction.
  let fraction = x;
  let c = x;
  let d = 0;
  for (let n = 1; n < 500; n += 1) {
    d = 1 / (x + (n / 2) * d || TINY);
    c = x + n / 2 / c || TINY;
    const step = c * d;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return Math.exp(-x * x) / (fraction * Math.sqrt(Math.PI));
}

export const normalDistribution = (x: number): number => erfc(-x / Math.SQRT2) / 2;

/** Share of a chi-squared distribution with one degree of freedom above x. */
export const chiSquaredTail = (x: number): number => erfc(Math.sqrt(x / 2));
