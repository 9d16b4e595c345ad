/**
 * Williams accumulation/distribution.
 * Formula: Σ close − min(low, close before) on a higher close, close − max(high, close before) on a lower one
 * Source: Williams, in Achelis, Technical Analysis from A to Z (1995).
 * Warm-up: one row.
 */
import { ofBars } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Total } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class WilliamsAd {
  private readonly before = new Previous();
  private readonly total = new Total();

  next({ high, low, close }: IndicatorBar): number {
    const before = this.before.next(close);
    if (close > before) return this.total.next(close - Math.min(low, before));
    return this.total.next(close < before ? close - Math.max(high, before) : close - before);
  }
}

export const williamsAd = ofBars(
  {
    name: 'williams-ad',
    title: 'Williams accumulation/distribution',
    group: 'volume',
    overlay: false,
    parameters: {},
    warmUp: () => 1,
  },
  () => new WilliamsAd(),
);
