/** What a bar says beside the one before: true range, directional movement, the share of its range that the close took. */
import type { IndicatorBar } from '../indicator.ts';
import { zeroOf } from './ratio.ts';
import { Previous } from './window.ts';

/** Whether the first bar, which has no close before it, counts with high − low. */
export type FirstRange = 'skip' | 'range';

/** max(high, close before) − min(low, close before); a bar with a gap has none, and the next looks back past it. */
export class TrueRange {
  private readonly before = new Previous();
  private readonly first: FirstRange;

  constructor(first: FirstRange = 'skip') {
    this.first = first;
  }

  next({ high, low, close }: IndicatorBar): number {
    const before = this.before.next(close);
    if (before !== before) return this.first === 'range' ? high - low : Number.NaN;
    return Math.max(high, before) - Math.min(low, before);
  }
}

/** Of the day's range beyond the day before's, the larger part, up or down. */
export class Movement {
  up = Number.NaN;
  down = Number.NaN;
  private high = Number.NaN;
  private low = Number.NaN;

  next({ high, low }: IndicatorBar): void {
    const rise = high - this.high;
    const fall = this.low - low;
    const known = rise === rise && fall === fall;
    this.up = known ? (rise > fall && rise > 0 ? rise : 0) : Number.NaN;
    this.down = known ? (fall > rise && fall > 0 ? fall : 0) : Number.NaN;
    if (high === high && low === low) {
      this.high = high;
      this.low = low;
    }
  }
}

/** ((close − low) − (high − close)) / (high − low), between −1 and 1; 0 for a bar without a range. */
export const closeLocation = ({ high, low, close }: IndicatorBar): number =>
  high === low ? zeroOf(close) : (close - low - (high - close)) / (high - low);
