/**
 * SuperTrend.
 * Formula: bands (high + low) / 2 ± multiplier · ATR(period), each kept until the close before lies beyond it; the line is the lower band in a
 *   rise and the upper one in a fall
 * Source: Seban (2008); as on TradingView.
 * Warm-up: period rows.
 */
import { Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';
import { Trail } from './kernels/trail.ts';
import { Previous } from './kernels/window.ts';

class Supertrend extends Machine {
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly multiplier: number;
  private readonly before = new Previous();
  private readonly trail = new Trail();

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.average = wilder(numberOf(parameters, 'period'));
    this.multiplier = numberOf(parameters, 'multiplier');
  }

  override push(bar: IndicatorBar): void {
    const { close } = bar;
    const width = this.multiplier * this.average.next(this.range.next(bar));
    const middle = (bar.high + bar.low) / 2;
    this.trail.next(close, this.before.next(close), middle + width, middle - width, close >= middle);
    this.trail.fill(this.values);
  }
}

export const supertrend = streamed(
  {
    name: 'supertrend',
    title: 'SuperTrend',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(10), multiplier: real(3, 0.01, 100) },
    outputs: ['supertrend', 'upper', 'lower'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Supertrend(parameters),
);
