/**
 * Chaikin money flow.
 * Formula: Σ multiplier · volume / Σ volume over `period` rows, multiplier as in ADL; 0 where nothing was traded
 * Source: Chaikin, stockcharts.com.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { closeLocation } from './kernels/ranges.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';

class Cmf extends Machine {
  private readonly flow: RollingSum;
  private readonly volume: RollingSum;

  constructor(period: number) {
    super(3);
    this.flow = new RollingSum(period);
    this.volume = new RollingSum(period);
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const multiplier = closeLocation(bar);
    const flow = multiplier * bar.volume;
    values[0] = ratio(this.flow.next(flow), this.volume.next(bar.volume), 0);
    values[1] = multiplier;
    values[2] = flow;
  }
}

export const cmf = streamed(
  {
    name: 'cmf',
    title: 'Chaikin money flow',
    group: 'volume',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(20) },
    outputs: ['cmf', 'multiplier', 'flow'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Cmf(numberOf(parameters, 'period')),
);
