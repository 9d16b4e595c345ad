/**
 * Know sure thing.
 * Formula: Σ k · SMA(ROC(x, roc k), sma k), k = 1 … 4; signal = SMA(KST, signal)
 * Source: Pring, Summed Rate of Change, TASC 1992.
 * Warm-up: the longest of roc k + sma k − 1; signal − 1 more for the signal.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { RollingMean } from './kernels/sums.ts';
import { RateOfChange } from './roc.ts';

class Smoothed {
  private readonly roc: RateOfChange;
  private readonly mean: RollingMean;

  constructor(parameters: IndicatorParameters, index: number) {
    this.roc = new RateOfChange(numberOf(parameters, `roc${index}`));
    this.mean = new RollingMean(numberOf(parameters, `sma${index}`));
  }

  next(value: number): number {
    return this.mean.next(this.roc.next(value));
  }
}

class Kst extends Machine {
  private readonly first: Smoothed;
  private readonly second: Smoothed;
  private readonly third: Smoothed;
  private readonly fourth: Smoothed;
  private readonly signal: RollingMean;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.first = new Smoothed(parameters, 1);
    this.second = new Smoothed(parameters, 2);
    this.third = new Smoothed(parameters, 3);
    this.fourth = new Smoothed(parameters, 4);
    this.signal = new RollingMean(numberOf(parameters, 'signal'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const first = this.first.next(source);
    const second = this.second.next(source);
    values[0] = first + 2 * second + 3 * this.third.next(source) + 4 * this.fourth.next(source);
    values[1] = this.signal.next(values[0]);
  }
}

export const kst = streamed(
  {
    name: 'kst',
    title: 'Know sure thing',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: {
      roc1: rows(10),
      roc2: rows(15),
      roc3: rows(20),
      roc4: rows(30),
      sma1: rows(10),
      sma2: rows(10),
      sma3: rows(10),
      sma4: rows(15),
      signal: rows(9),
    },
    outputs: ['kst', 'signal'],
    warmUp: (parameters) =>
      Math.max(
        ...[1, 2, 3, 4].map(
          (index) => numberOf(parameters, `roc${index}`) + numberOf(parameters, `sma${index}`) - 1,
        ),
      ),
  },
  (parameters) => new Kst(parameters),
);
