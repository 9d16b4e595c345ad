/**
 * Volatility stop, Wilder's volatility system.
 * Formula: long: highest close since the turn − multiplier · ATR before; short: lowest close + multiplier · ATR before; it turns when the close crosses it
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). The first side is a guess: long where the close of row period − 1 lies above
 *   the first. firstTrend `hidden` gives no value until the first turn, which ends the guess; the guess is shown with `guess`.
 * Warm-up: period + 1 rows; unknown beforehand with firstTrend hidden.
 */
import { choice, Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { TrueRange } from './kernels/ranges.ts';
import { wilder, type Recursion } from './kernels/recursions.ts';

class VolatilityStop extends Machine {
  private readonly range = new TrueRange();
  private readonly average: Recursion;
  private readonly multiplier: number;
  private readonly period: number;
  private shown: boolean;
  private seen = 0;
  private first = Number.NaN;
  private high = Number.NEGATIVE_INFINITY;
  private low = Number.POSITIVE_INFINITY;
  private long = true;
  private extreme = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(4);
    this.period = numberOf(parameters, 'period');
    this.average = wilder(this.period);
    this.multiplier = numberOf(parameters, 'multiplier');
    this.shown = parameters['firstTrend'] === 'guess';
  }

  override push(bar: IndicatorBar): void {
    const { values, average } = this;
    const { close } = bar;
    values.fill(Number.NaN);
    const width = this.multiplier * average.value;
    const range = this.range.next(bar);
    average.next(range);
    if (close !== close || (range !== range && this.seen > 0)) return;
    this.seen += 1;
    if (this.seen <= this.period) this.begin(close);
    else this.trail(close, width);
  }

  private begin(close: number): void {
    if (this.seen === 1) this.first = close;
    this.high = Math.max(this.high, close);
    this.low = Math.min(this.low, close);
    if (this.seen < this.period) return;
    this.long = close > this.first;
    this.extreme = this.long ? this.high : this.low;
  }

  private trail(close: number, width: number): void {
    const { values, long, extreme } = this;
    const stop = long ? extreme - width : extreme + width;
    const turned = long ? close < stop : close > stop;
    if (this.shown && stop === stop) {
      values[0] = stop;
      values[1] = turned ? 1 : 0;
      values[long ? 3 : 2] = stop;
    }
    if (turned) {
      this.long = !long;
      this.extreme = close;
      this.shown = true;
    } else this.extreme = long ? Math.max(extreme, close) : Math.min(extreme, close);
  }
}

export const volatilityStop = streamed(
  {
    name: 'volatility-stop',
    title: 'Volatility stop (Wilder)',
    group: 'trend',
    overlay: true,
    reads: 'bars',
    parameters: { period: rows(7), multiplier: real(3, 0.01, 100), firstTrend: choice('guess', 'hidden') },
    outputs: ['stop', 'turned', 'upper', 'lower'],
    warmUp: (parameters) => numberOf(parameters, 'period') + 1,
  },
  (parameters) => new VolatilityStop(parameters),
);
