/** Closes of a stream's instruments as they were, for marking what was held at past moments. */
import type { InstrumentId } from '#core/model/instrument.ts';
import type { PriceAdjustment } from '#core/model/corporate-action.ts';
import type { Curve } from '#report/performance.ts';
import type { Timeframe } from '#contract/market-views.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { canMake, lengthOf } from '#research/bars/timeframe.ts';
import { barsView, tapeBars, type BarsSource } from '../runtime/bars.ts';

/** Whose bars: a stream's, open or not. */
export type Market = BarsSource;

/** The price of an instrument at a moment, in its price units; null where none is known. */
export type PriceAt = (id: InstrumentId, at: number) => number | null;

/** Bars are told in today's prices: what a company did later is taken out again. */
function asItWas(close: number, time: number, adjustments: readonly PriceAdjustment[]): number {
  return adjustments.reduce(
    (price, { at, price: [numerator, denominator] }) =>
      at > time ? (price * denominator) / numerator : price,
    close,
  );
}

/** Days, or the shortest bars there are: of a recording its own, where days cannot be made of them too. */
function barsFor({ world: { tape } }: Market, by: 'day' | 'closely'): Timeframe {
  if (!(tape instanceof BarTape)) return by === 'day' ? '1d' : '1m';
  const { timeframe } = tape.recording;
  return by === 'day' && canMake(timeframe, '1d') ? '1d' : timeframe;
}

/** How long after its beginning a bar's close is known; a day's from its end on, which its market says. */
function lateBy(timeframe: Timeframe): number {
  const length = lengthOf(timeframe);
  return length.kind === 'intraday' ? length.ms : 1;
}

interface Closes {
  readonly time: readonly number[];
  readonly close: readonly number[];
}

interface Place extends Closes {
  row: number;
}

/** As they were: a recording's bars are told in today's prices, the demo exchange's are kept as they traded. */
function closesIn(market: Market, id: InstrumentId, timeframe: Timeframe): Closes {
  const { world } = market;
  if (!(world.tape instanceof BarTape)) {
    const bars = tapeBars(market, id, timeframe === '1d' ? '1d' : '1m');
    return { time: bars.map((bar) => bar.time), close: bars.map((bar) => bar.close) };
  }
  const { instruments, adjustments } = world.state;
  const { time, close } = barsView(market, instruments.get(id)!, timeframe);
  const own = adjustments.get(id) ?? [];
  return { time, close: close.map((each, row) => asItWas(each, time[row]!, own)) };
}

/**
 * The last close known at a moment, moments in order of asking; now the last price. By days a day's close counts from its end, more closely from the
 * end of its bar.
 */
export function closesOf(market: Market, by: 'day' | 'closely'): PriceAt {
  const places = new Map<InstrumentId, Place>();
  const timeframe = barsFor(market, by);
  const late = lateBy(timeframe);
  const placeOf = (id: InstrumentId): Place => {
    const known = places.get(id);
    if (known) return known;
    const made: Place = { ...closesIn(market, id, timeframe), row: -1 };
    places.set(id, made);
    return made;
  };
  const now = market.world.tape.now();
  return (id, at) => {
    if (at >= now) return market.world.market.last(id);
    const place = placeOf(id);
    const { time, close } = place;
    while (place.row + 1 < time.length && time[place.row + 1]! + late <= at) place.row += 1;
    return place.row < 0 ? null : Math.round(close[place.row]!);
  };
}

/** The open of a recorded bar that is over at a moment, for orders that waited for it; null on a market of orders. */
export function opensOf({ world }: Market): PriceAt {
  const { tape } = world;
  if (!(tape instanceof BarTape)) return () => null;
  const { recording, timeline } = tape;
  const rows = new Map(
    recording.series.map((each, at) => [each.id, { each, ends: timeline.barEnds[at]!, row: 0 }]),
  );
  return (id, at) => {
    const own = rows.get(id);
    if (!own) return null;
    while (own.row + 1 < own.ends.length && own.ends[own.row]! < at) own.row += 1;
    return own.ends[own.row] === at ? own.each.columns.open[own.row]! : null;
  };
}

/** Equal parts of some instruments, each bought at its first known price and held: what the same money would have come to. */
export function heldInstead(
  { time, equity }: Curve,
  ids: readonly InstrumentId[],
  priceAt: PriceAt,
): Curve | null {
  if (ids.length === 0 || time.length < 2) return null;
  const part = equity[0]! / ids.length;
  const first = new Map<InstrumentId, number>();
  const along = Array.from(time, (at) =>
    ids.reduce((sum, id) => {
      const price = priceAt(id, at);
      if (price === null || price <= 0) return sum + part;
      if (!first.has(id)) first.set(id, price);
      return sum + (part * price) / first.get(id)!;
    }, 0),
  );
  return { time: Array.from(time), equity: along };
}
