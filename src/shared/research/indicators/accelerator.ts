/**
 * Accelerator oscillator.
 * Formula: AO − SMA(AO, smooth)
 * Source: Williams, New Trading Dimensions (1998).
 * Warm-up: slow + smooth − 2 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { AwesomeLine } from './kernels/awesome.ts';
import { RollingMean } from './kernels/sums.ts';

class Accelerator {
  private readonly line: AwesomeLine;
  private readonly mean: RollingMean;

  constructor(parameters: IndicatorParameters) {
    this.line = new AwesomeLine(numberOf(parameters, 'fast'), numberOf(parameters, 'slow'));
    this.mean = new RollingMean(numberOf(parameters, 'smooth'));
  }

  next(bar: IndicatorBar): number {
    const line = this.line.next(bar);
    return line - this.mean.next(line);
  }
}

export const accelerator = ofBars(
  {
    name: 'accelerator',
    title: 'Accelerator oscillator',
    group: 'momentum',
    overlay: false,
    parameters: { fast: rows(5), slow: rows(34), smooth: rows(5) },
    warmUp: (parameters) =>
      Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) +
      numberOf(parameters, 'smooth') -
      2,
  },
  (parameters) => new Accelerator(parameters),
);
