/**
 * Triangular moving average.
 * Formula: SMA(SMA(x, a), b): a = b = (period + 1) / 2 for an odd period, a = period / 2 and b = a + 1 for an even one.
 * Source: the definition, as in TA-Lib.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { RollingMean } from './kernels/sums.ts';

class Trima {
  private readonly inner: RollingMean;
  private readonly outer: RollingMean;

  constructor(period: number) {
    this.inner = new RollingMean(Math.ceil(period / 2));
    this.outer = new RollingMean(Math.floor(period / 2) + 1);
  }

  next(value: number): number {
    return this.outer.next(this.inner.next(value));
  }
}

export const trima = ofSource(
  {
    name: 'trima',
    title: 'Triangular moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Trima(numberOf(parameters, 'period')),
);
