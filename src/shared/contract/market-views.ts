/** The market as screens see it: quotes, depth, prints, bars. Prices and quantities are the instrument's scaled integers. */
import type { InstrumentId } from '#core/model/instrument.ts';
import type { Side } from '#core/model/order.ts';

export type Timeframe = '1m' | '5m' | '15m' | '1h' | '1d';

export interface Quote {
  readonly instrumentId: InstrumentId;
  readonly last: number;
  readonly bid: number | null;
  readonly bidQuantity: number;
  readonly ask: number | null;
  readonly askQuantity: number;
  /** Previous close: the reference of change and band. */
  readonly reference: number;
  readonly floor: number | null;
  readonly ceiling: number | null;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
  /** False while nobody watches it: its simulation is dormant. */
  readonly active: boolean;
}

export interface DepthLevel {
  readonly price: number;
  readonly quantity: number;
  readonly orders: number;
  /** How much of the quantity is the user's own. */
  readonly mine: number;
}

export interface DepthView {
  readonly instrumentId: InstrumentId;
  /** Best first. */
  readonly bids: readonly DepthLevel[];
  readonly asks: readonly DepthLevel[];
}

export interface TradePrint {
  readonly instrumentId: InstrumentId;
  readonly at: number;
  readonly price: number;
  readonly quantity: number;
  readonly aggressor: Side;
  readonly mine: boolean;
}

export interface BarView {
  /** Open time of the bar. */
  readonly time: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Columns of equal length, ascending by time; stamped at the bar's open. */
export interface BarsView {
  readonly instrumentId: InstrumentId;
  readonly timeframe: Timeframe;
  readonly time: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
  /** Bars before this index are imported history; the rest is simulated. */
  readonly simulatedFrom: number;
  /** File name the imported history came from. */
  readonly source: string | null;
}

/** Why a line of price history is no bar: `no-` is missing, `bad-` is none of its kind. */
export type BarProblem =
  | 'not-positive'
  | 'high-below-low'
  | 'high-too-low'
  | 'low-too-high'
  | `no-${'date' | 'open' | 'high' | 'low' | 'close'}`
  | `bad-${'date' | 'open' | 'high' | 'low' | 'close' | 'volume'}`
  | 'malformed';

export interface SkippedBar {
  readonly line: number;
  readonly why: BarProblem;
}
