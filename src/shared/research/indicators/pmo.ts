/**
 * Price momentum oscillator.
 * Formula: ROC of one bar, smoothed by weight 2 / period, times 10, smoothed by weight 2 / smooth; signal = EMA(PMO, signal)
 * Source: Swenlin, DecisionPoint (stockcharts.com); each average begins at the mean of its first values.
 * Warm-up: period + smooth − 1 rows; signal − 1 more for the signal.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { exponential, Recursion } from './kernels/recursions.ts';
import { ratio } from './kernels/ratio.ts';
import { Previous } from './kernels/window.ts';

class Pmo extends Machine {
  private readonly before = new Previous();
  private readonly inner: Recursion;
  private readonly outer: Recursion;
  private readonly signal: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const [period, smooth] = [numberOf(parameters, 'period'), numberOf(parameters, 'smooth')];
    this.inner = new Recursion(2 / period, period);
    this.outer = new Recursion(2 / smooth, smooth);
    this.signal = exponential(numberOf(parameters, 'signal'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const before = this.before.next(source);
    const change = 100 * ratio(source - before, before, 0);
    values[0] = this.outer.next(10 * this.inner.next(change));
    values[1] = this.signal.next(values[0]);
  }
}

export const pmo = streamed(
  {
    name: 'pmo',
    title: 'Price momentum oscillator',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(35, 2), smooth: rows(20, 2), signal: rows(10) },
    outputs: ['pmo', 'signal'],
    warmUp: (parameters) => numberOf(parameters, 'period') + numberOf(parameters, 'smooth') - 1,
  },
  (parameters) => new Pmo(parameters),
);
