/**
 * Stochastic momentum index.
 * Formula: 200 · E(E(close − middle)) / E(E(highest − lowest)), middle of the range over `period` rows; E twice, first and then second; signal = EMA
 * Source: Blau, Stochastic Momentum, TASC 1/1993. The averages begin at their first value; 0 where there was no range.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';
import { ratio, zeroOf } from './kernels/ratio.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';

class Smi extends Machine {
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly place: Recursion;
  private readonly places: Recursion;
  private readonly range: Recursion;
  private readonly ranges: Recursion;
  private readonly signal: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const period = numberOf(parameters, 'period');
    const [first, second] = [numberOf(parameters, 'first'), numberOf(parameters, 'second')];
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.place = exponential(first, 'first');
    this.places = exponential(second, 'first');
    this.range = exponential(first, 'first');
    this.ranges = exponential(second, 'first');
    this.signal = exponential(numberOf(parameters, 'signal'), 'first');
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { values } = this;
    const top = this.high.next(high);
    const bottom = this.low.next(low);
    const distance = close - (top + bottom) / 2;
    const range = top - bottom + zeroOf(distance);
    const place = this.places.next(this.place.next(distance));
    values[0] = 200 * ratio(place, this.ranges.next(this.range.next(range)), 0);
    values[1] = this.signal.next(values[0]);
  }
}

export const smi = streamed(
  {
    name: 'smi',
    title: 'Stochastic momentum index',
    group: 'momentum',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(13), first: rows(25), second: rows(2), signal: rows(3) },
    outputs: ['smi', 'signal'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Smi(parameters),
);
