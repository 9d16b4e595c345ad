/**
 * Exponential recursions: v = (1 − weight) · v + weight · x, begun at the mean of the first values. A value that is the average
 * already leaves it as it is, so that flat prices are exactly flat.
 * Rule for gaps (NaN): a row without a value is answered with NaN and leaves the state as it was; the next value goes on from there.
 */

/** Where an exponential average begins: at the mean of its first `period` values, or at the first value alone. */
export type Seed = 'sma' | 'first';

export class Recursion {
  /** As of the last value; NaN until it begins. */
  value = Number.NaN;
  readonly weight: number;
  readonly keep: number;
  private readonly seed: number;
  private readonly divisor: number;
  private seen = 0;
  private first = 0;
  private sum = 0;

  /** `divisor`: what the sum of the first `seed` values is divided by, where it is not their number. */
  constructor(weight: number, seed: number, divisor = seed) {
    this.weight = weight;
    this.keep = 1 - weight;
    this.seed = seed;
    this.divisor = divisor;
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    if (this.seen >= this.seed) {
      if (value !== this.value) this.value = this.keep * this.value + this.weight * value;
      return this.value;
    }
    // Distances from the first value, so that the mean of equal values is exactly their value.
    if (this.seen === 0) this.first = value;
    this.seen += 1;
    this.sum += value - this.first;
    if (this.seen === this.seed)
      this.value = (this.seed / this.divisor) * this.first + this.sum / this.divisor;
    return this.value;
  }
}

/** Weight 2 / (period + 1). */
export const exponential = (period: number, seed: Seed = 'sma'): Recursion =>
  new Recursion(2 / (period + 1), seed === 'first' ? 1 : period);

/** Wilder's: weight 1 / period, begun at the mean of the first `period` values. */
export const wilder = (period: number): Recursion => new Recursion(1 / period, period);
