/** Bars put together to longer ones, compared with the prices after a company acted, and as the contract shows them. */
import type { PriceAdjustment } from '#core/model/corporate-action.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
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

/** Which part of the bars is wanted: from a moment on, before another, at most so many of the newest. */
export interface BarsWindow {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
  readonly oldest?: boolean | undefined;
}

/** The rows of ascending bars that a window asks for: one beyond the last, and the first. */
export function windowOf(
  count: number,
  timeAt: (row: number) => number,
  { since, before, limit, oldest }: BarsWindow,
): readonly [from: number, to: number] {
  const rowFrom = (moment: number): number => {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (timeAt(middle) < moment) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const last = before === undefined ? count : rowFrom(before);
  const first = Math.min(last, since === undefined ? 0 : rowFrom(since));
  if (limit === undefined) return [first, last];
  return oldest ? [first, Math.min(last, first + limit)] : [Math.max(first, last - limit), last];
}

export interface Shown {
  readonly window: BarsWindow;
  readonly simulatedFrom: number;
  readonly source: string | null;
}

export function viewOf(
  { id }: Instrument,
  timeframe: Timeframe,
  bars: readonly Bar[],
  { window, simulatedFrom, source }: Shown,
): BarsView {
  const [from, to] = windowOf(bars.length, (row) => bars[row]!.time, window);
  const shown = from === 0 && to === bars.length ? bars : bars.slice(from, to);
  return {
    instrumentId: id,
    timeframe,
    time: shown.map(({ time }) => time),
    open: shown.map(({ open }) => open),
    high: shown.map(({ high }) => high),
    low: shown.map(({ low }) => low),
    close: shown.map(({ close }) => close),
    volume: shown.map(({ volume }) => volume),
    older: from > 0,
    newer: to < bars.length,
    simulatedFrom: Math.max(0, simulatedFrom - from),
    source,
  };
}
