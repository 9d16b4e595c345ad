/**
 * On-balance volume.
 * Formula: + volume on a higher close, − volume on a lower one; 0 on the first bar
 * Source: Granville, New Key to Stock Market Profits (1963).
 * Warm-up: none.
 */
import { ofBars } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Total } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Obv {
  private readonly before = new Previous();
  private readonly total = new Total();

  next({ close, volume }: IndicatorBar): number {
    if (volume !== volume) return Number.NaN;
    const change = close - this.before.next(close);
    if (close !== close) return Number.NaN;
    return this.total.next(change > 0 ? volume : change < 0 ? -volume : 0);
  }
}

export const obv = ofBars(
  {
    name: 'obv',
    title: 'On-balance volume',
    group: 'volume',
    overlay: false,
    parameters: {},
    warmUp: () => 0,
  },
  () => new Obv(),
);
