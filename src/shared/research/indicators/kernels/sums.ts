/**
 * Running sums that do not drift: what an addition rounds away is kept beside the sum and given back (Neumaier 1974).
 * Invariant: the error stays at the rounding of one addition however long the series is.
 */
import { Window } from './window.ts';

/** The sum of the last `size` rows; NaN while one of them is. */
export class RollingSum {
  private readonly window: Window;
  private sum = 0;
  private lost = 0;

  constructor(size: number) {
    this.window = new Window(size);
  }

  next(value: number): number {
    const left = this.window.push(value);
    if (value === value) this.add(value);
    if (left === left) this.add(-left);
    return this.window.gaps === 0 ? this.sum + this.lost : Number.NaN;
  }

  private add(value: number): void {
    const { sum } = this;
    const next = sum + value;
    this.lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.sum = next;
  }
}

/** The mean of the last `size` rows; NaN while one of them is. */
export class RollingMean {
  private readonly sum: RollingSum;
  private readonly size: number;

  constructor(size: number) {
    this.size = size;
    this.sum = new RollingSum(size);
  }

  next(value: number): number {
    return this.sum.next(value) / this.size;
  }
}

/** The sum of everything so far; a gap is skipped and answered with NaN. */
export class Total {
  private sum: number;
  private lost = 0;

  constructor(from = 0) {
    this.sum = from;
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    const { sum } = this;
    const next = sum + value;
    this.lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.sum = next;
    return next + this.lost;
  }
}
