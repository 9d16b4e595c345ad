/**
 * Qstick.
 * Formula: SMA(close − open, period)
 * Source: Chande and Kroll, The New Technical Trader (1994).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { RollingMean } from './kernels/sums.ts';

class Qstick {
  private readonly mean: RollingMean;

  constructor(period: number) {
    this.mean = new RollingMean(period);
  }

  next({ open, close }: IndicatorBar): number {
    return this.mean.next(close - open);
  }
}

export const qstick = ofBars(
  {
    name: 'qstick',
    title: 'Qstick',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(8) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Qstick(numberOf(parameters, 'period')),
);
