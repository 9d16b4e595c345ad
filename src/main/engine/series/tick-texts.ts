/** Trades and quotes as text, and as bars of one row each where a result speaks of bars. */
import { quotesIn, tradesIn, type SeriesKind } from '#core/model/ticks.ts';
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import type { BarText, TickText } from '#contract/series-views.ts';

/** Without zeros that say nothing. */
export function plainDecimal(value: number, scale: number): string {
  const text = formatDecimal(value, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

/** Null where the row is a bar. */
export function tickText(
  kind: SeriesKind,
  bars: BarColumns,
  { priceScale, volumeScale }: SeriesScales,
  row: number,
): TickText | null {
  const time = new Date(bars.time[row]!).toISOString();
  const text = (column: Float64Array): string => plainDecimal(column[row]!, priceScale);
  if (kind === 'trades') {
    const { price, size } = tradesIn(bars);
    return { time, price: text(price), size: plainDecimal(size[row]!, volumeScale) };
  }
  if (kind === 'bars') return null;
  const { bid, ask, bidSize, askSize } = quotesIn(bars);
  return { time, bid: text(bid), bidSize: text(bidSize), ask: text(ask), askSize: text(askSize) };
}

/** Of a quote the middle; the only side where there is one. */
export function priceText(
  kind: SeriesKind,
  bars: BarColumns,
  { priceScale }: SeriesScales,
  row: number,
): string {
  if (kind !== 'quotes') return plainDecimal(bars.close[row]!, priceScale);
  const { bid, ask } = quotesIn(bars);
  const [low, high] = [bid[row]!, ask[row]!];
  return low > 0 && high > 0
    ? plainDecimal((low + high) * 5, priceScale + 1)
    : plainDecimal(Math.max(low, high), priceScale);
}

/** A trade or quote as a bar where nothing moves. */
export function tickAsBar(kind: SeriesKind, bars: BarColumns, scales: SeriesScales, row: number): BarText {
  const price = priceText(kind, bars, scales, row);
  return {
    time: new Date(bars.time[row]!).toISOString(),
    open: price,
    high: price,
    low: price,
    close: price,
    volume: plainDecimal(bars.volume[row]!, scales.volumeScale),
  };
}
