/**
 * Value at risk and expected shortfall of a period's returns, as shares: a loss is positive. Null for too few returns.
 * `tail`: the share of periods that are worse, 0.05 for a confidence of 95 %. A sample's quantile is linear (type 7 of Hyndman and Fan
 * 1996) unless said otherwise.
 */
import type { QuantileKind } from '#core/estimates/moments.ts';
import { normalQuantile } from '#core/estimates/normal.ts';
import { cornishFisher, parametricShortfall, parametricVar } from '#core/estimates/value-at-risk.ts';
import type { Of } from './moments.ts';
import type { Ranks } from './ranks.ts';
import { excessKurtosisOf, skewOf, type Moments } from './shape.ts';

/** −quantile at the tail. */
export const historicalRisk = (ranks: Ranks, tail: number, kind: QuantileKind = 'linear'): number | null =>
  ranks.length === 0 ? null : -ranks.quantile(tail, kind);

/**
 * Minus the mean of the worst returns: those `at-or-below` the quantile, or the `lowest` ⌊(n − 1) tail⌋ + 1 of them
 * (empyrical), which never interpolates.
 */
export function historicalShortfall(
  ranks: Ranks,
  tail: number,
  worst: 'at-or-below' | 'lowest' = 'at-or-below',
): number | null {
  if (ranks.length === 0) return null;
  const found =
    worst === 'lowest'
      ? ranks.meanOfLowest(Math.floor((ranks.length - 1) * tail) + 1)
      : ranks.meanUpTo(ranks.quantile(tail));
  return found === null ? null : -found;
}

const deviationOf = ({ count, second }: Moments, of: Of): number =>
  Math.sqrt(second / (of === 'sample' ? count - 1 : count));

/** −(μ + zσ). */
export const normalRisk = (moments: Moments, tail: number, of: Of = 'sample'): number | null =>
  moments.count < 2 ? null : parametricVar(moments.mean, deviationOf(moments, of), 1 - tail);

/** σφ(z) ÷ tail − μ. */
export const normalShortfall = (moments: Moments, tail: number, of: Of = 'sample'): number | null =>
  moments.count < 2 ? null : parametricShortfall(moments.mean, deviationOf(moments, of), 1 - tail);

/** −(μ + z′σ), z′ corrected for the biased skew and kurtosis (Favre and Galeano 2002). */
export function cornishFisherRisk(moments: Moments, tail: number, of: Of = 'sample'): number | null {
  const skew = skewOf(moments, 'population');
  const kurtosis = excessKurtosisOf(moments, 'population');
  if (skew === null || kurtosis === null) return null;
  const adjusted = cornishFisher(normalQuantile(tail), skew, kurtosis);
  return -(moments.mean + adjusted * deviationOf(moments, of));
}
