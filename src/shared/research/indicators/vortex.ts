/**
 * Vortex indicator.
 * Formula: plus = Σ |high − low before| / Σ true range; minus = Σ |low − high before| / Σ true range over `period` rows; 0 where nothing ranged
 * Source: Botes and Siepman, TASC 1/2010.
 * Warm-up: period rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Vortex extends Machine {
  private readonly high = new Previous();
  private readonly low = new Previous();
  private readonly range = new TrueRange();
  private readonly up: RollingSum;
  private readonly down: RollingSum;
  private readonly ranges: RollingSum;

  constructor(period: number) {
    super(2);
    this.up = new RollingSum(period);
    this.down = new RollingSum(period);
    this.ranges = new RollingSum(period);
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const { high, low } = bar;
    const up = this.up.next(Math.abs(high - this.low.next(low)));
    const down = this.down.next(Math.abs(low - this.high.next(high)));
    const range = this.ranges.next(this.range.next(bar));
    values[0] = ratio(up, range, 0);
    values[1] = ratio(down, range, 0);
  }
}

export const vortex = streamed(
  {
    name: 'vortex',
    title: 'Vortex indicator',
    group: 'trend',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(14) },
    outputs: ['plus', 'minus'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Vortex(numberOf(parameters, 'period')),
);
