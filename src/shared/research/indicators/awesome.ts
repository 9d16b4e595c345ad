/**
 * Awesome oscillator.
 * Formula: SMA(median, fast) − SMA(median, slow), median = (high + low) / 2; normalised = 100 · AO / median
 * Source: Williams, New Trading Dimensions (1998).
 * Warm-up: slow − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { AwesomeLine } from './kernels/awesome.ts';
import { ratio } from './kernels/ratio.ts';

class Awesome extends Machine {
  private readonly line: AwesomeLine;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.line = new AwesomeLine(numberOf(parameters, 'fast'), numberOf(parameters, 'slow'));
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    values[0] = this.line.next(bar);
    values[1] = 100 * ratio(values[0], (bar.high + bar.low) / 2, 0);
  }
}

export const awesome = streamed(
  {
    name: 'awesome',
    title: 'Awesome oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'bars',
    parameters: { fast: rows(5), slow: rows(34) },
    outputs: ['awesome', 'normalised'],
    warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) - 1,
  },
  (parameters) => new Awesome(parameters),
);
