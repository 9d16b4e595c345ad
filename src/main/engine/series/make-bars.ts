/** Bars of trades or quotes: what each of them says the price was, by calendar. Of trades the sum of sizes, of quotes their number. */
import type { BarColumns, BarTimeframe, CalendarName, SeriesScales } from '#core/model/bars.ts';
import { quotesIn, tradesIn } from '#core/model/ticks.ts';
import { resample } from '#research/bars/resample.ts';
import type { TickPrice } from '#contract/series-views.ts';

/** No bar is shorter. */
const SHORTEST: BarTimeframe = '1s';

export interface MadeBars {
  readonly bars: BarColumns;
  readonly scales: SeriesScales;
}

/** Each row as a bar of its own; rows without the price are none. */
function eachAsBar(time: Float64Array, price: Float64Array, volume: Float64Array | null): BarColumns {
  const rows = new Uint32Array(time.length);
  let count = 0;
  for (let row = 0; row < time.length; row += 1) if (price[row]! > 0) rows[count++] = row;
  const picked = (column: Float64Array): Float64Array =>
    Float64Array.from(rows.subarray(0, count), (row) => column[row]!);
  const prices = picked(price);
  return {
    count,
    time: picked(time),
    open: prices,
    high: prices,
    low: prices,
    close: prices,
    volume: volume ? picked(volume) : new Float64Array(count).fill(1),
  };
}

/** Twice the middle of bid and ask; zero where a side is missing. */
const doubled = (bid: Float64Array, ask: Float64Array): Float64Array =>
  bid.map((price, row) => (price > 0 && ask[row]! > 0 ? price + ask[row]! : 0));

const times = (column: Float64Array, factor: number): Float64Array => column.map((value) => value * factor);

/** At a scale that holds them: the middle of two prices needs one more decimal. */
function singles(ticks: BarColumns, scales: SeriesScales, price: TickPrice): MadeBars {
  if (price === 'trade') {
    const { time, price: prices, size } = tradesIn(ticks);
    return { bars: eachAsBar(time, prices, size), scales };
  }
  const { time, bid, ask } = quotesIn(ticks);
  const whole = { ...scales, volumeScale: 0 };
  if (price !== 'mid') return { bars: eachAsBar(time, price === 'bid' ? bid : ask, null), scales: whole };
  const middle = doubled(bid, ask);
  // Half of an even sum is whole: most are.
  if (middle.every((sum) => sum % 2 === 0))
    return { bars: eachAsBar(time, times(middle, 0.5), null), scales: whole };
  const finer = { ...whole, priceScale: scales.priceScale + 1 };
  return { bars: eachAsBar(time, times(middle, 5), null), scales: finer };
}

/** Empty where no row has the price. */
export function barsOfTicks(
  ticks: BarColumns,
  scales: SeriesScales,
  price: TickPrice,
  timeframe: BarTimeframe,
  calendar: CalendarName,
): MadeBars {
  const made = singles(ticks, scales, price);
  if (made.bars.count === 0) return made;
  return { ...made, bars: resample(made.bars, SHORTEST, timeframe, calendar) };
}
