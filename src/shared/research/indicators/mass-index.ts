/**
 * Mass index.
 * Formula: Σ over `period` rows of E / EMA(E), E = EMA(high − low, average); a row without a range counts 1
 * Source: Dorsey, The Mass Index, TASC 6/1992; seed as in DEMA.
 * Warm-up: 2 · (average − 1) + period − 1 rows.
 */
import { numberOf, ofBars, rows, SEED, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Averages } from './kernels/nested.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';

class MassIndex {
  private readonly averages: Averages;
  private readonly sum: RollingSum;

  constructor(parameters: IndicatorParameters) {
    this.averages = new Averages(numberOf(parameters, 'average'), textOf(parameters, 'seed'));
    this.sum = new RollingSum(numberOf(parameters, 'period'));
  }

  next({ high, low }: IndicatorBar): number {
    const { averages } = this;
    averages.next(high - low);
    return this.sum.next(ratio(averages.first, averages.second, 1));
  }
}

export const massIndex = ofBars(
  {
    name: 'mass-index',
    title: 'Mass index',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(25), average: rows(9), seed: SEED },
    warmUp: (parameters) => 2 * (numberOf(parameters, 'average') - 1) + numberOf(parameters, 'period') - 1,
  },
  (parameters) => new MassIndex(parameters),
);
