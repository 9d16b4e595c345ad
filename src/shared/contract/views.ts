/**
 * What screens and scripts see. All prices, quantities and money are the core's scaled integers (instrument scales,
 * currency scale); times are UnixMs of market time. Nothing here is computed by the client.
 */
import type { Account, FeeProfiles } from '#core/model/account.ts';
import type { RuleSet } from '#core/model/rules.ts';
import type { TradingState } from '#core/model/trading.ts';
import type { FxRate } from '#core/units/fx-rate.ts';
import type { CheckResult, Denial } from '#core/model/denial.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type {
  CancelReason,
  Fee,
  GroupPlace,
  Liquidity,
  MetQuote,
  OrderId,
  OrderIntent,
  OrderSource,
  OrderStatus,
  OrderType,
  QueuePlace,
  Side,
  TimeInForce,
  Waiting,
} from '#core/model/order.ts';
import type { Currency } from '#core/units/units.ts';
import type { ClockView } from './clock-views.ts';
import type { AppErrorCode } from './errors.ts';
import type { DeckView } from './replay-views.ts';
import type { RunView } from './research-views.ts';
import type { BarsProgress } from './series-views.ts';
import type { SheetInbox, SheetProgress } from './sheets.ts';
import type { BarView, DepthView, Quote, SessionView, TradePrint } from './market-views.ts';

export interface WorkspaceStatus {
  readonly version: string;
  readonly workspace: string;
  readonly stream: string;
  /** `first-run`: no account yet. `damaged`: read-only, see `damage`. */
  readonly mode: 'first-run' | 'ready' | 'damaged';
  readonly damage: string | null;
  readonly trading: TradingState;
  /** Positions an emergency stop still has to close, and orders whose cancel the phase holds back. */
  readonly closing: number;
  readonly cancelling: number;
  readonly simulated: true;
  /** Of the demo exchange; null in a replay session. */
  readonly seed: number | null;
  readonly rules: RuleSet;
  readonly feeProfiles: FeeProfiles;
  readonly account: Account | null;
  readonly fxRate: FxRate | null;
  readonly watched: readonly InstrumentId[];
  readonly journalSeq: number;
  readonly defaults: { readonly VND: string; readonly USD: string };
}

/** What an order is placed with beside side, type, quantity and prices; absent where it is not used. */
export type OrderAttributes = Pick<
  OrderIntent,
  | 'trail'
  | 'display'
  | 'minimum'
  | 'allOrNone'
  | 'postOnly'
  | 'reduceOnly'
  | 'expireAt'
  | 'sendAt'
  | 'maxSlippage'
  | 'selfTrade'
  | 'effect'
  | 'closes'
>;

export interface OrderView {
  readonly id: OrderId;
  readonly number: number;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: number;
  /** Limit price; null while there is none. */
  readonly price: number | null;
  /** Trigger price, where it stands now; null for types without one. */
  readonly stop: number | null;
  /** Last price that set off the trigger; null before that, and for types without one. */
  readonly triggered: number | null;
  /** Why a working order is not in the market; null while it is. */
  readonly waiting: Waiting | null;
  readonly filled: number;
  readonly leaves: number;
  /** Part of `leaves` that waits for the group's entry to fill. */
  readonly inactive: number;
  readonly group: GroupPlace | null;
  /** What was asked for, where a rule made the order smaller; else null. */
  readonly asked: number | null;
  /** Its cancel is held back by the phase. */
  readonly cancelling: boolean;
  readonly strategy: string | null;
  readonly attributes: OrderAttributes;
  readonly filledNotional: number;
  /** filledNotional / filled at the instrument's price scale, rounded half-even; null when nothing filled. */
  readonly averagePrice: number | null;
  readonly fees: number;
  readonly status: OrderStatus;
  readonly reason: CancelReason | null;
  readonly denial: Denial | null;
  readonly source: OrderSource;
  readonly basketId: string | null;
  readonly note: string;
  readonly placedAt: number;
  readonly updatedAt: number;
}

export interface FillView {
  readonly fill: number;
  readonly orderId: OrderId;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly price: number;
  readonly quantity: number;
  readonly liquidity: Liquidity;
  readonly fees: readonly Fee[];
  readonly realised: number;
  readonly currency: Currency;
  readonly at: number;
  readonly position: number;
}

/** Everything known about one order, oldest event first. */
export interface ExplanationView {
  readonly order: OrderView;
  readonly checks: readonly CheckResult[];
  readonly denial: Denial | null;
  readonly met: MetQuote | null;
  readonly queue: QueuePlace | null;
  /** Where a working order stands in its level now. */
  readonly queueNow: QueuePlace | null;
  /** How the market works it now; null when it is finished. */
  readonly working: {
    readonly waiting: Waiting | null;
    /** Traded at its price since it came to rest. */
    readonly seen: number;
    /** Best price on the other side. */
    readonly opposite: number | null;
  } | null;
  readonly fills: readonly FillView[];
  readonly events: readonly JournalEntryView[];
  readonly feeProfile: string;
}

