/**
 * Balance of power.
 * Formula: mean over `period` rows of (close − open) / (high − low); 0 for a bar without a range
 * Source: Livshin, Balance of Market Power, TASC 8/2001.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';

class Bop {
  private readonly mean: RollingMean;

  constructor(period: number) {
    this.mean = new RollingMean(period);
  }

  next({ open, high, low, close }: IndicatorBar): number {
    return this.mean.next(ratio(close - open, high - low, 0));
  }
}

export const bop = ofBars(
  {
    name: 'bop',
    title: 'Balance of power',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Bop(numberOf(parameters, 'period')),
);
