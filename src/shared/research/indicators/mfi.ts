/**
 * Money flow index.
 * Formula: 100 · Σ positive / (Σ positive + Σ negative) over `period` rows; flow = typical · volume, positive on a higher typical price, negative on a lower one;
 *   100 without negative flow
 * Source: Quong and Soudack, Volume-Weighted RSI: Money Flow, TASC 3/1989.
 * Warm-up: period rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { RollingSum } from './kernels/sums.ts';
import { zeroOf } from './kernels/ratio.ts';
import { Previous } from './kernels/window.ts';

class Mfi {
  private readonly before = new Previous();
  private readonly positive: RollingSum;
  private readonly negative: RollingSum;

  constructor(period: number) {
    this.positive = new RollingSum(period);
    this.negative = new RollingSum(period);
  }

  next({ high, low, close, volume }: IndicatorBar): number {
    const typical = (high + low + close) / 3;
    const flow = typical * volume;
    const change = typical - this.before.next(typical);
    const none = zeroOf(change + flow);
    const positive = Math.max(0, this.positive.next(change > 0 ? flow + none : none));
    const negative = Math.max(0, this.negative.next(change < 0 ? flow + none : none));
    return negative === 0 ? 100 + zeroOf(positive) : (100 * positive) / (positive + negative);
  }
}

export const mfi = ofBars(
  {
    name: 'mfi',
    title: 'Money flow index',
    group: 'volume',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Mfi(numberOf(parameters, 'period')),
);
