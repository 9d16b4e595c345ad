/** Growth and volatility of a year. `periods`: returns that a year has (252 trading days, 365 days, 52 weeks, 12 months). */
import { deviation, variance, type Of } from './moments.ts';

/** (1 + mean)^periods − 1, from the geometric mean of a period's return. */
export const annualReturn = (meanReturn: number, periods: number): number => (1 + meanReturn) ** periods - 1;

/** (final ÷ start)^(1 ÷ years) − 1; null where nothing was left or no time went by. */
export function compoundGrowth(start: number, final: number, years: number): number | null {
  return start > 0 && final > 0 && years > 0 ? (final / start) ** (1 / years) - 1 : null;
}

/** (1 + total)^(periods ÷ n) − 1 of so many returns; null without any, or where less than nothing is left. */
export function growthRate(total: number, count: number, periods: number): number | null {
  return count > 0 && total >= -1 ? (1 + total) ** (periods / count) - 1 : null;
}

/**
 * σ × periods^(1 ÷ stability): of returns that add up. 2 is the normal distribution's stability; lower ones are those of Lévy's
 * stable laws, whose sums spread faster (empyrical `alpha`).
 */
export function volatility(
  returns: ArrayLike<number>,
  periods: number,
  of: Of = 'sample',
  stability = 2,
): number | null {
  const each = deviation(returns, of);
  return each === null ? null : each * (stability === 2 ? Math.sqrt(periods) : periods ** (1 / stability));
}

/** What a year's rate is for one of its periods: a part of the sum, or what compounds to it. */
export const ratePerPeriod = (yearly: number, periods: number, by: 'divided' | 'compounded'): number =>
  by === 'divided' ? yearly / periods : (1 + yearly) ** (1 / periods) - 1;

/**
 * √((σ² + (1 + m)²)^periods − (1 + m)^(2 × periods)): of returns that compound, m being their geometric mean
 * (Goodman 1960, the variance of a product; backtesting.py `Volatility (Ann.)`).
 */
export function compoundVolatility(
  returns: ArrayLike<number>,
  meanReturn: number,
  periods: number,
  of: Of = 'sample',
): number | null {
  const squared = variance(returns, of);
  if (squared === null) return null;
  const growth = (1 + meanReturn) ** 2;
  return Math.sqrt(Math.max(0, (squared + growth) ** periods - growth ** periods));
}
