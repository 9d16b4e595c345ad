/** Bars put together to longer ones, and compared with the prices after a company acted. */
import type { PriceAdjustment } from '#core/model/corporate-action.ts';
import { mulDiv } from '#core/units/integer.ts';
import { merge, type Bar } from '#feeds/demo/history.ts';

/** Merges consecutive bars that fall into the same span. */
export function aggregate(bars: readonly Bar[], spanMs: number): Bar[] {
  const merged: Bar[] = [];
  let from = 0;
  for (let index = 1; index <= bars.length; index += 1) {
    const start = bars[from]!.time - (bars[from]!.time % spanMs);
    if (index < bars.length && bars[index]!.time - (bars[index]!.time % spanMs) === start) continue;
    merged.push(merge(start, bars.slice(from, index)));
    from = index;
  }
  return merged;
}

/**
 * Bars as they compare with today's prices: what is stored stays as it was traded. The bar during which a company acted
 * holds what was traded after that.
 */
export function adjustedBars(
  bars: readonly Bar[],
  adjustments: readonly PriceAdjustment[],
  spanMs: number,
): readonly Bar[] {
  let shown = bars;
  for (const { at, price, volume: shares } of adjustments) {
    const from = at - (at % spanMs);
    const compare = (value: number): number => mulDiv(value, price[0], price[1], 'half-even');
    shown = shown.map((bar) =>
      bar.time >= from
        ? bar
        : {
            time: bar.time,
            open: compare(bar.open),
            high: compare(bar.high),
            low: compare(bar.low),
            close: compare(bar.close),
            volume: mulDiv(bar.volume, shares[0], shares[1], 'half-even'),
          },
    );
  }
  return shown;
}
