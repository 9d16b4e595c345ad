/**
 * STARC bands (Stoller average range channels).
 * Formula: centre = SMA(close, period); upper, lower = centre ± multiplier · ATR(atr)
 * Source: Stoller, in Kaufman, Trading Systems and Methods.
 * Warm-up: period − 1 rows for the centre, and as many as ATR needs for the bands.
 */
import { Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';
import { RollingMean } from './kernels/sums.ts';

class Starc extends Machine {
  private readonly centre: RollingMean;
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly multiplier: number;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.centre = new RollingMean(numberOf(parameters, 'period'));
    this.average = wilder(numberOf(parameters, 'atr'));
    this.multiplier = numberOf(parameters, 'multiplier');
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const centre = this.centre.next(bar.close);
    const reach = this.multiplier * this.average.next(this.range.next(bar));
    values[0] = centre;
    values[1] = centre + reach;
    values[2] = centre - reach;
  }
}

export const starc = streamed(
  {
    name: 'starc',
    title: 'STARC bands',
    group: 'volatility',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(5), multiplier: real(2, 0.01, 100), atr: rows(10) },
    outputs: ['centre', 'upper', 'lower'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Starc(parameters),
);
