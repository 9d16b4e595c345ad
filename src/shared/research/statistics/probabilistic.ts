/**
 * How sure a Sharpe ratio is, given the length and the shape of its returns. All Sharpe ratios here are of a period, not of a year;
 * kurtosis is in excess of the normal distribution's. Shares of 1. Null where the returns do not allow an answer.
 */
import { normalDistribution, normalQuantile } from '#core/estimates/normal.ts';

export interface SharpeSample {
  readonly sharpe: number;
  /** Returns it is of. */
  readonly count: number;
  readonly skew: number;
  readonly excessKurtosis: number;
}

/** 1 − γ3 SR + (γ4 − 1) ÷ 4 SR², with γ4 = excess + 3: n × the variance of the estimate (Mertens 2002). */
function spread({ sharpe, skew, excessKurtosis }: SharpeSample): number | null {
  const value = 1 - skew * sharpe + ((excessKurtosis + 2) / 4) * sharpe * sharpe;
  return value > 0 ? value : null;
}

/** Standard error of the Sharpe ratio of a period: √(spread ÷ (n − 1)). */
export function sharpeError(sample: SharpeSample): number | null {
  const value = spread(sample);
  return value === null || sample.count < 2 ? null : Math.sqrt(value / (sample.count - 1));
}

/** That the true Sharpe ratio is above `least` (Bailey and López de Prado 2012): Φ((SR − least) ÷ its error). */
export function probabilisticSharpe(sample: SharpeSample, least = 0): number | null {
  const error = sharpeError(sample);
  return error === null ? null : normalDistribution((sample.sharpe - least) / error);
}

/**
 * Returns it takes to say with this confidence that the true Sharpe ratio is above `least` (the same authors, 2012):
 * 1 + spread × (z ÷ (SR − least))². Null where it is not above it: no length would do.
 */
export function minimumTrackRecord(sample: SharpeSample, least = 0, confidence = 0.95): number | null {
  const value = spread(sample);
  if (value === null || sample.sharpe <= least) return null;
  return 1 + value * (normalQuantile(confidence) / (sample.sharpe - least)) ** 2;
}

/** Euler and Mascheroni's constant. */
const GAMMA = 0.5772156649015329;

/**
 * The best Sharpe ratio that so many tries without any skill are expected to bring (Bailey and López de Prado 2014); `variance`: of
 * the tries' Sharpe ratios, of a period. One try: 0.
 */
export function luckySharpe(tries: number, variance: number): number {
  if (tries <= 1) return 0;
  const best = (1 - GAMMA) * normalQuantile(1 - 1 / tries) + GAMMA * normalQuantile(1 - 1 / (tries * Math.E));
  return Math.sqrt(variance) * best;
}

/** The probabilistic Sharpe ratio against `luckySharpe` (Bailey and López de Prado 2014). */
export const deflatedSharpe = (sample: SharpeSample, tries: number, variance: number): number | null =>
  probabilisticSharpe(sample, luckySharpe(tries, variance));
