/** The shape of a sample: its moments about the mean, skew, kurtosis, and how much a value says about the next. */
import { correlation, count, sum, STILL, STRETCH, type Of } from './moments.ts';

export interface Moments {
  readonly count: number;
  /** NaN without values. */
  readonly mean: number;
  /** Σ(x − mean)^2, ^3, ^4. */
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

export function momentsOf(values: ArrayLike<number>): Moments {
  const known = count(values);
  const mean = sum(values) / known;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let from = 0; from < values.length; from += STRETCH) {
    let [squares, cubes, powers] = [0, 0, 0];
    for (let at = from; at < values.length && at < from + STRETCH; at += 1) {
      const off = values[at]! - mean;
      if (Number.isNaN(off)) continue;
      const square = off * off;
      squares += square;
      cubes += square * off;
      powers += square * square;
    }
    second += squares;
    third += cubes;
    fourth += powers;
  }
  return { count: known, mean, second, third, fourth };
}

const spreads = ({ count: known, second, mean }: Moments): boolean =>
  second / known > STILL * Math.max(1, mean * mean);

/**
 * m3 ÷ m2^(3 ÷ 2) of a population; of a sample × √(n (n − 1)) ÷ (n − 2), the adjusted G1 (Joanes and Gill 1998).
 * Null for fewer than 3 values or without spread.
 */
export function skewOf(moments: Moments, of: Of = 'sample'): number | null {
  const { count: n, second, third } = moments;
  if (n < 3 || !spreads(moments)) return null;
  const biased = third / n / (second / n) ** 1.5;
  return of === 'population' ? biased : (biased * Math.sqrt(n * (n - 1))) / (n - 2);
}

/**
 * m4 ÷ m2² − 3 of a population (0 is normal); of a sample the adjusted G2 (Joanes and Gill 1998).
 * Null for fewer than 4 values or without spread.
 */
export function excessKurtosisOf(moments: Moments, of: Of = 'sample'): number | null {
  const { count: n, second, fourth } = moments;
  if (n < 4 || !spreads(moments)) return null;
  const biased = fourth / n / (second / n) ** 2 - 3;
  return of === 'population' ? biased : ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * biased + 6);
}

export const skewness = (values: ArrayLike<number>, of: Of = 'sample'): number | null =>
  skewOf(momentsOf(values), of);

export const excessKurtosis = (values: ArrayLike<number>, of: Of = 'sample'): number | null =>
  excessKurtosisOf(momentsOf(values), of);

const part = (values: ArrayLike<number>, from: number, to: number): Float64Array =>
  values instanceof Float64Array ? values.subarray(from, to) : Float64Array.from(values).slice(from, to);

/** Pearson's r of each value with the one `lag` rows before it; null for too few or without spread. */
export function autocorrelation(values: ArrayLike<number>, lag = 1): number | null {
  if (values.length <= lag) return null;
  return correlation(part(values, lag, values.length), part(values, 0, values.length - lag));
}
