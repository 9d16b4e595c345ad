/**
 * Distance from an average: the detrended price, also “price oscillator”.
 * Formula: x − average(x, period)
 * Source: the definition; Backtrader’s Oscillator family.
 * Warm-up: the average's.
 */
import { choice, numberOf, ofSource, rows, textOf, type Kernel } from './define.ts';
import { AVERAGE_NAMES, averageOf, averageWarmUp } from './kernels/averages.ts';

class Distance {
  private readonly average: Kernel;

  constructor(average: Kernel) {
    this.average = average;
  }

  next(value: number): number {
    return value - this.average.next(value);
  }
}

export const distance = ofSource(
  {
    name: 'distance',
    title: 'Distance from an average',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(30, 2), average: choice(...AVERAGE_NAMES) },
    warmUp: (parameters) => averageWarmUp(textOf(parameters, 'average'), numberOf(parameters, 'period')),
  },
  (parameters) => new Distance(averageOf(textOf(parameters, 'average'), numberOf(parameters, 'period'))),
);
