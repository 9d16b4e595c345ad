/**
 * Decay: the highest of the past, sinking.
 * Formula: max(x, v − 1 / period) with form linear; max(x, v · (1 − 1 / period)) with form exponential; begun at the first value
 * Source: Tulip’s decay and edecay.
 * Warm-up: none.
 */
import { choice, numberOf, ofSource, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';

class Decay {
  private readonly step: number;
  private readonly linear: boolean;
  private value = Number.NEGATIVE_INFINITY;

  constructor(parameters: IndicatorParameters) {
    this.step = 1 / numberOf(parameters, 'period');
    this.linear = parameters['form'] === 'linear';
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    this.value = Math.max(value, this.linear ? this.value - this.step : this.value * (1 - this.step));
    return this.value;
  }
}

export const decay = ofSource(
  {
    name: 'decay',
    title: 'Decay',
    group: 'statistics',
    overlay: false,
    parameters: { period: rows(5, 2), form: choice('linear', 'exponential') },
    warmUp: () => 0,
  },
  (parameters) => new Decay(parameters),
);
