/**
 * Keltner channels.
 * Formula: centre = average(close, period); upper, lower = centre ± multiplier · ATR(atr); width = (upper − lower) / centre
 * Source: Keltner (1960), with Raschke's EMA and ATR, as on stockcharts.com.
 * Warm-up: period − 1 rows for the centre, and as many as ATR needs for the bands.
 */
import { choice, Machine, numberOf, real, rows, streamed, textOf, type Kernel } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { averageOf } from './kernels/averages.ts';
import { TrueRange } from './kernels/ranges.ts';
import { ratio } from './kernels/ratio.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class Keltner extends Machine {
  private readonly centre: Kernel;
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly multiplier: number;

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.centre = averageOf(textOf<'ema' | 'sma'>(parameters, 'average'), numberOf(parameters, 'period'));
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
    values[3] = ratio(2 * reach, centre, 0);
  }
}

export const keltner = streamed(
  {
    name: 'keltner',
    title: 'Keltner channels',
    group: 'volatility',
    overlay: true,
    reads: 'bars',
    parameters: {
      period: rows(20),
      multiplier: real(2, 0.01, 100),
      atr: rows(10),
      average: choice('ema', 'sma'),
    },
    outputs: ['centre', 'upper', 'lower', 'width'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Keltner(parameters),
);
