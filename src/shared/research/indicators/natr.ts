/**
 * Normalised average true range.
 * Formula: 100 · ATR / close
 * Source: Forman, TASC 5/2006.
 * Warm-up: period rows; period − 1 with first range.
 */
import { choice, numberOf, ofBars, rows, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { ratio } from './kernels/ratio.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class Natr {
  private readonly range: TrueRange;
  private readonly average: Recursion;

  constructor(parameters: IndicatorParameters) {
    this.range = new TrueRange(textOf(parameters, 'first'));
    this.average = wilder(numberOf(parameters, 'period'));
  }

  next(bar: IndicatorBar): number {
    return 100 * ratio(this.average.next(this.range.next(bar)), bar.close, 0);
  }
}

export const natr = ofBars(
  {
    name: 'natr',
    title: 'Normalised average true range',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(14), first: choice('skip', 'range') },
    warmUp: (parameters) => numberOf(parameters, 'period') - (parameters['first'] === 'range' ? 1 : 0),
  },
  (parameters) => new Natr(parameters),
);
