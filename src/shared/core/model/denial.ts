/** Typed denials: a code with its numbers. The words are made elsewhere (words/). */
import type { Currency, UnixMs } from '../units/units.ts';
import type { Phase } from '../venues/rules.ts';
import type { RefusalReason } from '../venues/support.ts';
import type { ActionFault } from './corporate-action.ts';
import type { OrderType, TimeInForce } from './order.ts';
import type { RuleName, Severity } from './rules.ts';
import type { TermsFault } from './terms.ts';

/** What makes an order possible at all, and the rules that limit it. */
export type CheckName =
  | 'trading-active'
  | 'instrument-tradable'
  | 'order-terms'
  | 'order-type'
  | 'quantity-valid'
  | 'price-tick'
  | 'price-band'
  | 'short-permission'
  | 'close-quantity'
  | 'settled-quantity'
  | 'margin-call'
  | 'buying-power'
  | RuleName;

/**
 * How value and limit are to be read: price and quantity at the instrument's scales, money in its currency, `base-money` in
 * the account's base currency.
 */
export type CheckUnit =
  | 'price'
  | 'quantity'
  | 'money'
  | 'base-money'
  | 'milliseconds'
  | 'count'
  | 'basis-points'
  | 'hundredths'
  | 'text';

export interface CheckResult {
  readonly check: CheckName;
  /** The rule's id and severity, where it is a configured one. */
  readonly rule?: string;
  readonly severity?: Severity;
  readonly passed: boolean;
  readonly unit: CheckUnit;
  /** What the order has; null where there is nothing to measure. */
  readonly value: number | string | null;
  /** What is allowed; null where no limit is set. */
  readonly limit: number | string | null;
}

export type GroupFault =
  | 'no-orders'
  | 'instruments-differ'
  | 'oco-needs-two'
  | 'entry-missing'
  | 'follower-missing'
  | 'bracket-needs-target-and-stop'
  | 'exit-on-entry-side'
  | 'exit-above-entry'
  | 'stop-beyond-target';

