/**
 * Kaufman's adaptive moving average, and the efficiency ratio it adapts to.
 * Formula: efficiency = |x − x[period ago]| / Σ |change|; weight = (efficiency · (fast − slow) + slow)², fast = 2 / (fast + 1), slow alike.
 * Source: Kaufman, Smarter Trading (1995). It begins at the price of row period − 1.
 * Warm-up: period − 1 rows; one more for the efficiency.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';
import { Lag, Previous } from './kernels/window.ts';

class Kama extends Machine {
  private readonly fast: number;
  private readonly slow: number;
  private readonly before = new Previous();
  private readonly first: Lag;
  private readonly path: RollingSum;
  private left: number;
  private value = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const period = numberOf(parameters, 'period');
    this.fast = 2 / (numberOf(parameters, 'fast') + 1);
    this.slow = 2 / (numberOf(parameters, 'slow') + 1);
    this.first = new Lag(period);
    this.path = new RollingSum(period);
    this.left = period;
  }

  override push({ source }: IndicatorBar): void {
    const { values, slow } = this;
    values[0] = Number.NaN;
    values[1] = Number.NaN;
    if (source !== source) return;
    const from = this.first.next(source);
    const path = this.path.next(Math.abs(source - this.before.next(source)));
    if (this.left > 0) {
      this.left -= 1;
      if (this.left === 0) values[0] = this.value = source;
      return;
    }
    const efficiency = Math.min(1, ratio(Math.abs(source - from), path, 0));
    const weight = efficiency * (this.fast - slow) + slow;
    this.value += weight * weight * (source - this.value);
    values[0] = this.value;
    values[1] = efficiency;
  }
}

export const kama = streamed(
  {
    name: 'kama',
    title: 'Kaufman’s adaptive moving average',
    group: 'average',
    overlay: true,
    reads: 'source',
    parameters: { period: rows(10), fast: rows(2), slow: rows(30) },
    outputs: ['kama', 'efficiency'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Kama(parameters),
);
