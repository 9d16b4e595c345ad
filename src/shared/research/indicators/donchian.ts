/**
 * Donchian channels.
 * Formula: upper = highest high, lower = lowest low, centre between them, width = (upper − lower) / centre; window `present` ends at the present bar, `before` at the one before
 * Source: Donchian (1960). Skender’s leaves the present bar out, most others count it.
 * Warm-up: period − 1 rows; period with window before.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';
import { ratio } from './kernels/ratio.ts';
import { Lag } from './kernels/window.ts';

class Donchian extends Machine {
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly lateHigh: Lag;
  private readonly lateLow: Lag;

  constructor(parameters: IndicatorParameters) {
    super(4);
    const period = numberOf(parameters, 'period');
    const late = parameters['window'] === 'before' ? 1 : 0;
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.lateHigh = new Lag(late);
    this.lateLow = new Lag(late);
  }

  override push({ high, low }: IndicatorBar): void {
    const { values } = this;
    const upper = this.lateHigh.next(this.high.next(high));
    const lower = this.lateLow.next(this.low.next(low));
    const centre = (upper + lower) / 2;
    values[0] = centre;
    values[1] = upper;
    values[2] = lower;
    values[3] = ratio(upper - lower, centre, 0);
  }
}

export const donchian = streamed(
  {
    name: 'donchian',
    title: 'Donchian channels',
    group: 'volatility',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(20), window: choice('present', 'before') },
    outputs: ['centre', 'upper', 'lower', 'width'],
    warmUp: (parameters) => numberOf(parameters, 'period') - (parameters['window'] === 'before' ? 0 : 1),
  },
  (parameters) => new Donchian(parameters),
);
