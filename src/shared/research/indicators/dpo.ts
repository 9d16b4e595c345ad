/**
 * Detrended price oscillator, where it is known: the price of ⌊period / 2⌋ + 1 rows before, less the mean that ends now.
 * Formula: x[⌊period / 2⌋ + 1 ago] − SMA(x, period)
 * Source: Achelis, Technical Analysis from A to Z (1995). Others draw the value at the row of that price, where it is not known yet.
 * Warm-up: period − 1 rows, at least ⌊period / 2⌋ + 1.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { RollingMean } from './kernels/sums.ts';
import { Lag } from './kernels/window.ts';

const backOf = (period: number): number => Math.floor(period / 2) + 1;

class Dpo extends Machine {
  private readonly mean: RollingMean;
  private readonly lag: Lag;

  constructor(period: number) {
    super(2);
    this.mean = new RollingMean(period);
    this.lag = new Lag(backOf(period));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const mean = this.mean.next(source);
    values[0] = this.lag.next(source) - mean;
    values[1] = mean;
  }
}

export const dpo = streamed(
  {
    name: 'dpo',
    title: 'Detrended price oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(14) },
    outputs: ['dpo', 'sma'],
    warmUp: (parameters) => {
      const period = numberOf(parameters, 'period');
      return Math.max(period - 1, backOf(period));
    },
  },
  (parameters) => new Dpo(numberOf(parameters, 'period')),
);
