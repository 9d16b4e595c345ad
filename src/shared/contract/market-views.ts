/** The market as screens see it: quotes, depth, prints, bars. Prices and quantities are the instrument's scaled integers. */
import type { BarTimeframe } from '#core/model/bars.ts';
import type { Exchange, InstrumentId } from '#core/model/instrument.ts';
import type { OrderType, Side, TimeInForce } from '#core/model/order.ts';
import type { Attribute } from '#core/venues/matrix.ts';
import type { AmendRule, Phase } from '#core/venues/rules.ts';
import type { RefusalReason, Support } from '#core/venues/support.ts';
import type { TimeZone } from '#core/venues/zones.ts';

export type { Support };

/** The demo exchange's are 1m, 5m, 15m, 1h and 1d; a recording has its own and what that adds up to. */
export type Timeframe = BarTimeframe;

/** What imported bars may be said to be. */
export const IMPORTED_TIMEFRAMES = [
  '1m',
  '5m',
  '15m',
  '30m',
  '1h',
  '4h',
  '1d',
  '1w',
  '1mo',
] as const satisfies readonly string[];

/** The zones that stamps of imported bars may have been written in. */
export const IMPORTED_ZONES = [
  'UTC',
  'Asia/Ho_Chi_Minh',
  'America/New_York',
] as const satisfies readonly TimeZone[];

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
  /** The instrument's own: `halt` while it pauses although its exchange goes on. */
  readonly phase: Phase;
  /** False while nobody watches it: its simulation is dormant. */
  readonly active: boolean;
}

/** The phase an exchange is in, and the moment at which its calendar goes on to the next; null where none is followed. */
export interface SessionView {
  readonly exchange: Exchange;
  readonly phase: Phase;
  readonly until: number | null;
}

/** What becomes of an order of this type and time in force that is entered now. */
export interface SupportRow {
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly support: Support;
  /** Attributes that such an order cannot have now, each alone; empty where the pair itself is refused. */
  readonly without: Readonly<Partial<Record<Attribute, RefusalReason>>>;
}

/** What can be ordered in an instrument in its present phase: every type with every time in force. */
export interface SupportView {
  readonly instrumentId: InstrumentId;
  readonly phase: Phase;
  readonly rows: readonly SupportRow[];
  /** What may be done to an order that stands in the market. */
  readonly cancel: boolean;
  readonly amend: AmendRule;
}

export interface DepthLevel {
  /** Null for market orders that gather for an auction before every limit. */
  readonly price: number | null;
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
  /** While orders gather: the price and volume if the auction ended now; null where nothing would trade, or otherwise. */
  readonly indicative: { readonly price: number; readonly volume: number } | null;
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
  /** There are older or newer ones that were not asked for. */
  readonly older: boolean;
  readonly newer: boolean;
  /** Bars before this index are imported history; the rest is simulated. */
  readonly simulatedFrom: number;
  /** File name the imported history came from. */
  readonly source: string | null;
}

/** What is wrong with a line of price history: `no-` is missing, `bad-` is none of its kind. */
export type BarProblem =
  | 'not-positive'
  | 'high-below-low'
  | 'high-too-low'
  | 'low-too-high'
  | 'negative-volume'
  | `no-${'date' | 'open' | 'high' | 'low' | 'close' | 'price'}`
  | `bad-${'date' | 'open' | 'high' | 'low' | 'close' | 'price' | 'volume'}`
  | 'malformed';

export interface SkippedBar {
  readonly line: number;
  readonly why: BarProblem;
}
