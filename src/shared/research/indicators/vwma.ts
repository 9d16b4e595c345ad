/**
 * Volume-weighted moving average.
 * Formula: Σ source · volume / Σ volume over `period` rows; the plain mean where nothing was traded.
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { zeroOf } from './kernels/ratio.ts';
import { RollingMean, RollingSum } from './kernels/sums.ts';

class Vwma extends Machine {
  private readonly turnover: RollingSum;
  private readonly volume: RollingSum;
  private readonly mean: RollingMean;

  constructor(period: number) {
    super(1);
    this.turnover = new RollingSum(period);
    this.volume = new RollingSum(period);
    this.mean = new RollingMean(period);
  }

  override push({ source, volume }: IndicatorBar): void {
    const turnover = this.turnover.next(source * volume);
    const traded = this.volume.next(volume);
    const mean = this.mean.next(source);
    this.values[0] = traded > 0 ? turnover / traded : mean + zeroOf(traded);
  }
}

export const vwma = streamed(
  {
    name: 'vwma',
    title: 'Volume-weighted moving average',
    group: 'average',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(20) },
    outputs: ['vwma'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Vwma(numberOf(parameters, 'period')),
);
