/** Whether the bar in the middle of a window stands out from all others of it. */
import { Window } from './window.ts';

export class Fractals {
  /** The middle bar's high where it is above all others, its low where it is below all others; else NaN. */
  high = Number.NaN;
  low = Number.NaN;
  private readonly highs: Window;
  private readonly lows: Window;
  private readonly left: number;

  constructor(left: number, right: number) {
    this.left = left;
    this.highs = new Window(left + 1 + right);
    this.lows = new Window(left + 1 + right);
  }

  /** Whether the window is whole. */
  next(high: number, low: number): boolean {
    const { highs, lows } = this;
    highs.push(high);
    lows.push(low);
    this.high = highs.full ? this.standing(highs, 1) : Number.NaN;
    this.low = lows.full ? this.standing(lows, -1) : Number.NaN;
    return highs.full && lows.full;
  }

  private standing({ data, start, size }: Window, sign: number): number {
    const middle = data[start + this.left]!;
    for (let at = 0; at < size; at += 1)
      if (at !== this.left && sign * data[start + at]! >= sign * middle) return Number.NaN;
    return middle;
  }
}
