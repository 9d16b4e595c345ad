/** The bars of a file as a series will hold them: in its unit, at their opens. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { pow10 } from '#core/units/integer.ts';
import type { BarStamp } from '#contract/series-views.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { lengthOf } from '#intake/bars/timeframe.ts';

export type Bars = Pick<BarsFile, 'bars' | 'scales'>;

/** The last close above zero; null where there is none. */
export function lastClose({ bars, scales }: Bars): number | null {
  const close = bars.close.findLast((price) => price > 0);
  return close === undefined ? null : close / pow10(scales.priceScale);
}

/** The same bars with prices times a power of ten. */
export function timesTenTo(
  { bars, scales }: Bars,
  places: number,
): { readonly bars: BarColumns; readonly scales: SeriesScales } {
  const priceScale = scales.priceScale - places;
  if (priceScale >= 0) return { bars, scales: { ...scales, priceScale } };
  const factor = pow10(-priceScale);
  const times = (column: Float64Array) => column.map((value) => value * factor);
  const prices = {
    open: times(bars.open),
    high: times(bars.high),
    low: times(bars.low),
    close: times(bars.close),
  };
  return { bars: { ...bars, ...prices }, scales: { ...scales, priceScale: 0 } };
}

/** Milliseconds from a stamp to the bar's open. A day or longer is named by its date either way. */
export function shiftOf(timeframe: string, stamp: BarStamp): number {
  const length = lengthOf(timeframe) ?? DAY_MS;
  return stamp === 'open' || length >= DAY_MS ? 0 : -length;
}

export const shiftedBy = (bars: BarColumns, by: number): BarColumns =>
  by === 0 ? bars : { ...bars, time: bars.time.map((time) => time + by) };
