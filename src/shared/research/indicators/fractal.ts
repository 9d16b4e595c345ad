/**
 * Williams fractals, at the bar that confirms them: `right` bars after the one that stands out.
 * Formula: high where the high of `right` bars ago is above those of `left` bars before and `right` after it; low alike; found = how many of the two
 * Source: Williams, Trading Chaos (1995), left = right = 2. Others draw the value at the bar that stands out, where it is not known yet.
 * Warm-up: left + right rows.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Fractals } from './kernels/fractals.ts';

class Fractal extends Machine {
  private readonly fractals: Fractals;
  private readonly closes: boolean;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.fractals = new Fractals(numberOf(parameters, 'left'), numberOf(parameters, 'right'));
    this.closes = parameters['of'] === 'close';
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { values, fractals, closes } = this;
    const whole = fractals.next(closes ? close : high, closes ? close : low);
    const found = (fractals.high === fractals.high ? 1 : 0) + (fractals.low === fractals.low ? 1 : 0);
    values[0] = whole ? found : Number.NaN;
    values[1] = fractals.high;
    values[2] = fractals.low;
  }
}

export const fractal = streamed(
  {
    name: 'fractal',
    title: 'Williams fractals',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: { left: rows(2), right: rows(2), of: choice('extremes', 'close') },
    outputs: ['found', 'high', 'low'],
    warmUp: (parameters) => numberOf(parameters, 'left') + numberOf(parameters, 'right'),
  },
  (parameters) => new Fractal(parameters),
);
