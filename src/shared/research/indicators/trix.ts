/**
 * TRIX: the change of a triple-smoothed average, in percent.
 * Formula: 100 · (E − E before) / E before, E = EMA(EMA(EMA(x))); signal = mean of the last `signal` values
 * Source: Hutson, TASC 1983. Seeds as in DEMA; with `together` the first row has an average but no change yet.
 * Warm-up: 3 · (period − 1) + 1 rows; period with seed together.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Averages, nestedWarmUp } from './kernels/nested.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Trix extends Machine {
  private readonly averages: Averages;
  private readonly before = new Previous();
  private readonly signal: RollingMean;

  constructor(parameters: IndicatorParameters) {
    super(3);
    const period = numberOf(parameters, 'period');
    this.averages = new Averages(period, textOf(parameters, 'seed'));
    this.signal = new RollingMean(numberOf(parameters, 'signal'));
  }

  override push({ source }: IndicatorBar): void {
    const { values, averages } = this;
    averages.next(source);
    const { third } = averages;
    const before = this.before.next(third);
    const change = 100 * ratio(third - before, before, 0);
    values[0] = change;
    values[1] = this.signal.next(values[0]);
    values[2] = change !== change ? Number.NaN : third;
  }
}

export const trix = streamed(
  {
    name: 'trix',
    title: 'TRIX',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(14), signal: rows(9), seed: choice('sma', 'first', 'together') },
    outputs: ['trix', 'signal', 'average'],
    warmUp: (parameters) => nestedWarmUp(numberOf(parameters, 'period'), textOf(parameters, 'seed'), 3) + 1,
  },
  (parameters) => new Trix(parameters),
);
