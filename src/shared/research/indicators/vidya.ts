/**
 * Variable index dynamic average.
 * Formula: v += alpha · σ(short) / σ(long) · (x − v); it begins at the price of row long − 2.
 * Source: Chande, Adapting Moving Averages to Market Volatility, TASC 3/1992; as in Tulip.
 * Warm-up: long − 2 rows.
 */
import { numberOf, ofSource, real, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { Spread } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class Vidya {
  private readonly short: Window;
  private readonly long: Window;
  private readonly alpha: number;
  private readonly spread = new Spread();
  private value = Number.NaN;
  private seen = 0;

  constructor(parameters: IndicatorParameters) {
    this.short = new Window(numberOf(parameters, 'short'));
    this.long = new Window(numberOf(parameters, 'long'));
    this.alpha = numberOf(parameters, 'alpha');
  }

  next(value: number): number {
    if (value !== value) return Number.NaN;
    this.short.push(value);
    this.long.push(value);
    this.seen += 1;
    if (this.seen < this.long.size - 1) return Number.NaN;
    if (this.seen === this.long.size - 1) this.value = value;
    else this.value += this.alpha * this.index() * (value - this.value);
    return this.value;
  }

  private index(): number {
    if (!this.short.full) return 0;
    const short = this.deviation(this.short);
    return ratio(short, this.deviation(this.long), 0);
  }

  private deviation({ data, start, size }: Window): number {
    this.spread.measure(data, start, size);
    return Math.sqrt(this.spread.squares / size);
  }
}

export const vidya = ofSource(
  {
    name: 'vidya',
    title: 'Variable index dynamic average',
    group: 'average',
    overlay: true,
    parameters: { short: rows(9, 2), long: rows(30, 2), alpha: real(0.2, 0.0001, 1) },
    warmUp: (parameters) => numberOf(parameters, 'long') - 2,
  },
  (parameters) => new Vidya(parameters),
);
