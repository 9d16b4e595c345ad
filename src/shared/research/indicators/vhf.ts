/**
 * Vertical horizontal filter: trending or not.
 * Formula: (highest − lowest of the last `period` closes) / Σ |change| over `period` changes; 0 where nothing moved
 * Source: White, Futures Magazine 8/1991; as in Tulip.
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Extreme } from './kernels/extremes.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Vhf {
  private readonly before = new Previous();
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly path: RollingSum;

  constructor(period: number) {
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.path = new RollingSum(period);
  }

  next(value: number): number {
    const range = this.high.next(value) - this.low.next(value);
    return ratio(range, this.path.next(Math.abs(value - this.before.next(value))), 0);
  }
}

export const vhf = ofSource(
  {
    name: 'vhf',
    title: 'Vertical horizontal filter',
    group: 'trend',
    overlay: false,
    parameters: { period: rows(28) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Vhf(numberOf(parameters, 'period')),
);
