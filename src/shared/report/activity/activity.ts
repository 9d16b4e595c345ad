/** What was done day by day, and what it cost: as it is told. Amounts are of one currency, in its ledger units; moments UTC ms. */
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Currency } from '#core/units/units.ts';

export interface Holding {
  readonly symbol: string;
  readonly strategy: string;
}

/** Rows of a holding on a day: `day` is a place in `ends`, `holding` one in `holdings`. */
export interface Results {
  readonly day: readonly number[];
  readonly holding: readonly number[];
  readonly amount: readonly number[];
}

/** What was traded of a holding on a day, and what that cost; bought and sold are values. */
export interface Dealing {
  readonly day: number;
  readonly holding: number;
  fills: number;
  bought: number;
  sold: number;
  commission: number;
  tax: number;
  slippage: number;
  spread: number;
  delay: number;
}

export interface Activity {
  /** The end of each day, oldest first. */
  readonly ends: readonly number[];
  /** Market values at each end: sizes of longs and shorts added up, and longs less shorts. */
  readonly gross: readonly number[];
  readonly net: readonly number[];
  /** Paid on each day for shares sold short, and interest received. */
  readonly borrow: readonly number[];
  readonly interest: readonly number[];
  readonly holdings: readonly Holding[];
  readonly results: Results;
  readonly dealings: readonly Dealing[];
}

/** How a holding stands: its result over all of the time, and since the last opening of a day. */
export interface Standing extends Holding {
  /** In the instrument's quantity units. */
  readonly quantity: number;
  readonly instrument: Instrument;
  readonly value: number;
  readonly total: number;
  readonly today: number;
}

export interface ActivityTerms {
  /** Known before; more follow by `end`. */
  readonly ends: readonly number[];
  readonly instrumentOf: (id: InstrumentId) => Instrument;
  /** The last price known at a moment; asked for in order of moments. Null where there is none: what is held keeps its value. */
  readonly priceAt: (id: InstrumentId, at: number) => number | null;
  /** The open of the bar that is over at a moment, for orders that waited for it; moments in order. */
  readonly openAt?: (id: InstrumentId, at: number) => number | null;
  /** What one ledger unit of a currency is in the activity's, now; null leaves what is in it out. */
  readonly rateOf: (currency: Currency) => number | null;
  /** Orders that count; all when absent. */
  readonly counts?: (orderId: string, basketId: string | null) => boolean;
}
