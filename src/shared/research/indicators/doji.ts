/**
 * Doji: a bar that ends where it began.
 * Formula: match 1 where |close / open − 1| · 100 ≤ percent, else 0; price = close of a match
 * Source: Nison, Japanese Candlestick Charting Techniques (1991); as in Skender’s Doji.
 * Warm-up: none.
 */
import { Machine, numberOf, real, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';

class Doji extends Machine {
  private readonly share: number;

  constructor(percent: number) {
    super(2);
    this.share = percent / 100;
  }

  override push({ open, close }: IndicatorBar): void {
    const { values } = this;
    const change = Math.abs(ratio(close, open, Number.NaN) - 1);
    values[0] = change === change ? (change <= this.share ? 1 : 0) : Number.NaN;
    values[1] = values[0] === 1 ? close : Number.NaN;
  }
}

export const doji = streamed(
  {
    name: 'doji',
    title: 'Doji',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: { percent: real(0.1, 0, 100) },
    outputs: ['match', 'price'],
    warmUp: () => 0,
  },
  (parameters) => new Doji(numberOf(parameters, 'percent')),
);
