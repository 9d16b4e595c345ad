/** Wilder's directional lines: smoothed movement up and down, in percent of the smoothed true range, and how far they are apart. */
import type { IndicatorBar } from '../indicator.ts';
import { Movement, TrueRange } from './ranges.ts';
import { ratio, zeroOf } from './ratio.ts';
import { Recursion } from './recursions.ts';

/** `full`: begun at the mean of the first `period` movements; `short`: of period − 1, divided by period, as Tulip does. */
export type DirectionSeed = 'full' | 'short';

export class Direction {
  plus = Number.NaN;
  minus = Number.NaN;
  /** 100 · |plus − minus| / (plus + minus). */
  index = Number.NaN;
  private readonly movement = new Movement();
  private readonly range = new TrueRange();
  readonly up: Recursion;
  readonly down: Recursion;
  private readonly average: Recursion;

  constructor(period: number, seed: DirectionSeed) {
    const begin = seed === 'short' ? Math.max(1, period - 1) : period;
    this.up = new Recursion(1 / period, begin, period);
    this.down = new Recursion(1 / period, begin, period);
    this.average = new Recursion(1 / period, begin, period);
  }

  next(bar: IndicatorBar): void {
    const { movement } = this;
    movement.next(bar);
    // A bar without a close has movement and no range: both wait for a whole one.
    const range = this.range.next(bar);
    const up = this.up.next(movement.up + zeroOf(range));
    const down = this.down.next(movement.down + zeroOf(range));
    const average = this.average.next(range + zeroOf(movement.up));
    this.plus = 100 * ratio(up, average, 0);
    this.minus = 100 * ratio(down, average, 0);
    this.index = 100 * ratio(Math.abs(up - down), up + down, 0);
  }
}
