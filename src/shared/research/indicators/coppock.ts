/**
 * Coppock curve.
 * Formula: WMA(ROC(x, long) + ROC(x, short), period)
 * Source: Coppock, Barron’s 10/1962, on monthly closes.
 * Warm-up: max(long, short) + period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { linearlyWeighted, type WeightedMean } from './kernels/weighted.ts';
import { RateOfChange } from './roc.ts';

class Coppock {
  private readonly long: RateOfChange;
  private readonly short: RateOfChange;
  private readonly mean: WeightedMean;

  constructor(parameters: IndicatorParameters) {
    this.long = new RateOfChange(numberOf(parameters, 'long'));
    this.short = new RateOfChange(numberOf(parameters, 'short'));
    this.mean = linearlyWeighted(numberOf(parameters, 'period'));
  }

  next(value: number): number {
    return this.mean.next(this.long.next(value) + this.short.next(value));
  }
}

export const coppock = ofSource(
  {
    name: 'coppock',
    title: 'Coppock curve',
    group: 'momentum',
    overlay: false,
    parameters: { long: rows(14), short: rows(11), period: rows(10) },
    warmUp: (parameters) =>
      Math.max(numberOf(parameters, 'long'), numberOf(parameters, 'short')) +
      numberOf(parameters, 'period') -
      1,
  },
  (parameters) => new Coppock(parameters),
);
