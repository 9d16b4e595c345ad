/** The awesome oscillator's line: two means of the median price apart. */
import type { IndicatorBar } from '../indicator.ts';
import { RollingMean } from './sums.ts';

export class AwesomeLine {
  private readonly fast: RollingMean;
  private readonly slow: RollingMean;

  constructor(fast: number, slow: number) {
    this.fast = new RollingMean(fast);
    this.slow = new RollingMean(slow);
  }

  next({ high, low }: IndicatorBar): number {
    const median = (high + low) / 2;
    return this.fast.next(median) - this.slow.next(median);
  }
}
