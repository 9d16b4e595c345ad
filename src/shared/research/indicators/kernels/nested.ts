/**
 * An exponential average of an exponential average, as DEMA, TEMA and TRIX need it.
 * Seeds: each begins at the mean of the first `period` values of the one before (sma), or at the `period`-th of them, the innermost at the
 * first price (first), or all together at the mean of the first `period` prices (together).
 */
import { Recursion } from './recursions.ts';

export type NestedSeed = 'sma' | 'first' | 'together';

/** One of them: with seed first it runs from its first value on, and hands on from its `period`-th. */
class Stage {
  private readonly average: Recursion;
  private held: number;

  constructor(weight: number, seed: number, held: number) {
    this.average = new Recursion(weight, seed);
    this.held = held;
  }

  next(value: number): number {
    const average = this.average.next(value);
    if (this.held > 0 && value === value) {
      this.held -= 1;
      return Number.NaN;
    }
    return average;
  }
}

/** The averages one upon another: `first` of the values, `second` of the first, `third` of the second. */
export class Averages {
  first = Number.NaN;
  second = Number.NaN;
  third = Number.NaN;
  private readonly a: Stage;
  private readonly b: Stage;
  private readonly c: Stage;

  constructor(period: number, seed: NestedSeed) {
    const weight = 2 / (period + 1);
    const inner = seed === 'sma' ? period : 1;
    const held = seed === 'first' ? period - 1 : 0;
    this.a = new Stage(weight, seed === 'first' ? 1 : period, held);
    this.b = new Stage(weight, inner, held);
    this.c = new Stage(weight, inner, held);
  }

  next(value: number): void {
    this.first = this.a.next(value);
    this.second = this.b.next(this.first);
    this.third = this.c.next(this.second);
  }
}

/** DEMA (depth 2) and TEMA (depth 3). */
export class Nested {
  private readonly averages: Averages;
  private readonly depth: 2 | 3;

  constructor(period: number, seed: NestedSeed, depth: 2 | 3) {
    this.averages = new Averages(period, seed);
    this.depth = depth;
  }

  next(value: number): number {
    const { averages } = this;
    averages.next(value);
    return this.depth === 2
      ? 2 * averages.first - averages.second
      : 3 * (averages.first - averages.second) + averages.third;
  }
}

export const nestedWarmUp = (period: number, seed: NestedSeed, depth: number): number =>
  (seed === 'together' ? 1 : depth) * (period - 1);
