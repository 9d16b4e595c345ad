/**
 * What a venue's rules are, as data. A venue is a list of rule sets, each in force from a date; the engine asks which
 * one governs a day and never names an exchange.
 *
 * Reading the capability table: `native[type]` of a phase lists the times in force the venue itself takes then. What it
 * does not take but Tapedeck can work (a stop, an iceberg, GTC on a day-only venue, an at-close order before the auction
 * is called) is held and sent when the venue takes it; the rest is refused. See support.ts.
 */
import type { TickRow } from '../model/instrument.ts';
import type { OrderType, TimeInForce } from '../model/order.ts';
import type { IsoDate } from '../units/civil.ts';
import type { TimeZone } from './zones.ts';

export type Phase =
  | 'closed'
  /** Orders are taken and wait; nothing trades and no auction is called. */
  | 'pre-open'
  /** Extended hours: limit orders trade continuously before and after the regular session. */
  | 'pre-market'
  | 'opening-auction'
  | 'continuous'
  | 'break'
  | 'closing-auction'
  | 'post-market'
  /** Trading is interrupted; never in a schedule. */
  | 'halt';

export const PHASES: readonly Phase[] = [
  'closed',
  'pre-open',
  'pre-market',
  'opening-auction',
  'continuous',
  'break',
  'closing-auction',
  'post-market',
  'halt',
];

/** Phases in which orders only gather; the price is found when the phase ends. */
export const AUCTIONS: readonly Phase[] = ['opening-auction', 'closing-auction'];
/** Phases in which an order can trade as it arrives. */
export const TRADING: readonly Phase[] = ['pre-market', 'continuous', 'post-market'];

/**
 * A phase from this local minute of the day until the next row. An auction may have no length (the next row has the same
 * minute): it is called at that instant, on what was gathered for it in the phases before.
 */
export interface SessionRow {
  readonly minute: number;
  readonly phase: Phase;
}

export interface Schedule {
  readonly timeZone: TimeZone;
  /** Ascending by minute; before the first row the venue is closed, and the last row is `closed`. */
  readonly sessions: readonly SessionRow[];
  readonly halfDay: readonly SessionRow[];
  /** Where trading is not from Monday to Friday by `sessions`: the rows of each weekday, Sunday first; null: no trading. */
  readonly week?: readonly (readonly SessionRow[] | null)[];
  /** Local dates without trading besides Saturdays and Sundays, and with the half-day sessions; ascending. */
  readonly holidays: readonly IsoDate[];
  readonly halfDays: readonly IsoDate[];
}

/** In order: each rule keeps the candidate prices that are best by it until one is left. */
export type TieBreak =
  | 'minimum-imbalance'
  | 'market-pressure'
  | 'nearest-last'
  | 'nearest-reference'
  | 'higher-price'
  | 'lower-price';

export interface AuctionRules {
  readonly tieBreaks: readonly TieBreak[];
  /** Where at-auction market orders stand: before every limit, or in time with limits at the ceiling or floor. */
  readonly marketOrders: 'before-limits' | 'at-band';
  /** The price when only market orders meet: none, or the reference price. */
  readonly onlyMarket: 'none' | 'reference';
  /** Minutes before the call from which the auction takes no more at-open or at-close orders. */
  readonly entryEnds: { readonly open: number; readonly close: number };
}

/**
 * What one amendment may change. `resend`: the venue knows cancels only, so a change is a cancel and a new order, which
 * loses its place.
 */
export type AmendRule = 'none' | 'resend' | 'price-or-quantity' | 'both';

export interface PhaseRules {
  /** An at-open or at-close order that is native outside its auction's phase is gathered for it, beside the book. */
  readonly native: Readonly<Partial<Record<OrderType, readonly TimeInForce[]>>>;
  readonly cancel: boolean;
  readonly amend: AmendRule;
}

export interface LotRules {
  /** Round lot by price: ascending `from` in price units, the first at 0. */
  readonly round: readonly { readonly from: number; readonly lot: number }[];
  /** Quantities below one round lot: only these types, or (null) not at all. */
  readonly oddLots: readonly OrderType[] | null;
  /** Whether a quantity above one round lot may be other than a multiple of it. */
  readonly mixedLots: boolean;
  /** The most of a single order; null where there is no limit. */
  readonly maxOrder: number | null;
}

/** Instruments with ticks of their own. */
export type TickClass = 'stock' | 'etf' | 'warrant';

export interface VolatilityHalt {
  /** Trading pauses when the price moves this far, in basis points, from the reference within the window. */
  readonly moveBps: number;
  readonly windowMs: number;
  readonly pauseMs: number;
}

export interface VenueRules {
  readonly venue: string;
  /** Local date from which this set is in force. */
  readonly from: IsoDate;
  readonly schedule: Schedule;
  readonly phases: Readonly<Partial<Record<Phase, PhaseRules>>>;
  /** Tick table by class of instrument, in units of the venue's price scale; `other` where a class has none of its own. */
  readonly ticks: Readonly<{ other: readonly TickRow[] } & Partial<Record<TickClass, readonly TickRow[]>>>;
  readonly lots: LotRules;
  /** Daily band in basis points of the reference, and that of an instrument's first day. */
  readonly band: { readonly bps: number; readonly firstDayBps: number } | null;
  readonly auction: AuctionRules;
  /** How market-to-limit sweeps and where its remainder rests, never beyond ceiling or floor. */
  readonly marketToLimit: {
    readonly sweep: 'best-level' | 'all-levels';
    readonly rest: 'at-last' | 'one-tick-beyond';
  };
  readonly volatilityHalt: VolatilityHalt | null;
  /** Order attributes the venue works itself; Tapedeck works the others. */
  readonly iceberg: boolean;
  readonly postOnly: boolean;
}

/** What governs a phase for which a set says nothing: nothing is taken, what waits may be cancelled. */
const SILENT: PhaseRules = { native: {}, cancel: true, amend: 'none' };

export const phaseRules = (rules: VenueRules, phase: Phase): PhaseRules => rules.phases[phase] ?? SILENT;
