/**
 * Fractal chaos bands: the last confirmed fractal of each side.
 * Formula: upper = the last high that stood out from `span` bars on either side, lower = the last low
 * Source: Williams, Trading Chaos (1995); as in Skender’s Fcb.
 * Warm-up: 2 · span rows at least: until a fractal has been confirmed.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Fractals } from './kernels/fractals.ts';

class FractalBands extends Machine {
  private readonly fractals: Fractals;

  constructor(span: number) {
    super(2);
    this.fractals = new Fractals(span, span);
  }

  override push({ high, low }: IndicatorBar): void {
    const { values, fractals } = this;
    fractals.next(high, low);
    if (fractals.high === fractals.high) values[0] = fractals.high;
    if (fractals.low === fractals.low) values[1] = fractals.low;
  }
}

export const fractalBands = streamed(
  {
    name: 'fractal-bands',
    title: 'Fractal chaos bands',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: { span: rows(2) },
    outputs: ['upper', 'lower'],
    warmUp: (parameters) => 2 * numberOf(parameters, 'span'),
  },
  (parameters) => new FractalBands(numberOf(parameters, 'span')),
);
