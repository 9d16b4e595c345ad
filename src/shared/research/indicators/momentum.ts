/**
 * Momentum.
 * Formula: x − x[period ago]
 * Source: the definition.
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Lag } from './kernels/window.ts';

class Momentum {
  private readonly lag: Lag;

  constructor(period: number) {
    this.lag = new Lag(period);
  }

  next(value: number): number {
    return value - this.lag.next(value);
  }
}

export const momentum = ofSource(
  {
    name: 'momentum',
    title: 'Momentum',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(10) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Momentum(numberOf(parameters, 'period')),
);
