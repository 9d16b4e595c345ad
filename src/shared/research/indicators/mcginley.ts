/**
 * McGinley Dynamic.
 * Formula: v += (x − v) / (factor · period · (x / v)⁴), the divisor at least 1; the first price is where it begins and has no value.
 * Source: McGinley (1990); factor 0.6 is his.
 * Warm-up: one row.
 */
import { numberOf, ofSource, real, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';

class McGinley {
  private readonly size: number;
  private value = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    this.size = numberOf(parameters, 'factor') * numberOf(parameters, 'period');
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    const before = this.value;
    if (before !== before) {
      this.value = value;
      return Number.NaN;
    }
    const pace = before === 0 ? 1 : value / before;
    this.value += (value - before) / Math.max(1, this.size * pace ** 4);
    return this.value;
  }
}

export const mcginley = ofSource(
  {
    name: 'mcginley',
    title: 'McGinley Dynamic',
    group: 'average',
    overlay: true,
    parameters: { period: rows(14), factor: real(0.6, 0.01, 10) },
    warmUp: () => 1,
  },
  (parameters) => new McGinley(parameters),
);
