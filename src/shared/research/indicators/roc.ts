/**
 * Rate of change.
 * Formula: 100 · (x − x[period ago]) / x[period ago]
 * Source: the definition. Tulip’s roc is a share and not percent; its rocr is 1 + roc / 100.
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { ratio } from './kernels/ratio.ts';
import { Lag } from './kernels/window.ts';

export class RateOfChange {
  private readonly lag: Lag;

  constructor(period: number) {
    this.lag = new Lag(period);
  }

  next(value: number): number {
    const before = this.lag.next(value);
    return 100 * ratio(value - before, before, 0);
  }
}

export const roc = ofSource(
  {
    name: 'roc',
    title: 'Rate of change',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new RateOfChange(numberOf(parameters, 'period')),
);
