/**
 * Ultimate oscillator.
 * Formula: 100 · (4 · a(short) + 2 · a(middle) + a(long)) / 7, a = Σ buying pressure / Σ true range,
 *   buying pressure = close − min(low, close before); a period without a range counts 0.
 * Source: Williams, The Ultimate Oscillator, TASC 1985.
 * Warm-up: the longest period.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Pressure {
  private readonly bought: RollingSum;
  private readonly range: RollingSum;

  constructor(period: number) {
    this.bought = new RollingSum(period);
    this.range = new RollingSum(period);
  }

  next(bought: number, range: number): number {
    return ratio(this.bought.next(bought), this.range.next(range), 0);
  }
}

class Ultimate {
  private readonly before = new Previous();
  private readonly short: Pressure;
  private readonly middle: Pressure;
  private readonly long: Pressure;

  constructor(parameters: IndicatorParameters) {
    this.short = new Pressure(numberOf(parameters, 'short'));
    this.middle = new Pressure(numberOf(parameters, 'middle'));
    this.long = new Pressure(numberOf(parameters, 'long'));
  }

  next({ high, low, close }: IndicatorBar): number {
    const before = this.before.next(close);
    const bottom = Math.min(low, before);
    const bought = close - bottom;
    const range = Math.max(high, before) - bottom;
    const short = this.short.next(bought, range);
    const middle = this.middle.next(bought, range);
    return (100 * (4 * short + 2 * middle + this.long.next(bought, range))) / 7;
  }
}

export const ultimate = ofBars(
  {
    name: 'ultimate',
    title: 'Ultimate oscillator',
    group: 'momentum',
    overlay: false,
    parameters: { short: rows(7), middle: rows(14), long: rows(28) },
    warmUp: (parameters) =>
      Math.max(numberOf(parameters, 'short'), numberOf(parameters, 'middle'), numberOf(parameters, 'long')),
  },
  (parameters) => new Ultimate(parameters),
);
