/**
 * Acceleration bands.
 * Formula: centre = SMA(close); upper = SMA(high · (1 + w)), lower = SMA(low · (1 − w)), w = 4 · (high − low) / (high + low)
 * Source: Headley, Big Trends in Trading (2002).
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';

class AccelerationBands extends Machine {
  private readonly centre: RollingMean;
  private readonly upper: RollingMean;
  private readonly lower: RollingMean;

  constructor(period: number) {
    super(3);
    this.centre = new RollingMean(period);
    this.upper = new RollingMean(period);
    this.lower = new RollingMean(period);
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { values } = this;
    const reach = 4 * ratio(high - low, high + low, 0);
    values[0] = this.centre.next(close);
    values[1] = this.upper.next(high * (1 + reach));
    values[2] = this.lower.next(low * (1 - reach));
  }
}

export const accelerationBands = streamed(
  {
    name: 'acceleration-bands',
    title: 'Acceleration bands',
    group: 'volatility',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(20) },
    outputs: ['centre', 'upper', 'lower'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new AccelerationBands(numberOf(parameters, 'period')),
);
