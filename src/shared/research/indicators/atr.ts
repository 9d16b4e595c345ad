/**
 * Average true range.
 * Formula: Wilder average of max(high, close before) − min(low, close before); percent = 100 · ATR / close
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). First `skip`: the first bar has no close before it and does not count;
 *   `range`: it counts with high − low, as Tulip does.
 * Warm-up: period rows; period − 1 with first range.
 */
import { choice, Machine, numberOf, rows, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { ratio } from './kernels/ratio.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class Atr extends Machine {
  private readonly range: TrueRange;
  private readonly average: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.range = new TrueRange(textOf(parameters, 'first'));
    this.average = wilder(numberOf(parameters, 'period'));
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const range = this.range.next(bar);
    const average = this.average.next(range);
    values[0] = average;
    values[1] = range;
    values[2] = 100 * ratio(average, bar.close, 0);
  }
}

export const atr = streamed(
  {
    name: 'atr',
    title: 'Average true range',
    group: 'volatility',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(14), first: choice('skip', 'range') },
    outputs: ['atr', 'range', 'percent'],
    warmUp: (parameters) => numberOf(parameters, 'period') - (parameters['first'] === 'range' ? 1 : 0),
  },
  (parameters) => new Atr(parameters),
);
