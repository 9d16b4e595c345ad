/**
 * T3: six exponential averages one upon another.
 * Formula: c1·e6 + c2·e5 + c3·e4 + c4·e3; with v = factor: c1 = −v³, c2 = 3v² + 3v³, c3 = −6v² − 3v − 3v³, c4 = 1 + 3v + v³ + 3v²
 * Source: Tillson, Better Moving Averages, TASC 1/1998.
 * Warm-up: 6 · (period − 1) rows; none with seed first.
 */
import { numberOf, ofSource, real, rows, SEED, textOf } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion, type Seed } from './kernels/recursions.ts';

class T3 {
  private readonly e1: Recursion;
  private readonly e2: Recursion;
  private readonly e3: Recursion;
  private readonly e4: Recursion;
  private readonly e5: Recursion;
  private readonly e6: Recursion;
  private readonly factor: number;

  constructor(parameters: IndicatorParameters) {
    const period = numberOf(parameters, 'period');
    const seed = textOf<Seed>(parameters, 'seed');
    this.factor = numberOf(parameters, 'factor');
    this.e1 = exponential(period, seed);
    this.e2 = exponential(period, seed);
    this.e3 = exponential(period, seed);
    this.e4 = exponential(period, seed);
    this.e5 = exponential(period, seed);
    this.e6 = exponential(period, seed);
  }

  next(value: number): number {
    const v = this.factor;
    const third = this.e3.next(this.e2.next(this.e1.next(value)));
    const fourth = this.e4.next(third);
    const fifth = this.e5.next(fourth);
    const sixth = this.e6.next(fifth);
    const square = v * v;
    const cube = v * v * v;
    // The weights sum to one, so distances from e3 are enough, and flat prices stay exactly flat.
    return (
      third +
      (-6 * square - 3 * v - 3 * cube) * (fourth - third) +
      (3 * square + 3 * cube) * (fifth - third) -
      cube * (sixth - third)
    );
  }
}

export const t3 = ofSource(
  {
    name: 't3',
    title: 'T3 moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(5), factor: real(0.7, 0, 1), seed: SEED },
    warmUp: (parameters) => (parameters['seed'] === 'first' ? 0 : 6 * (numberOf(parameters, 'period') - 1)),
  },
  (parameters) => new T3(parameters),
);
