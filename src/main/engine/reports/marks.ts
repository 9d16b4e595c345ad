/** Closes of a stream's instruments as they were, for marking what was held at past moments. */
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { PriceAdjustment } from '#core/model/corporate-action.ts';
import type { Curve } from '#report/performance.ts';
import type { BarsView } from '#contract/market-views.ts';
import { barsView } from '../runtime/bars.ts';
import type { Runtime } from '../runtime/runtime.ts';

/** Whose bars: a stream's, open or not. */
export type Market = Pick<Runtime, 'store' | 'world'>;

/** The price of an instrument at a moment, in its price units; null where none is known. */
export type PriceAt = (id: InstrumentId, at: number) => number | null;

const MINUTE_MS = 60_000;

/** Bars are told in today's prices: what a company did later is taken out again. */
function asItWas(close: number, time: number, adjustments: readonly PriceAdjustment[]): number {
  return adjustments.reduce(
    (price, { at, price: [numerator, denominator] }) =>
      at > time ? (price * denominator) / numerator : price,
    close,
  );
}

interface Place {
  readonly bars: Pick<BarsView, 'time' | 'close'>;
  readonly adjustments: readonly PriceAdjustment[];
  row: number;
}

/**
 * The last close known at a moment, moments in order of asking. By days a day's close counts from its end, by minutes from the
 * end of the minute.
 */
export function closesOf(market: Market, by: 'day' | 'minute'): PriceAt {
  const places = new Map<InstrumentId, Place>();
  const late = by === 'day' ? 1 : MINUTE_MS;
  const placeOf = (id: InstrumentId): Place => {
    const known = places.get(id);
    if (known) return known;
    const { instruments, adjustments } = market.world.state;
    const instrument: Instrument = instruments.get(id)!;
    const bars = barsView(market as Runtime, instrument, by === 'day' ? '1d' : '1m');
    const made: Place = { bars, adjustments: adjustments.get(id) ?? [], row: -1 };
    places.set(id, made);
    return made;
  };
  return (id, at) => {
    const place = placeOf(id);
    const { time, close } = place.bars;
    while (place.row + 1 < time.length && time[place.row + 1]! + late <= at) place.row += 1;
    return place.row < 0 ? null : Math.round(asItWas(close[place.row]!, time[place.row]!, place.adjustments));
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
