/**
 * Fisher transform.
 * Formula: v = 0.66 · (place − 0.5) + 0.67 · v before, beyond ±0.99 set to ±0.999; fisher = 0.5 · ln((1 + v) / (1 − v)) + 0.5 · fisher before;
 *   place = where x stands in its range, from 0 to 1, 0.5 where there is none; trigger = fisher before
 * Source: Ehlers, Using the Fisher Transform, TASC 11/2002, on the median price. Start `first` takes the windows of the beginning as they are, and
 *   its first value is 0; `window` waits for a whole one, and begins at 0 before it.
 * Warm-up: period − 1 rows; none with start first.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';

const bound = (value: number): number => (value > 0.99 ? 0.999 : value < -0.99 ? -0.999 : value);

class Fisher extends Machine {
  private readonly high: Extreme;
  private readonly low: Extreme;
  private value = 0;
  private fisher: number;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const period = numberOf(parameters, 'period');
    const first = parameters['start'] === 'first';
    const needed = first ? 1 : period;
    this.high = new Extreme(period, 'max', 'oldest', needed);
    this.low = new Extreme(period, 'min', 'oldest', needed);
    this.fisher = first ? Number.NaN : 0;
  }

  override push({ source }: IndicatorBar): void {
    const { values, fisher } = this;
    const top = this.high.next(source);
    const bottom = this.low.next(source);
    values[0] = Number.NaN;
    values[1] = Number.NaN;
    if (top !== top) return;
    const place = top === bottom ? 0.5 : (source - bottom) / (top - bottom);
    this.value = bound(0.66 * (place - 0.5) + 0.67 * this.value);
    const half = 0.5 * Math.log((1 + this.value) / (1 - this.value));
    this.fisher = fisher !== fisher ? 0 : half + 0.5 * fisher;
    values[0] = this.fisher;
    values[1] = fisher;
  }
}

export const fisher = streamed(
  {
    name: 'fisher',
    title: 'Fisher transform',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(10), start: choice('window', 'first') },
    outputs: ['fisher', 'trigger'],
    warmUp: (parameters) => (parameters['start'] === 'first' ? 0 : numberOf(parameters, 'period') - 1),
  },
  (parameters) => new Fisher(parameters),
);
