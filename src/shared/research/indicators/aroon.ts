/**
 * Aroon.
 * Formula: up = 100 · (period − rows since the highest high) / period over period + 1 bars; down alike of the lowest low; oscillator = up − down
 * Source: Chande, TASC 9/1995. Of equal extremes the oldest counts, or the newest with ties newest (Tulip).
 * Warm-up: period rows.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';

class Aroon extends Machine {
  private readonly period: number;
  private readonly high: Extreme;
  private readonly low: Extreme;

  constructor(parameters: IndicatorParameters) {
    super(3);
    const ties = textOf<'oldest' | 'newest'>(parameters, 'ties');
    this.period = numberOf(parameters, 'period');
    this.high = new Extreme(this.period + 1, 'max', ties);
    this.low = new Extreme(this.period + 1, 'min', ties);
  }

  override push({ high, low }: IndicatorBar): void {
    const { values, period } = this;
    this.high.next(high);
    this.low.next(low);
    const up = (100 * (period - this.high.age)) / period;
    const down = (100 * (period - this.low.age)) / period;
    values[0] = up;
    values[1] = down;
    values[2] = up - down;
  }
}

export const aroon = streamed(
  {
    name: 'aroon',
    title: 'Aroon',
    group: 'trend',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(25), ties: choice('oldest', 'newest') },
    outputs: ['up', 'down', 'oscillator'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Aroon(parameters),
);
