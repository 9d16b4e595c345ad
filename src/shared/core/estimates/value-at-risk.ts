/**
 * Value at risk and expected shortfall as fractions of the portfolio's value: a loss is positive.
 * - Historical: minus the (1 − confidence) quantile of returns; shortfall: minus the mean of returns at or below it.
 * - Parametric (normal): −(μ + zσ) with z the (1 − confidence) quantile; shortfall: −μ + σ φ(z) ÷ (1 − confidence).
 * - Cornish–Fisher: z adjusted for skew and excess kurtosis (Favre and Galeano 2002).
 * - Over a horizon: zero mean, × √days.
 * - Components: −z wᵢ(Σw)ᵢ ÷ σ; they sum to the zero-mean parametric value at risk (Jorion).
 */
import {
  deviation,
  dot,
  excessKurtosis,
  mean,
  multiply,
  quantile,
  skewness,
  sum,
  type QuantileKind,
} from './moments.ts';
import { normalDensity, normalQuantile } from './normal.ts';

export function historicalVar(
  returns: readonly number[],
  confidence: number,
  kind: QuantileKind = 'linear',
): number {
  return -quantile(returns, 1 - confidence, kind);
}

export function historicalShortfall(returns: readonly number[], confidence: number): number {
  const limit = quantile(returns, 1 - confidence);
  const beyond = returns.filter((value) => value <= limit);
  return -sum(beyond) / beyond.length;
}

export const parametricVar = (average: number, sigma: number, confidence: number): number =>
  -(average + normalQuantile(1 - confidence) * sigma);

export const parametricShortfall = (average: number, sigma: number, confidence: number): number =>
  (sigma * normalDensity(normalQuantile(1 - confidence))) / (1 - confidence) - average;

/** Zero mean over so many days. */
export const scaledVar = (sigma: number, confidence: number, days: number): number =>
  -normalQuantile(1 - confidence) * sigma * Math.sqrt(days);

/** A normal quantile adjusted for skew and excess kurtosis. */
export const cornishFisher = (z: number, skew: number, kurtosis: number): number =>
  z +
  ((z * z - 1) * skew) / 6 +
  ((z ** 3 - 3 * z) * kurtosis) / 24 -
  ((2 * z ** 3 - 5 * z) * skew * skew) / 36;

export function cornishFisherVar(returns: readonly number[], confidence: number): number {
  const z = normalQuantile(1 - confidence);
  const adjusted = cornishFisher(z, skewness(returns), excessKurtosis(returns));
  return -(mean(returns) + adjusted * deviation(returns));
}

export interface VarComponents {
  /** Change of the value at risk for a unit more of an asset's weight. */
  readonly marginal: readonly number[];
  readonly component: readonly number[];
  readonly total: number;
  /** Weighted volatilities ÷ the portfolio's. */
  readonly diversification: number;
}

export function componentVar(
  weights: readonly number[],
  covariances: readonly (readonly number[])[],
  confidence: number,
): VarComponents {
  const z = normalQuantile(1 - confidence);
  const exposed = multiply(covariances, weights);
  const sigma = Math.sqrt(dot(weights, exposed));
  const marginal = exposed.map((value) => (-z * value) / sigma);
  const component = marginal.map((value, index) => value * weights[index]!);
  const apart = sum(
    weights.map((weight, index) => Math.abs(weight) * Math.sqrt(covariances[index]![index]!)),
  );
  return { marginal, component, total: sum(component), diversification: apart / sigma };
}
