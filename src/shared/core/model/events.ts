/** The closed union of journalled facts. State is what these say. Wall-clock readings never appear here. */
import type { FxRate } from '../units/fx-rate.ts';
import type { Currency, Money, Price, Quantity, UnixMs } from '../units/units.ts';
import type { Account, AccountTerms, FeeProfiles, Posting } from './account.ts';
import type { CheckResult, Denial } from './denial.ts';
import type { Instrument, InstrumentId } from './instrument.ts';
import type { MoneyEvent } from './money-events.ts';
import type {
  CancelReason,
  Fee,
  Liquidity,
  MetQuote,
  Order,
  OrderId,
  OrderIntent,
  QueuePlace,
  Waiting,
} from './order.ts';
import type { RuleSet } from './rules.ts';
import type { TradingCause, TradingState } from './trading.ts';
import type { ClosedLot } from '../ledger/lots.ts';
import type { BarConfig } from '../matching/bars/config.ts';
import type { Fact } from './stamp.ts';
import type { Phase } from '../venues/rules.ts';

/** Which tape the stream trades against. Past fills are facts; this only says where they came from. */
export type TapeIdentity = DemoTapeIdentity | RecordedTapeIdentity;

/** What was recorded: bars, or every order of a book. */
export interface RecordedTapeIdentity {
  readonly kind: 'bars' | 'orders';
  /** Of the recording; the workspace keeps it under this name. */
  readonly hash: string;
  /** How orders fill on bars; null where the recorded orders decide. */
  readonly fill: BarConfig | null;
  /** UTC midnight of the first day played. */
  readonly startDay: UnixMs;
}

export interface DemoTapeIdentity {
  readonly kind: 'demo';
  readonly seed: number;
  readonly generatorVersion: number;
  /** UTC midnight of the tape's first trading day. */
  readonly startDay: UnixMs;
}

export interface OpeningHolding {
  readonly instrumentId: InstrumentId;
  readonly quantity: Quantity;
  readonly totalCost: Money;
}

/** What the last price went through. */
export interface PriceRange {
  readonly low: Price;
  readonly high: Price;
}

/** One sheet row that became an order: where it came from, so that it is imported once only. */
export interface BasketRow {
  readonly row: number;
  readonly fingerprint: string;
  readonly orderId: OrderId;
}

export type StreamOpened = Fact<
  'stream-opened',
  {
    readonly tape: TapeIdentity;
    readonly instruments: readonly Instrument[];
    /** When prices of the tape were set anew before this stream began. */
    readonly anchors: readonly (readonly [InstrumentId, UnixMs])[];
    readonly watched: readonly InstrumentId[];
    readonly rules: RuleSet;
  }
>;
export type AccountOpened = Fact<
  'account-opened',
  {
    readonly account: Account;
    readonly holdings: readonly OpeningHolding[];
    readonly postings: readonly Posting[];
    /** Equity at market prices: day P&L counts from here. */
    readonly equity: Readonly<Record<Currency, Money>>;
    /** The account's exchange rate to begin with. */
    readonly fxRate?: FxRate;
  }
>;
export type InstrumentListed = Fact<'instrument-listed', { readonly instrument: Instrument }>;
export type InstrumentAnchored = Fact<
  'instrument-anchored',
  { readonly instrumentId: InstrumentId; readonly price: Price; readonly source: string }
>;
export type InstrumentWatched = Fact<
  'instrument-watched',
  { readonly instrumentId: InstrumentId; readonly watched: boolean }
>;
export type LimitsChanged = Fact<'limits-changed', { readonly rules: RuleSet }>;
export type FeeProfilesChanged = Fact<'fee-profiles-changed', { readonly feeProfiles: FeeProfiles }>;
interface Limited {
  readonly cause: TradingCause;
  readonly until: TradingState['until'];
}
/** New orders are denied. */
export type TradingHalted = Fact<'trading-halted', Limited>;
/** Only orders that reduce are taken. */
export type TradingReduced = Fact<'trading-reduced', Limited>;
/** `by`: a person, or the time set for it. */
export type TradingResumed = Fact<'trading-resumed', { readonly by: 'user' | 'time' }>;
export type EmergencyStopped = Fact<
  'emergency-stopped',
  { readonly flatten: boolean; readonly positions: readonly InstrumentId[] }
>;
/** Nothing is left of a position that was to be closed. */
export type ClosingDone = Fact<'closing-done', { readonly instrumentId: InstrumentId }>;
/** An order is to be cancelled as soon as the phase lets it go. */
export type OrderCancelling = Fact<
  'order-cancelling',
  { readonly orderId: OrderId; readonly reason: CancelReason }
>;
export type AccountTermsChanged = Fact<'account-terms-changed', { readonly terms: AccountTerms }>;
export type DayEnded = Fact<
  'day-ended',
  { readonly day: UnixMs; readonly equity: Readonly<Record<Currency, Money>> }
>;
export type OrderAccepted = Fact<
  'order-accepted',
  { readonly order: Order; readonly checks: readonly CheckResult[]; readonly met: MetQuote }
>;
export type OrderDenied = Fact<
  'order-denied',
  {
    readonly orderId: OrderId;
    readonly number: number;
    readonly intent: OrderIntent;
    readonly checks: readonly CheckResult[];
    readonly denial: Denial;
    readonly met: MetQuote | null;
  }
