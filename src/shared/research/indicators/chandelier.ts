/**
 * Chandelier exit.
 * Formula: long = highest high − multiplier · ATR; short = lowest low + multiplier · ATR, all over `period` rows
 * Source: LeBeau, in Elder, Come Into My Trading Room (2002).
 * Warm-up: period rows.
 */
import { Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Extreme } from './kernels/extremes.ts';
import { TrueRange } from './kernels/ranges.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class Chandelier extends Machine {
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly high: Extreme;
  private readonly low: Extreme;
  private readonly multiplier: number;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const period = numberOf(parameters, 'period');
    this.average = wilder(period);
    this.high = new Extreme(period, 'max');
    this.low = new Extreme(period, 'min');
    this.multiplier = numberOf(parameters, 'multiplier');
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const width = this.multiplier * this.average.next(this.range.next(bar));
    values[0] = this.high.next(bar.high) - width;
    values[1] = this.low.next(bar.low) + width;
  }
}

export const chandelier = streamed(
  {
    name: 'chandelier',
    title: 'Chandelier exit',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(22), multiplier: real(3, 0.01, 100) },
    outputs: ['long', 'short'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Chandelier(parameters),
);
