/**
 * Trades and quotes in the columns of bars, so that one store holds all kinds of series.
 *
 * A trade is its price in `close` and its size in `volume`; a quote its bid in `open`, its ask in `close`, and their sizes
 * in `high` and `low` at the price scale. The other columns are zero. `time` is milliseconds with parts; what happened at
 * one moment stands in its order, `TICK_STEP` apart. A side without an offer has price and size zero.
 */
import type { BarColumns } from './bars.ts';

export type SeriesKind = 'bars' | 'trades' | 'quotes';
export type TickKind = Exclude<SeriesKind, 'bars'>;

/** Half a microsecond, exact in a double until the year 2109. */
export const TICK_STEP = 2 ** -11;

export interface Trades {
  readonly time: Float64Array;
  readonly price: Float64Array;
  /** At the volume scale. */
  readonly size: Float64Array;
}

export interface Quotes {
  readonly time: Float64Array;
  readonly bid: Float64Array;
  readonly ask: Float64Array;
  /** At the price scale. */
  readonly bidSize: Float64Array;
  readonly askSize: Float64Array;
}

export const tradesIn = ({ time, close, volume }: BarColumns): Trades => ({
  time,
  price: close,
  size: volume,
});

export const quotesIn = ({ time, open, high, low, close }: BarColumns): Quotes => ({
  time,
  bid: open,
  ask: close,
  bidSize: high,
  askSize: low,
});
