/**
 * Choppiness index.
 * Formula: 100 · log(Σ true range / (highest true high − lowest true low)) / log(period) over `period` rows; 0 where nothing ranged
 * Source: Dreiss (1993); true high and low reach to the close before.
 * Warm-up: period rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';
import { RollingSum } from './kernels/sums.ts';
import { zeroOf } from './kernels/ratio.ts';
import { Previous } from './kernels/window.ts';

class Choppiness {
  private readonly before = new Previous();
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly ranges: RollingSum;
  private readonly scale: number;

  constructor(period: number) {
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.ranges = new RollingSum(period);
    this.scale = 100 / Math.log(period);
  }

  next({ high, low, close }: IndicatorBar): number {
    const before = this.before.next(close);
    const top = Math.max(high, before);
    const bottom = Math.min(low, before);
    const ranges = this.ranges.next(top - bottom);
    const whole = this.high.next(top) - this.low.next(bottom);
    return whole === 0 || ranges <= 0 ? zeroOf(ranges) : this.scale * Math.log(ranges / whole);
  }
}

export const choppiness = ofBars(
  {
    name: 'choppiness',
    title: 'Choppiness index',
    group: 'trend',
    overlay: false,
    parameters: { period: rows(14, 2) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Choppiness(numberOf(parameters, 'period')),
);