>;
export type OrderRested = Fact<
  'order-rested',
  /** `queue` null: the market has none. */
  { readonly orderId: OrderId; readonly leaves: Quantity; readonly queue: QueuePlace | null }
>;
export type OrderFilled = Fact<
  'order-filled',
  {
    readonly orderId: OrderId;
    readonly fill: number;
    readonly instrumentId: InstrumentId;
    readonly side: 'buy' | 'sell';
    readonly price: Price;
    readonly quantity: Quantity;
    readonly liquidity: Liquidity;
    /** Traded at this price while the order stood there: with the queue ahead it says why now. */
    readonly seen?: Quantity;
    readonly fees: readonly Fee[];
    /** Realised profit and loss of this fill before fees. */
    readonly realised: Money;
    /** The parts of lots it closed; absent where it only opened. */
    readonly closed?: readonly ClosedLot[];
    /** Lowest and highest last price since the fill before; absent where nothing was held. */
    readonly range?: PriceRange;
    readonly currency: Currency;
    /** From when what was bought, or the proceeds, are usable; absent where that is at once. */
    readonly settlesAt?: UnixMs;
    readonly postings: readonly Posting[];
  }
>;
export type OrderCancelled = Fact<
  'order-cancelled',
  { readonly orderId: OrderId; readonly leaves: Quantity; readonly reason: CancelReason }
>;
export type OrderReplaced = Fact<
  'order-replaced',
  {
    readonly orderId: OrderId;
    readonly price: Price | null;
    readonly stop?: Price;
    /** New total quantity (filled + leaves). */
    readonly quantity: Quantity;
    /** Part of it that still waits for the entry of its group; absent when it has none. */
    readonly inactive?: Quantity;
    readonly expectedFees: Money;
    readonly priority: 'kept' | 'lost';
    readonly checks: readonly CheckResult[];
  }
>;
/** The order is kept outside the market until what it waits for happens. */
export type OrderWaiting = Fact<
  'order-waiting',
  { readonly orderId: OrderId; readonly waiting: Waiting; readonly stop: Price | null }
>;
/** The group's entry filled: as much of this order is in force now. */
export type OrderActivated = Fact<
  'order-activated',
  { readonly orderId: OrderId; readonly quantity: Quantity; readonly inactive: Quantity }
>;
/** The moment came that the order was held until. */
export type OrderReleased = Fact<'order-released', { readonly orderId: OrderId }>;
export type OrderTriggered = Fact<'order-triggered', { readonly orderId: OrderId; readonly price: Price }>;
/** A trailing stop followed the market; `price` is its limit, if it has one. */
export type OrderTrailed = Fact<
  'order-trailed',
  { readonly orderId: OrderId; readonly stop: Price; readonly price: Price | null }
>;
/** An iceberg shows its next part, at the back of its level. */
export type OrderRefreshed = Fact<'order-refreshed', { readonly orderId: OrderId; readonly shown: Quantity }>;
export type OrderRepriced = Fact<
  'order-repriced',
  { readonly orderId: OrderId; readonly price: Price; readonly cause: 'post-only' | 'market-to-limit' }
>;
/** The order became smaller without a fill. */
export type OrderResized = Fact<
  'order-resized',
  {
    readonly orderId: OrderId;
    readonly leaves: Quantity;
    /** Part of it that still waits for the entry of its group; absent when none does. */
    readonly inactive?: Quantity;
    readonly cause: 'reduce-only' | 'group' | 'self-trade';
  }
>;
/** A venue went on to another phase of its day; with an instrument, only that one pauses or goes on. */
export type PhaseChanged = Fact<
  'phase-changed',
  { readonly exchange: string; readonly phase: Phase; readonly instrumentId: InstrumentId | null }
>;
/** From here on a session goes its own way; up to here it is what its parent's journal says up to an entry. */
export type StreamBranched = Fact<
  'stream-branched',
  { readonly parent: string; readonly seq: number; readonly hash: string }
>;
/** A command about something other than a new order that could not be carried out. */
export type CommandDenied = Fact<
  'command-denied',
  {
    readonly command: string;
    readonly subject: string;
    readonly denial: Denial;
    readonly checks: readonly CheckResult[];
  }
>;
export type BasketCommitted = Fact<
  'basket-committed',
  {
    readonly basketId: string;
    readonly name: string;
    readonly fileName: string;
    readonly fileHash: string;
    readonly rows: readonly BasketRow[];
  }
>;

export type JournalEvent =
  | MoneyEvent
  | StreamOpened
  | StreamBranched
  | AccountOpened
  | InstrumentListed
  | InstrumentAnchored
  | InstrumentWatched
  | LimitsChanged
  | FeeProfilesChanged
  | AccountTermsChanged
  | TradingHalted
  | TradingReduced
  | TradingResumed
  | EmergencyStopped
  | ClosingDone
  | OrderCancelling
  | DayEnded
  | OrderAccepted
  | OrderDenied
  | OrderRested
  | OrderFilled
  | OrderCancelled
  | OrderReplaced
  | OrderWaiting
  | OrderActivated
  | OrderReleased
  | OrderTriggered
  | OrderTrailed
  | OrderRefreshed
  | OrderRepriced
  | OrderResized
  | PhaseChanged
  | CommandDenied
  | BasketCommitted;

export type EventKind = JournalEvent['kind'];
