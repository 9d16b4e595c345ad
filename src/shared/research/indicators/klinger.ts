/**
 * Klinger volume oscillator.
 * Formula: EMA(force, fast) − EMA(force, slow); force = volume · |2 · (dm / cm − 1)| · trend · 100 (form published) or |2 · dm / cm − 1| (form original, Tulip);
 *   trend ±1 by high + low + close; dm = high − low, cm = its sum since the trend turned; signal = EMA
 * Source: Klinger, TASC 12/1997 and investopedia.com. With form published the first row that counts is the third, and an equal sum is a fall; with
 *   original it is the second, an equal sum keeps the trend, and averages begin at their first value.
 * Warm-up: slow + 1 rows; one with form original.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';

class Klinger extends Machine {
  private readonly original: boolean;
  private readonly fast: Recursion;
  private readonly slow: Recursion;
  private readonly signal: Recursion;
  private sum = Number.NaN;
  private range = Number.NaN;
  private trend = 0;
  private travelled = 0;
  private force = 0;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.original = parameters['form'] === 'original';
    const seed = this.original ? 'first' : 'sma';
    this.fast = exponential(numberOf(parameters, 'fast'), seed);
    this.slow = exponential(numberOf(parameters, 'slow'), seed);
    this.signal = exponential(numberOf(parameters, 'signal'), seed);
  }

  override push({ high, low, close, volume }: IndicatorBar): void {
    const { values } = this;
    const sum = high + low + close;
    values.fill(Number.NaN);
    if (sum !== sum || volume !== volume) return;
    const force = this.measure(sum, high - low, volume);
    this.sum = sum;
    this.range = high - low;
    values[0] = this.fast.next(force) - this.slow.next(force);
    values[1] = this.signal.next(values[0]);
  }

  /** The volume force of this bar; NaN while there is no trend to measure. */
  private measure(sum: number, range: number, volume: number): number {
    if (this.sum !== this.sum) return Number.NaN;
    const before = this.trend;
    const level = this.original && sum === this.sum ? before || -1 : -1;
    this.trend = sum > this.sum ? 1 : level;
    if (before === 0 && !this.original) {
      this.travelled = 0;
      return Number.NaN;
    }
    const kept = this.trend === before || (this.original && sum === this.sum);
    this.travelled = (kept ? this.travelled : this.range) + range;
    return this.original ? this.originalForce(range, volume) : this.publishedForce(range, volume);
  }

  private originalForce(range: number, volume: number): number {
    const share = this.travelled === 0 ? 0 : range / this.travelled;
    return volume * Math.abs(2 * share - 1) * 100 * this.trend;
  }

  private publishedForce(range: number, volume: number): number {
    const { travelled, trend } = this;
    if (volume === 0 || range === travelled) this.force = 0;
    else if (travelled !== 0) this.force = volume * Math.abs(2 * (range / travelled - 1)) * trend * 100;
    return this.force;
  }
}

export const klinger = streamed(
  {
    name: 'klinger',
    title: 'Klinger volume oscillator',
    group: 'volume',
    overlay: false,
    reads: 'bars',
    parameters: { fast: rows(34), slow: rows(55), signal: rows(13), form: choice('published', 'original') },
    outputs: ['klinger', 'signal'],
    warmUp: (parameters) =>
      parameters['form'] === 'original'
        ? 1
        : Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) + 1,
  },
  (parameters) => new Klinger(parameters),
);
