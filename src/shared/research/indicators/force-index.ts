/**
 * Force index.
 * Formula: EMA((close − close before) · volume, period)
 * Source: Elder, Trading for a Living (1993).
 * Warm-up: period rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';
import { Previous } from './kernels/window.ts';

class ForceIndex {
  private readonly before = new Previous();
  private readonly average: Recursion;

  constructor(period: number) {
    this.average = exponential(period);
  }

  next({ close, volume }: IndicatorBar): number {
    return this.average.next((close - this.before.next(close)) * volume);
  }
}

export const forceIndex = ofBars(
  {
    name: 'force-index',
    title: 'Force index',
    group: 'volume',
    overlay: false,
    parameters: { period: rows(13) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new ForceIndex(numberOf(parameters, 'period')),
);
