/**
 * Schaff trend cycle: where MACD stands in its own range.
 * Formula: form schaff: place of MACD in its range, smoothed by v += ½ · (x − v), and the same once more; form single: that place once, averaged
 *   over 3 rows, as Skender has it. A window without a range keeps the place before (schaff) or gives 0 (single).
 * Source: Schaff (1999). MACD of averages begun at their means.
 * Warm-up: slow − 1 + 2 · (cycle − 1) rows; slow + cycle with form single.
 */
import { choice, numberOf, ofSource, rows, type Kernel } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { exponential, Recursion } from './kernels/recursions.ts';
import { Place } from './kernels/strength.ts';
import { RollingMean } from './kernels/sums.ts';

class Pass {
  private readonly place: Place;
  private readonly smooth: Kernel;
  private readonly keeps: boolean;
  private before = 0;

  constructor(cycle: number, smooth: Kernel, keeps: boolean) {
    this.place = new Place(cycle, Number.POSITIVE_INFINITY);
    this.smooth = smooth;
    this.keeps = keeps;
  }

  next(value: number): number {
    const place = this.place.next(value, value, value);
    const known = place === Number.POSITIVE_INFINITY ? (this.keeps ? this.before : 0) : place;
    if (known === known) this.before = known;
    return this.smooth.next(known);
  }
}

class Stc {
  private readonly fast: Recursion;
  private readonly slow: Recursion;
  private readonly first: Pass;
  private readonly second: Pass | null;

  constructor(parameters: IndicatorParameters) {
    const cycle = numberOf(parameters, 'cycle');
    const schaff = parameters['form'] === 'schaff';
    this.fast = exponential(numberOf(parameters, 'fast'));
    this.slow = exponential(numberOf(parameters, 'slow'));
    this.first = new Pass(cycle, schaff ? new Recursion(0.5, 1) : new RollingMean(3), schaff);
    this.second = schaff ? new Pass(cycle, new Recursion(0.5, 1), true) : null;
  }

  next(value: number): number {
    const macd = this.fast.next(value) - this.slow.next(value);
    const first = this.first.next(macd);
    return this.second ? this.second.next(first) : first;
  }
}

export const stc = ofSource(
  {
    name: 'stc',
    title: 'Schaff trend cycle',
    group: 'momentum',
    overlay: false,
    parameters: { cycle: rows(10), fast: rows(23), slow: rows(50), form: choice('schaff', 'single') },
    warmUp: (parameters) => {
      const average = Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) - 1;
      const cycle = numberOf(parameters, 'cycle') - 1;
      return parameters['form'] === 'schaff' ? average + 2 * cycle : average + cycle + 2;
    },
  },
  (parameters) => new Stc(parameters),
);
