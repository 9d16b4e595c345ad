/**
 * Chaikin volatility.
 * Formula: 100 · (E − E[period ago]) / E[period ago], E = EMA(high − low, period); seed as in EMA
 * Source: Chaikin, in Achelis, Technical Analysis from A to Z (1995).
 * Warm-up: 2 · period − 1 rows.
 */
import { numberOf, ofBars, rows, SEED, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';
import { ratio } from './kernels/ratio.ts';
import { Lag } from './kernels/window.ts';

class ChaikinVolatility {
  private readonly average: Recursion;
  private readonly lag: Lag;
  private held: number;

  constructor(parameters: IndicatorParameters) {
    const period = numberOf(parameters, 'period');
    this.average = exponential(period, textOf(parameters, 'seed'));
    this.lag = new Lag(period);
    this.held = 2 * period - 1;
  }

  next({ high, low }: IndicatorBar): number {
    const average = this.average.next(high - low);
    const before = this.lag.next(average);
    if (this.held > 0) {
      this.held -= 1;
      return Number.NaN;
    }
    return 100 * ratio(average - before, before, 0);
  }
}

export const chaikinVolatility = ofBars(
  {
    name: 'chaikin-volatility',
    title: 'Chaikin volatility',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(10), seed: SEED },
    warmUp: (parameters) => 2 * numberOf(parameters, 'period') - 1,
  },
  (parameters) => new ChaikinVolatility(parameters),
);
