/**
 * Ease of movement.
 * Formula: mean over `period` rows of (median − median before) · (high − low) · divisor / volume; 0 for a bar without volume
 * Source: Arms, Volume Cycles in the Stock Market (1983); divisor 10000 as Achelis and Tulip.
 * Warm-up: period rows.
 */
import { numberOf, ofBars, real, rows } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio, zeroOf } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class EaseOfMovement {
  private readonly before = new Previous();
  private readonly mean: RollingMean;
  private readonly divisor: number;

  constructor(parameters: IndicatorParameters) {
    this.mean = new RollingMean(numberOf(parameters, 'period'));
    this.divisor = numberOf(parameters, 'divisor');
  }

  next({ high, low, volume }: IndicatorBar): number {
    const median = (high + low) / 2;
    const moved = median - this.before.next(median);
    const ease = ratio(moved * (high - low) * this.divisor, volume, zeroOf(moved));
    return this.mean.next(ease);
  }
}

export const easeOfMovement = ofBars(
  {
    name: 'ease-of-movement',
    title: 'Ease of movement',
    group: 'volume',
    overlay: false,
    parameters: { period: rows(14), divisor: real(10_000, 1, 1e12) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new EaseOfMovement(parameters),
);
