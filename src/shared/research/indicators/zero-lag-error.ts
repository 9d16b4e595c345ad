/**
 * Zero-lag indicator: an exponential average corrected by the gain that brings it nearest to the price.
 * Formula: v = weight · (EMA + gain · (x − v before)) + (1 − weight) · v before; of the gains −limit … limit in steps of 0.1 the one of least |x − v|
 * Source: Ehlers and Way, Zero Lag (Well, Almost), 2010. limit 50 is a gain of 5.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';

class ZeroLag {
  private readonly average: Recursion;
  private readonly weight: number;
  private readonly limit: number;
  private value = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    const period = numberOf(parameters, 'period');
    this.average = exponential(period);
    this.weight = 2 / (period + 1);
    this.limit = numberOf(parameters, 'limit');
  }

  next(price: number): number {
    const average = this.average.next(price);
    if (average !== average) return Number.NaN;
    const before = this.value;
    if (before !== before) {
      this.value = average;
      return average;
    }
    let least = Number.POSITIVE_INFINITY;
    let best = average;
    for (let step = -this.limit; step <= this.limit; step += 1) {
      const towards = average + (step / 10) * (price - before);
      const value = before + this.weight * (towards - before);
      const error = Math.abs(price - value);
      if (error < least) {
        least = error;
        best = value;
      }
    }
    this.value = best;
    return best;
  }
}

export const zeroLagError = ofSource(
  {
    name: 'zero-lag-error',
    title: 'Zero-lag indicator (error correcting)',
    group: 'average',
    overlay: true,
    parameters: { period: rows(30), limit: rows(50, 1, 1000) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new ZeroLag(parameters),
);