export interface PositionView {
  readonly instrumentId: InstrumentId;
  readonly quantity: number;
  readonly totalCost: number;
  /** totalCost / quantity at the instrument's price scale + 2 decimals. */
  readonly averageCost: number;
  readonly averageCostScale: number;
  readonly mark: number;
  readonly marketValue: number;
  readonly unrealised: number;
  readonly realised: number;
  readonly fees: number;
  readonly currency: Currency;
}

export interface CurrencySummary {
  readonly currency: Currency;
  readonly cash: number;
  /** Held back for working orders. */
  readonly reserved: number;
  readonly buyingPower: number;
  /** What positions tie up to be opened and to be kept, and equity above the latter. */
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  readonly excess: number;
  /** Proceeds that have not settled; what may be paid out or converted. */
  readonly unsettled: number;
  readonly withdrawable: number;
  readonly marketValue: number;
  readonly equity: number;
  /** Equity less the equity at the start of the market day. */
  readonly dayPnl: number;
  readonly realised: number;
  readonly unrealised: number;
  readonly fees: number;
  readonly grossExposure: number;
  readonly netExposure: number;
}

export interface AccountSummary {
  readonly name: string;
  readonly baseCurrency: Currency;
  readonly currencies: readonly CurrencySummary[];
}

export interface StreamView {
  readonly stream: string;
  readonly events: number;
  readonly current: boolean;
}

export interface JournalEntryView {
  readonly stream: string;
  readonly seq: number;
  readonly hash: string;
  readonly commandId: string;
  readonly event: JournalEvent;
  /** Of the order the event is about, where it is about one. Only with `journal.list`. */
  readonly instrumentId?: string;
}

export interface BasketView {
  readonly basketId: string;
  readonly name: string;
  readonly fileName: string;
  readonly fileHash: string;
  readonly at: number;
  /** Rows of the sheet that became orders, and the orders with the exits that rows brought. */
  readonly rows: number;
  readonly orders: number;
  readonly working: number;
  /** Part of `working` that is held outside the market: until a moment, a price, an entry. */
  readonly held: number;
  readonly filled: number;
  readonly cancelled: number;
  /** Ended with a part filled. */
  readonly partly: number;
  readonly byCurrency: readonly {
    readonly currency: Currency;
    readonly bought: number;
    readonly sold: number;
    /** Value of what is still open, at its limits. */
    readonly open: number;
    readonly fees: number;
    /** Sold less bought, with what the fills left at the last price, after fees. */
    readonly pnl: number;
  }[];
  /** The sheet is kept, so its result workbook can be made. */
  readonly kept: boolean;
}

export interface Notice {
  readonly level: 'info' | 'warning' | 'error';
  /** A notice of its own, or the code of an AppError. */
  readonly key: 'orders-corrected' | 'verify-failed' | AppErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/**
 * One coalesced push, at most one a display frame. Absent members did not change. `quotes` and `orders` hold the changed
 * ones, to be merged by id; `positions`, `instruments` and `baskets` are whole lists.
 */
export interface Frame {
  readonly clock?: ClockView;
  readonly status?: WorkspaceStatus;
  readonly sessions?: readonly SessionView[];
  readonly quotes?: readonly Quote[];
  readonly depth?: DepthView;
  /** Newest last. */
  readonly trades?: readonly TradePrint[];
  /** The current one-minute and daily bars of the focused instrument. */
  readonly lastBars?: {
    readonly instrumentId: InstrumentId;
    readonly minute: BarView;
    readonly day: BarView;
  };
  readonly orders?: readonly OrderView[];
  readonly positions?: readonly PositionView[];
  readonly account?: AccountSummary;
  readonly instruments?: readonly Instrument[];
  readonly baskets?: readonly BasketView[];
  readonly sheet?: SheetProgress;
  readonly inbox?: SheetInbox;
  /** Null while no replay session is open. */
  readonly deck?: DeckView | null;
  /** Counts up when series come, go, or are judged otherwise. */
  readonly series?: number;
  /** How far an import of bars is. */
  readonly bars?: BarsProgress;
  /** Runs of research that changed: queued, further, over. */
  readonly runs?: readonly RunView[];
  readonly notices?: readonly Notice[];
}

/** The whole picture a client starts from. */
export interface Bootstrap extends Required<
  Pick<Frame, 'clock' | 'status' | 'sessions' | 'quotes' | 'positions' | 'instruments' | 'baskets' | 'inbox'>
> {
  readonly account: AccountSummary | null;
  readonly deck: DeckView | null;
  /** Working orders and the most recent finished ones, newest first. */
  readonly orders: readonly OrderView[];
  readonly settings: Readonly<Record<string, unknown>>;
}
