/**
 * Hilbert transform instantaneous trendline.
 * Formula: mean of the last `cycle` prices, cycle = Ehlers’ dominant cycle (rounded), smoothed by weights 4 3 2 1; the price itself for the first 11 rows
 * Source: Ehlers, Rocket Science for Traders (2001), there of the median price: source hl2.
 * Warm-up: none.
 */
import { Machine, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Hilbert } from './kernels/hilbert.ts';
import { Window } from './kernels/window.ts';

const BEGIN = 6;
const SETTLED = 11;
const LONGEST = 51;

class HtTrendline extends Machine {
  private readonly hilbert = new Hilbert();
  private readonly prices = new Window(LONGEST);
  private readonly trends = new Window(4);
  private cycle = 0;
  private seen = 0;

  constructor() {
    super(3);
  }

  override push({ source }: IndicatorBar): void {
    const { values, hilbert } = this;
    values.fill(Number.NaN);
    if (source !== source) return;
    this.prices.push(source);
    values[0] = source;
    this.seen += 1;
    if (this.seen <= BEGIN) {
      hilbert.hold(source);
      this.trends.push(0);
      return;
    }
    hilbert.next(source);
    this.cycle = 0.33 * hilbert.period + 0.67 * this.cycle;
    const length = Math.min(Math.floor(this.cycle + 0.5), this.seen);
    this.trends.push(length > 0 ? this.mean(length) : source);
    if (this.seen > SETTLED) values[0] = this.smoothed();
    values[1] = length > 0 ? length : Number.NaN;
    values[2] = hilbert.smooth;
  }

  private mean(length: number): number {
    let total = 0;
    for (let back = length - 1; back >= 0; back -= 1) total += this.prices.back(back);
    return total / length;
  }

  private smoothed(): number {
    const { trends } = this;
    return (4 * trends.newest + 3 * trends.back(1) + 2 * trends.back(2) + trends.back(3)) / 10;
  }
}

export const htTrendline = streamed(
  {
    name: 'ht-trendline',
    title: 'Hilbert transform trendline',
    group: 'average',
    overlay: true,
    reads: 'source',
    parameters: {},
    outputs: ['trendline', 'cycle', 'smooth'],
    warmUp: () => 0,
  },
  () => new HtTrendline(),
);
