/**
 * Zero-lag exponential moving average.
 * Formula: EMA of 2 · x − x[lag ago], lag = ⌊(period − 1) / 2⌋
 * Source: Ehlers and Way, Zero Lag (Well, Almost), 2010; seed first as Tulip: it begins at the price of row lag − 1.
 * Warm-up: period − 1 + lag rows; max(0, lag − 1) with seed first.
 */
import { numberOf, ofSource, rows, SEED, textOf } from './define.ts';
import { exponential, type Recursion, type Seed } from './kernels/recursions.ts';
import { Lag } from './kernels/window.ts';

const lagOf = (period: number): number => Math.floor((period - 1) / 2);

class Zlema {
  private readonly lag: Lag;
  private readonly average: Recursion;
  private wait: number;

  constructor(period: number, seed: Seed) {
    this.lag = new Lag(lagOf(period));
    this.average = exponential(period, seed);
    this.wait = seed === 'first' ? lagOf(period) : 0;
  }

  next(value: number): number {
    const before = this.lag.next(value);
    if (this.wait > 0 && value === value) {
      this.wait -= 1;
      if (this.wait === 0) return this.average.next(value);
    }
    return this.average.next(2 * value - before);
  }
}

export const zlema = ofSource(
  {
    name: 'zlema',
    title: 'Zero-lag exponential moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20), seed: SEED },
    warmUp: (parameters) => {
      const period = numberOf(parameters, 'period');
      return parameters['seed'] === 'first' ? Math.max(0, lagOf(period) - 1) : period - 1 + lagOf(period);
    },
  },
  (parameters) => new Zlema(numberOf(parameters, 'period'), textOf(parameters, 'seed')),
);
