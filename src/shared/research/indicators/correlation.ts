/**
 * Correlation of two series.
 * Formula: Pearson’s r over `period` rows of the prices themselves, r², covariance and variances of the population; r 0 where one does not vary
 * Source: Pearson (1895); Skender’s Correlation. Of returns it says more: take it of roc.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { Pair } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class Correlation extends Machine {
  private readonly own: Window;
  private readonly other: Window;
  private readonly pair = new Pair();

  constructor(period: number) {
    super(5);
    this.own = new Window(period);
    this.other = new Window(period);
  }

  override push(bar: IndicatorBar): void {
    const { values, own, other, pair } = this;
    own.push(bar.source);
    other.push(bar.other);
    values.fill(Number.NaN);
    if (!own.full || !other.full) return;
    const { size } = own;
    pair.measure(own.data, own.start, other.data, other.start, size);
    const r = ratio(pair.products, Math.sqrt(pair.squaresA) * Math.sqrt(pair.squaresB), 0);
    values[0] = Math.max(-1, Math.min(1, r));
    values[1] = values[0] * values[0];
    values[2] = pair.products / size;
    values[3] = pair.squaresA / size;
    values[4] = pair.squaresB / size;
  }
}

export const correlation = streamed(
  {
    name: 'correlation',
    title: 'Correlation',
    group: 'statistics',
    overlay: false,
    reads: 'two',
    parameters: { period: rows(20, 2) },
    outputs: ['r', 'r2', 'covariance', 'variance', 'otherVariance'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Correlation(numberOf(parameters, 'period')),
);
