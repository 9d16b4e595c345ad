/** Orders, fills and what explains them. Plain immutable data. */
import type { Money, Price, Quantity, UnixMs } from '../units/units.ts';
import type { InstrumentId } from './instrument.ts';

export type OrderId = string & { readonly __id: 'Order' };
export type AccountId = string & { readonly __id: 'Account' };
export type Side = 'buy' | 'sell';
/** `ato`, `atc`, `mtl`, `mok`, `mak` are the Vietnamese exchanges' types: at-open, at-close, market-to-limit, market-or-kill, market-and-kill. */
export type OrderType = 'limit' | 'market' | 'stop' | 'stop-limit' | 'ato' | 'atc' | 'mtl' | 'mok' | 'mak';
export type TimeInForce = 'GTC' | 'DAY' | 'IOC' | 'FOK';
export type OrderSource = 'ticket' | 'depth' | 'sheet' | 'api';
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
  | 'replaced-below-filled';

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
}

export type FeeKind = 'commission' | 'sell-tax';
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