export type Denial =
  | { readonly code: 'TRADING_HALTED' }
  | { readonly code: 'TRADING_REDUCING' }
  /** Rules that warn were breached and nobody confirmed: their ids. */
  | { readonly code: 'NEEDS_CONFIRMATION'; readonly rules: readonly string[] }
  | { readonly code: 'INSTRUMENT_NOT_TRADABLE'; readonly symbol: string }
  | { readonly code: 'UNKNOWN_INSTRUMENT'; readonly instrument: string }
  | {
      readonly code: 'ORDER_TYPE_NOT_ALLOWED';
      readonly type: OrderType;
      readonly timeInForce: TimeInForce;
      readonly exchange: string;
      readonly phase: Phase;
      readonly reason: RefusalReason;
    }
  | ({ readonly code: 'TERMS_INVALID' } & TermsFault)
  | { readonly code: 'GROUP_INVALID'; readonly reason: GroupFault }
  /** Another order of the group was denied. */
  | { readonly code: 'GROUP_LEG_DENIED'; readonly leg: number }
  | { readonly code: 'PHASE_FORBIDS'; readonly action: 'cancel' | 'amend'; readonly phase: Phase }
  | { readonly code: 'AMENDS_TOO_MUCH'; readonly exchange: string }
  | { readonly code: 'QUANTITY_NOT_POSITIVE'; readonly quantity: number }
  | { readonly code: 'QUANTITY_ABOVE_VENUE_MAXIMUM'; readonly quantity: number; readonly limit: number }
  | { readonly code: 'QUANTITY_OFF_LOT'; readonly quantity: number; readonly lotSize: number }
  | { readonly code: 'VALUE_TOO_LARGE'; readonly limit: number; readonly currency: Currency }
  | { readonly code: 'PRICE_MISSING' }
  | { readonly code: 'PRICE_NOT_POSITIVE'; readonly price: number }
  | {
      readonly code: 'PRICE_OFF_TICK';
      readonly price: number;
      readonly tick: number;
      readonly below: number;
      readonly above: number;
    }
  | {
      readonly code: 'PRICE_OUTSIDE_BAND';
      readonly price: number;
      readonly floor: number;
      readonly ceiling: number;
    }
  | { readonly code: 'QUANTITY_ABOVE_LIMIT'; readonly quantity: number; readonly limit: number }
  | {
      readonly code: 'NOTIONAL_ABOVE_LIMIT';
      readonly notional: number;
      readonly limit: number;
      readonly currency: Currency;
    }
  /** Bought shares that have not settled may not be sold; `settlesAt`: when enough have. */
  | {
      readonly code: 'UNSETTLED_QUANTITY';
      readonly quantity: number;
      readonly settled: number;
      readonly settlesAt: UnixMs;
    }
  | { readonly code: 'AMOUNT_NOT_POSITIVE'; readonly amount: number; readonly currency: Currency }
  /** More than is settled and free. */
  | {
      readonly code: 'INSUFFICIENT_CASH';
      readonly required: number;
      readonly available: number;
      readonly currency: Currency;
    }
  /** A margin call stands: only what brings the position nearer to zero is taken. */
  | {
      readonly code: 'MARGIN_CALLED';
      readonly quantity: number;
      readonly reducible: number;
      readonly currency: Currency;
    }
  | { readonly code: 'ACTION_INVALID'; readonly reason: ActionFault }
  | { readonly code: 'SAME_CURRENCY'; readonly currency: Currency }
  | { readonly code: 'FX_RATE_UNKNOWN' }
  | { readonly code: 'FX_RATE_INVALID' }
  | { readonly code: 'SHORT_NOT_ALLOWED'; readonly quantity: number; readonly sellable: number }
  | { readonly code: 'CLOSE_ABOVE_HELD'; readonly quantity: number; readonly closable: number }
  | { readonly code: 'POSITION_ABOVE_LIMIT'; readonly position: number; readonly limit: number }
  | {
      readonly code: 'INSUFFICIENT_BUYING_POWER';
      readonly required: number;
      readonly available: number;
      readonly currency: Currency;
    }
  | {
      readonly code: 'PRICE_OUTSIDE_COLLAR';
      readonly price: number;
      readonly limit: number;
      readonly reference: number;
    }
  | {
      readonly code: 'TOO_MANY_ORDERS';
      readonly orders: number;
      readonly limit: number;
      readonly windowMs: number;
    }
  | { readonly code: 'TOO_MANY_WORKING'; readonly working: number; readonly limit: number }
  | { readonly code: 'OUTSIDE_TRADING_HOURS'; readonly time: string; readonly hours: string }
  | { readonly code: 'SYMBOL_RESTRICTED'; readonly symbol: string }
  | {
      readonly code: 'VOLUME_SHARE_ABOVE_LIMIT';
      readonly quantity: number;
      readonly limit: number;
      readonly days: number;
    }
  /** Basis points. */
  | { readonly code: 'SPREAD_TOO_WIDE'; readonly spread: number; readonly limit: number }
  /** Milliseconds. */
  | { readonly code: 'PRICE_STALE'; readonly age: number; readonly limit: number }
  | {
      readonly code: 'EXPOSURE_ABOVE_LIMIT';
      readonly measure: 'position' | 'sector' | 'asset-class' | 'currency' | 'gross' | 'net';
      /** Of what: a symbol, a sector, …; empty for the whole account. */
      readonly name: string;
      readonly exposure: number;
      readonly limit: number;
      readonly currency: Currency;
    }
  /** Hundredths; null without equity. */
  | { readonly code: 'LEVERAGE_ABOVE_LIMIT'; readonly leverage: number | null; readonly limit: number }
  /** Basis points of equity; null without any. */
  | {
      readonly code: 'CONCENTRATION_ABOVE_LIMIT';
      readonly symbol: string;
      readonly share: number | null;
      readonly limit: number;
    }
  | {
      readonly code: 'DAILY_LOSS_REACHED';
      readonly loss: number;
      readonly limit: number;
      readonly currency: Currency;
    }
  /** Basis points of the peak. */
  | { readonly code: 'DRAWDOWN_REACHED'; readonly drawdown: number; readonly limit: number }
  | { readonly code: 'LOSS_STREAK_REACHED'; readonly losses: number; readonly limit: number }
  | {
      readonly code: 'RISK_ABOVE_LIMIT';
      readonly measure: 'value-at-risk' | 'expected-shortfall';
      readonly risk: number;
      readonly limit: number;
      readonly currency: Currency;
      /** Percent. */
      readonly confidence: number;
    }
  | {
      readonly code: 'VOLATILITY_ABOVE_LIMIT';
      readonly symbol: string;
      readonly exposure: number;
      readonly limit: number;
      readonly currency: Currency;
      /** Yearly, in basis points. */
      readonly volatility: number;
    }
  | { readonly code: 'DUPLICATE_ORDER'; readonly orderId: string; readonly windowMs: number }
  | { readonly code: 'ORDER_NOT_WORKING'; readonly orderId: string }
  | { readonly code: 'NOTHING_TO_REPLACE'; readonly orderId: string }
  | {
      readonly code: 'BASKET_ROWS_DENIED';
      readonly rows: readonly { readonly row: number; readonly denial: Denial }[];
    }
  | { readonly code: 'SHEET_ALREADY_IMPORTED'; readonly basketId: string; readonly fileHash: string }
  | { readonly code: 'SYMBOL_EXISTS'; readonly symbol: string }
  /** Netting and hedging change only where nothing is held and no order works. */
  | { readonly code: 'POSITION_MODE_IN_USE'; readonly positions: number; readonly orders: number }
  | { readonly code: 'ACCOUNT_NOT_OPEN' }
  | { readonly code: 'ACCOUNT_ALREADY_OPEN' };

export type DenialCode = Denial['code'];
