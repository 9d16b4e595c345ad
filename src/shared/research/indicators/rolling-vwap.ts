/**
 * Rolling volume-weighted average price.
 * Formula: Σ typical · volume / Σ volume over `period` rows; the mean typical price where nothing was traded
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { zeroOf } from './kernels/ratio.ts';
import { RollingMean, RollingSum } from './kernels/sums.ts';

class RollingVwap {
  private readonly turnover: RollingSum;
  private readonly volume: RollingSum;
  private readonly mean: RollingMean;

  constructor(period: number) {
    this.turnover = new RollingSum(period);
    this.volume = new RollingSum(period);
    this.mean = new RollingMean(period);
  }

  next({ high, low, close, volume }: IndicatorBar): number {
    const typical = (high + low + close) / 3;
    const turnover = this.turnover.next(typical * volume);
    const traded = this.volume.next(volume);
    const mean = this.mean.next(typical);
    return traded > 0 ? turnover / traded : mean + zeroOf(traded);
  }
}

export const rollingVwap = ofBars(
  {
    name: 'rolling-vwap',
    title: 'Rolling volume-weighted average price',
    group: 'volume',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new RollingVwap(numberOf(parameters, 'period')),
);
