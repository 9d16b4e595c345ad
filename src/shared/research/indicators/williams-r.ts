/**
 * Williams %R.
 * Formula: −100 · (highest − close) / (highest − lowest); −100 where there is no range.
 * Source: Williams, How I Made One Million Dollars (1973).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Place } from './kernels/strength.ts';

class WilliamsR {
  private readonly place: Place;

  constructor(period: number) {
    this.place = new Place(period, 0);
  }

  next({ high, low, close }: IndicatorBar): number {
    return this.place.next(high, low, close) - 100;
  }
}

export const williamsR = ofBars(
  {
    name: 'williams-r',
    title: 'Williams %R',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new WilliamsR(numberOf(parameters, 'period')),
);
