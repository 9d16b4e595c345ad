/** Wilder's relative strength and the stochastic place of a price, which several oscillators are made of. */
import { Extreme } from './extremes.ts';
import { wilder, type Recursion } from './recursions.ts';
import { zeroOf } from './ratio.ts';
import { Previous } from './window.ts';

export class Rsi {
  /** The averages as of the last value, doubled: the factor cancels. */
  readonly gains: Recursion;
  readonly losses: Recursion;
  private readonly before = new Previous();
  private readonly flat: number;

  constructor(period: number, flat: number) {
    this.gains = wilder(period);
    this.losses = wilder(period);
    this.flat = flat;
  }

  next(value: number): number {
    const change = value - this.before.next(value);
    // |change| ± change is twice the gain and twice the loss, without a guess that a processor would lose every other time.
    const size = Math.abs(change);
    const gain = this.gains.next(size + change);
    const loss = this.losses.next(size - change);
    const both = gain + loss;
    return both === 0 ? this.flat : (100 * gain) / both;
  }
}

/** 100 · (close − lowest) / (highest − lowest) of the last rows; `flat` where they are equal. */
export class Place {
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly flat: number;

  constructor(period: number, flat: number) {
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.flat = flat;
  }

  next(high: number, low: number, close: number): number {
    const top = this.high.next(high);
    const bottom = this.low.next(low);
    return top === bottom ? this.flat + zeroOf(close) : (100 * (close - bottom)) / (top - bottom);
  }
}
