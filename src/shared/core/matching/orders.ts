/**
 * Orders as a venue works them, and what it reports about them. Keys are integers chosen by the caller; prices and
 * quantities are integers in the instrument's units.
 */
import type {
  CancelReason,
  GroupPlace,
  OrderType,
  SelfTradePolicy,
  TimeInForce,
  Trail,
  Waiting,
} from '../model/order.ts';
import {
  ALLOW,
  CANCEL_BOTH,
  CANCEL_NEWEST,
  CANCEL_OLDEST,
  DECREMENT,
  FILL_OR_KILL,
  IMMEDIATE_OR_CANCEL,
  REST,
  type BookMode,
  type BookSide,
  type SelfTrade,
} from './book-sides.ts';

/** What a venue is asked to work. Absent attributes are not used. */
export interface VenueOrder {
  readonly key: number;
  readonly owner: number;
  readonly side: BookSide;
  readonly type: OrderType;
  readonly timeInForce: TimeInForce;
  readonly quantity: number;
  readonly limit: number | null;
  readonly stop: number | null;
  readonly trail?: Trail;
  readonly display?: number;
  readonly minimum?: number;
  readonly allOrNone?: boolean;
  readonly postOnly?: 'reject' | 'reprice';
  readonly reduceOnly?: boolean;
  readonly expireAt?: number;
  readonly sendAt?: number;
  readonly maxSlippage?: number;
  readonly selfTrade?: SelfTradePolicy;
  readonly group?: GroupPlace;
}

/** An order while it works. Only its venue changes it. */
export interface Managed {
  readonly order: VenueOrder;
  limit: number | null;
  stop: number | null;
  /** What may still trade, without the part that waits for its entry. */
  leaves: number;
  filled: number;
  /** Part that becomes active as the entry order of its group fills. */
  inactive: number;
  waiting: Waiting | null;
  /** The stop was reached (or there never was one): from here it is a market or limit order. */
  triggered: boolean;
  /** The smallest first execution is behind it. */
  minimumMet: boolean;
  /** Traded at its price since it came to rest: what it would have needed is quantity ahead plus its own. */
  seen: number;
}

export type VenueReport =
  | {
      readonly kind: 'trade';
      readonly maker: number;
      readonly taker: number;
      readonly price: number;
      readonly quantity: number;
      /** What had traded at this price while the maker stood there. */
      readonly seen: number;
    }
  /** One order's part of an auction: it has no other side of its own. */
  | { readonly kind: 'cross'; readonly key: number; readonly price: number; readonly quantity: number }
  /** `queue` null where the market has none: on bars it is told of what was held before and is at work now. */
  | { readonly kind: 'rested'; readonly key: number; readonly leaves: number; readonly queue: Queue | null }
  | {
      readonly kind: 'waiting';
      readonly key: number;
      readonly waiting: Waiting;
      readonly stop: number | null;
    }
  | { readonly kind: 'activated'; readonly key: number; readonly quantity: number; readonly inactive: number }
  /** The moment has come that it was held until. */
  | { readonly kind: 'released'; readonly key: number }
  | { readonly kind: 'triggered'; readonly key: number; readonly price: number }
  | { readonly kind: 'trailed'; readonly key: number; readonly stop: number; readonly limit: number | null }
  | { readonly kind: 'refreshed'; readonly key: number; readonly shown: number }
  | { readonly kind: 'repriced'; readonly key: number; readonly limit: number; readonly cause: RepriceCause }
  /** Smaller by `by` without a trade. */
  | {
      readonly kind: 'resized';
      readonly key: number;
      readonly leaves: number;
      /** Part of `leaves` that still waits for its entry. */
      readonly inactive: number;
      readonly by: number;
      readonly cause: ResizeCause;
    }
  | {
      readonly kind: 'cancelled';
      readonly key: number;
      readonly leaves: number;
      readonly reason: CancelReason;
    };

/** A report of a trade or of an auction's part. */
export type Execution = Extract<VenueReport, { kind: 'trade' | 'cross' }>;

export type RepriceCause = 'post-only' | 'market-to-limit';
export type ResizeCause = 'reduce-only' | 'group' | 'self-trade';

export interface Queue {
  readonly price: number;
  readonly ordersAhead: number;
  readonly quantityAhead: number;
}

const POLICIES: Readonly<Record<SelfTradePolicy, SelfTrade>> = {
  allow: ALLOW,
  'cancel-newest': CANCEL_NEWEST,
  'cancel-oldest': CANCEL_OLDEST,
  'cancel-both': CANCEL_BOTH,
  decrement: DECREMENT,
};

const excludesOthers = (group: GroupPlace | undefined): boolean =>
  group?.role === 'exit' && group.kind !== 'oto';

/** Whether fills of other orders make this one smaller. */
export const isBound = ({ reduceOnly, group }: VenueOrder): boolean =>
  reduceOnly === true || excludesOthers(group);

/** Orders that exclude each other never trade with one another: both would be filled. */
export function selfTradeOf({ selfTrade = 'cancel-newest', group }: VenueOrder): SelfTrade {
  return POLICIES[selfTrade === 'allow' && excludesOthers(group) ? 'cancel-newest' : selfTrade];
}

const TRIGGERED_TYPES: ReadonlySet<OrderType> = new Set<OrderType>([
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
]);

/** Types that wait for a price before they are sent. */
const waitsForTrigger = (type: OrderType): boolean => TRIGGERED_TYPES.has(type);

export function managed(order: VenueOrder): Managed {
  return {
    order,
    limit: order.limit,
    stop: order.stop,
    leaves: order.quantity,
    filled: 0,
    inactive: 0,
    waiting: null,
    triggered: !waitsForTrigger(order.type),
    minimumMet: order.minimum === undefined && order.allOrNone !== true,
    seen: 0,
  };
}

/** What becomes of the part of an order at work that does not trade at once. */
export function bookModeOf({ order, limit }: Managed): BookMode {
  if (order.timeInForce === 'FOK') return FILL_OR_KILL;
  return limit === null || order.timeInForce === 'IOC' ? IMMEDIATE_OR_CANCEL : REST;
}

/** Why an order ended with something left after it was executed. */
export function endReason({ order, limit }: Managed): CancelReason {
  if (order.timeInForce === 'FOK') return 'fok';
  return limit === null ? 'no-liquidity' : 'ioc';
}

/** What of an order's open quantity is in force, and what waits for the entry of its group. */
export interface Parts {
  readonly leaves: number;
  readonly inactive: number;
}

/** How a changed open quantity divides: while an entry may still fill, only what waits for it changes, if it can. */
export function divided(open: number, { leaves, inactive }: Parts, entryOpen: boolean): Parts {
  if (inactive === 0 && !entryOpen) return { leaves: open, inactive: 0 };
  const waits = Math.max(0, inactive + open - (leaves + inactive));
  return { leaves: open - waits, inactive: waits };
}
