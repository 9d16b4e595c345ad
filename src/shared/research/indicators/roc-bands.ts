/**
 * Rate of change with bands.
 * Formula: ROC; its EMA; ± deviations · √(mean of ROC² over `deviation` rows)
 * Source: Skender’s RocWb.
 * Warm-up: period rows; average − 1 more for the average, deviation − 1 more for the bands.
 */
import { Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';
import { RollingMean } from './kernels/sums.ts';
import { RateOfChange } from './roc.ts';

class RocBands extends Machine {
  private readonly roc: RateOfChange;
  private readonly average: Recursion;
  private readonly squares: RollingMean;
  private readonly deviations: number;

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.roc = new RateOfChange(numberOf(parameters, 'period'));
    this.average = exponential(numberOf(parameters, 'average'));
    this.squares = new RollingMean(numberOf(parameters, 'deviation'));
    this.deviations = numberOf(parameters, 'deviations');
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const roc = this.roc.next(source);
    const band = this.deviations * Math.sqrt(Math.max(0, this.squares.next(roc * roc)));
    values[0] = roc;
    values[1] = this.average.next(roc);
    values[2] = band;
    values[3] = -band;
  }
}

export const rocBands = streamed(
  {
    name: 'roc-bands',
    title: 'Rate of change with bands',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(20), average: rows(5), deviation: rows(5), deviations: real(1, 0.01, 10) },
    outputs: ['roc', 'average', 'upper', 'lower'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new RocBands(parameters),
);
