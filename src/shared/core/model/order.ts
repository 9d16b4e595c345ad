/** Orders, fills and what explains them. Plain immutable data. */
import type { Money, Price, Quantity, UnixMs } from '../units/units.ts';
import type { LotPick } from '../ledger/lots.ts';
import type { InstrumentId } from './instrument.ts';

export type OrderId = string & { readonly __id: 'Order' };
export type AccountId = string & { readonly __id: 'Account' };
export type Side = 'buy' | 'sell';
export type OrderType =
  | 'limit'
  | 'market'
  | 'stop'
  | 'stop-limit'
  | 'trailing-stop'
  | 'trailing-stop-limit'
  | 'market-if-touched'
  | 'limit-if-touched'
  | 'market-to-limit';
/** `AT_OPEN` and `AT_CLOSE` take part in the auction only: ATO and ATC in Vietnam, MOO, LOO, MOC and LOC in the US. */
export type TimeInForce = 'GTC' | 'DAY' | 'GTD' | 'IOC' | 'FOK' | 'AT_OPEN' | 'AT_CLOSE';
/**
 * `closing`: Tapedeck's own order that closes a position after an emergency stop; `liquidation`: one that closes it because
 * the margin does not carry it.
 */
export type OrderSource = 'ticket' | 'depth' | 'sheet' | 'api' | 'strategy' | 'closing' | 'liquidation';
export type OrderStatus = 'working' | 'filled' | 'cancelled' | 'denied';
export type CancelReason =
  | 'user'
  | 'no-liquidity'
  | 'ioc'
  | 'fok'
  | 'expired'
  | 'halt'
  | 'reset'
  | 'anchored'
  | 'outside-band'
  | 'replaced-below-filled'
  | 'self-trade'
  | 'post-only'
  | 'minimum'
  | 'reduce-only'
  | 'group'
  | 'auction-ended'
  | 'phase-ended'
  | 'corporate-action'
  | 'liquidation';

/** What somebody wants done, in exact units, before any check. */
export interface OrderIntent {
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: Quantity;
  /** Limit price; null for market orders. */
  readonly price: Price | null;
  readonly stop: Price | null;
  readonly source: OrderSource;
  readonly note: string;
  /** How far a trailing stop follows the last price. */
  readonly trail?: Trail;
  /** Iceberg: the most that is shown at a time. */
  readonly display?: Quantity;
  /** The first execution is at least this much. */
  readonly minimum?: Quantity;
  /** Trades whole or not at all; waits outside the book until it can. */
  readonly allOrNone?: boolean;
  /** Never takes: cancelled, or moved one tick away from the other side, where it would. */
  readonly postOnly?: 'reject' | 'reprice';
  /** Only brings the position nearer to zero. */
  readonly reduceOnly?: boolean;
  /** Moment at which a GTD order ends. */
  readonly expireAt?: UnixMs;
  /** Moment before which it is not sent: it is held until then. */
  readonly sendAt?: UnixMs;
  /** A market order stops this many ticks beyond the best price it met. */
  readonly maxSlippage?: number;
  /** What happens where the order would meet another of the same account; cancels the newest when not said. */
  readonly selfTrade?: SelfTradePolicy;
  /** The strategy it belongs to: rules may be about one. */
  readonly strategy?: string;
  /** A person saw what the rules warn of. */
  readonly confirmed?: boolean;
  /** In hedging accounts: whether it opens a lot, which it does when not said, or closes lots of the other side. */
  readonly effect?: PositionEffect;
  /** Lots to close first, where the cost basis is `specific`; of a working order, what is left of them. */
  readonly closes?: readonly LotPick[];
}

export type PositionEffect = 'open' | 'close';

export type Trail =
  | { readonly by: 'ticks'; readonly distance: number; readonly limitOffset?: number }
  | { readonly by: 'basis-points'; readonly distance: number; readonly limitOffset?: number };

/** Who was there first; nobody in an auction. */
export type Liquidity = 'maker' | 'taker' | 'auction';

export type SelfTradePolicy = 'cancel-newest' | 'cancel-oldest' | 'cancel-both' | 'decrement' | 'allow';

/** Why an order is not in the book although it is working. */
export type Waiting = 'trigger' | 'parent' | 'session' | 'size' | 'time';

export type GroupKind = 'oco' | 'oto' | 'bracket';
/** `entry` sends the others when it fills; `exit` orders reduce each other as they fill. */
export type GroupRole = 'entry' | 'exit';
export interface GroupPlace {
  readonly id: string;
  readonly kind: GroupKind;
  readonly role: GroupRole;
  /** How many orders the group has. */
  readonly size: number;
  /** Adds to what the entry builds up: it counts before the entry fills, too. */
  readonly adds?: true;
}

/** A working order as the kernel holds it. */
export interface Order extends OrderIntent {
  readonly id: OrderId;
  readonly number: number;
  readonly basketId: string | null;
  readonly placedAt: UnixMs;
  readonly filled: Quantity;
  readonly leaves: Quantity;
  /** Sum of price × quantity of all fills, in ledger money. */
  readonly filledNotional: Money;
  /** Fees to be expected for what is left. */
  readonly expectedFees: Money;
  /** Price at which an order without a limit holds back buying power. */
  readonly claimPrice?: Price;
  /** What was asked for, where a rule made the order smaller. */
  readonly asked?: Quantity;
  /** A cancel that the phase holds back: it is tried again when the phase changes. */
  readonly cancelling?: CancelReason;
  /** Why it is not in the market; absent while it is. */
  readonly waiting?: Waiting;
  /** Part of `leaves` that waits for the group's entry to fill. */
  readonly inactive?: Quantity;
  readonly group?: GroupPlace;
}

/** `maker-rebate` is negative: it is paid back. */
export type FeeKind = 'commission' | 'sell-tax' | 'maker-rebate' | 'section-31' | 'taf' | 'fx-spread';
export interface Fee {
  readonly kind: FeeKind;
  readonly amount: Money;
}

/** The best prices an order met when it arrived. */
export interface MetQuote {
  readonly bid: Price | null;
  readonly bidQuantity: Quantity;
  readonly ask: Price | null;
  readonly askQuantity: Quantity;
  readonly last: Price;
}

/** Place in the queue of a price level: what stands before the order. */
export interface QueuePlace {
  readonly price: Price;
  readonly ordersAhead: number;
  readonly quantityAhead: Quantity;
}
