/** Instruments: immutable id, dated symbol, and the venue rules that orders are validated against. */
import type { Currency, Money, Price, Quantity, Scales, UnixMs } from '../units/units.ts';

export type InstrumentId = string & { readonly __id: 'Instrument' };
/** `CRYPTO` and `FX` are markets rather than exchanges: one set of rules for every place that trades them. */
export type Exchange = 'HOSE' | 'NASDAQ' | 'NYSE' | 'ARCA' | 'CRYPTO' | 'FX';
/** `future` and `fx` have contract terms: what they are worth is not paid, margin is. */
export type AssetClass = 'stock' | 'etf' | 'future' | 'fx';

export interface Contract {
  /** Units of the underlying in one contract. */
  readonly multiplier: number;
  /** For one contract. */
  readonly initialMargin: Money;
  readonly maintenanceMargin: Money;
}

/** From this price upward (until the next row) prices are multiples of `tick`. */
export interface TickRow {
  readonly from: Price;
  readonly tick: Price;
}

export interface Instrument extends Scales {
  readonly id: InstrumentId;
  readonly symbol: string;
  readonly name: string;
  readonly exchange: Exchange;
  readonly currency: Currency;
  readonly assetClass: AssetClass;
  readonly sector: string;
  /** Ascending by `from`; the first row starts at 0. */
  readonly tickTable: readonly TickRow[];
  /** Quantities are multiples of this, unless odd lots are allowed. */
  readonly lotSize: Quantity;
  /** Quantities below one lot are allowed for limit orders. */
  readonly oddLots: boolean;
  /** Daily price band around the reference price in basis points, rounded inward; null where there is none. */
  readonly bandBps: number | null;
  readonly shortable: boolean;
  readonly tradable: boolean;
  /** Reference price at listing: the tape starts here. */
  readonly listedPrice: Price;
  readonly contract?: Contract;
  /** Symbols it had before, each until a moment; oldest first. */
  readonly formerSymbols?: readonly { readonly symbol: string; readonly until: UnixMs }[];
}

/** The tick that applies at a price. */
export function tickAt(instrument: Pick<Instrument, 'tickTable'>, at: number): number {
  let tick = 1;
  for (const row of instrument.tickTable) {
    if (at < row.from) break;
    tick = row.tick;
  }
  return tick;
}

/** Nearest valid price at or below. */
export function floorToTick(instrument: Pick<Instrument, 'tickTable'>, at: number): Price {
  const tick = tickAt(instrument, at);
  return (Math.floor(at / tick) * tick) as Price;
}

/** Nearest valid price at or above (the tick may grow on the way). */
export function ceilToTick(instrument: Pick<Instrument, 'tickTable'>, at: number): Price {
  const tick = tickAt(instrument, at);
  const up = Math.ceil(at / tick) * tick;
  const tickThere = tickAt(instrument, up);
  return (Math.ceil(up / tickThere) * tickThere) as Price;
}

/** Steps are counted one by one through the tick table; more are never meant. */
const MOST_STEPS = 100_000;

/** The next valid price `steps` ticks away; honours tick table boundaries. */
export function stepTicks(instrument: Pick<Instrument, 'tickTable'>, from: number, steps: number): Price {
  let at = from;
  for (let left = Math.min(Math.abs(steps), MOST_STEPS); left > 0; left -= 1) {
    at = steps > 0 ? at + tickAt(instrument, at) : at - tickAt(instrument, at - 1);
  }
  return Math.max(at, tickAt(instrument, 0)) as Price;
}

export interface PriceBand {
  readonly floor: Price;
  readonly ceiling: Price;
}

/** Floor and ceiling of the day: reference ± band, rounded inward to a tick, at least one tick wide. */
export function priceBand(instrument: Instrument, reference: Price): PriceBand | null {
  if (instrument.bandBps === null) return null;
  const width = Math.floor((reference * instrument.bandBps) / 10_000);
  const ceiling = Math.max(floorToTick(instrument, reference + width), stepTicks(instrument, reference, 1));
  const floor = Math.min(ceilToTick(instrument, reference - width), stepTicks(instrument, reference, -1));
  return { floor: floor as Price, ceiling: ceiling as Price };
}
