/** Volatility from the parts of bars: √(annual · the mean over `period` rows of a bar's variance). */
import { numberOf } from '../define.ts';
import type { IndicatorBar, IndicatorParameters } from '../indicator.ts';
import { RollingMean } from './sums.ts';

export class RangeVolatility {
  private readonly mean: RollingMean;
  private readonly annual: number;
  private readonly variance: (bar: IndicatorBar) => number;

  constructor(parameters: IndicatorParameters, variance: (bar: IndicatorBar) => number) {
    this.mean = new RollingMean(numberOf(parameters, 'period'));
    this.annual = numberOf(parameters, 'annual');
    this.variance = variance;
  }

  next(bar: IndicatorBar): number {
    const variance = bar.low > 0 && bar.open > 0 && bar.close > 0 ? this.variance(bar) : Number.NaN;
    return Math.sqrt(Math.max(0, this.annual * this.mean.next(variance)));
  }
}
