/**
 * Marubozu: a bar that is nearly all body.
 * Formula: match 1 (rising) or −1 (falling) where 100 · |close − open| / (high − low) ≥ percent, else 0; price = close of a match
 * Source: Nison, Japanese Candlestick Charting Techniques (1991); as in Skender’s Marubozu.
 * Warm-up: none.
 */
import { Machine, numberOf, real, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';

class Marubozu extends Machine {
  private readonly share: number;

  constructor(percent: number) {
    super(2);
    this.share = percent / 100;
  }

  override push({ open, high, low, close }: IndicatorBar): void {
    const { values } = this;
    const body = ratio(close - open, high - low, 0);
    values[0] = body !== body ? Number.NaN : Math.abs(body) < this.share ? 0 : Math.sign(body);
    values[1] = values[0] === 1 || values[0] === -1 ? close : Number.NaN;
  }
}

export const marubozu = streamed(
  {
    name: 'marubozu',
    title: 'Marubozu',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: { percent: real(95, 1, 100) },
    outputs: ['match', 'price'],
    warmUp: () => 0,
  },
  (parameters) => new Marubozu(numberOf(parameters, 'percent')),
);
