/**
 * Risk rules as data: what is limited, how much, for which orders, and what happens beyond. Amounts are decimal text in
 * their currency, so that a rule file reads the same for a person and for the program.
 */
import type { Currency } from '../units/units.ts';
import type { AssetClass, InstrumentId } from './instrument.ts';
import type { AccountId } from './order.ts';

export interface Amount {
  readonly amount: string;
  readonly currency: Currency;
}

/** An amount of money, or a share of the account's equity in basis points. */
export type Limit = Amount | { readonly equityBps: number };

/** Which orders a rule looks at. */
export type RuleScope =
  | { readonly kind: 'workspace' }
  | { readonly kind: 'account'; readonly account: AccountId }
  | { readonly kind: 'strategy'; readonly strategy: string }
  | { readonly kind: 'instrument'; readonly instrumentId: InstrumentId };

/** `reduce`: the order is made smaller until the rule lets it pass. `warn`: it needs a person's confirmation. */
export type Severity = 'deny' | 'reduce' | 'warn';

/** A loss rule's consequence: until the end of the day, until a person lifts it, or for so many minutes. */
export interface Lock {
  readonly state: 'reducing' | 'halted';
  readonly until: 'day-end' | 'release' | number;
}

/** Local time of the exchange, minutes after midnight. */
export interface Hours {
  readonly from: number;
  readonly until: number;
}

export interface RiskMeasure {
  readonly method: 'historical' | 'parametric';
  /** Percent: 95 or 99. */
  readonly confidence: number;
  /** Trading days. */
  readonly horizon: number;
  readonly limit: Limit;
}

type Spec<N extends string, P> = { readonly rule: N } & Readonly<P>;

export type RuleSpec =
  /** Units of one order. */
  | Spec<'max-quantity', { limit: number }>
  /** Value of one order. */
  | Spec<'max-notional', { limit: Limit }>
  /** A price that is worse than the last price or the middle of the market by more than so much. */
  | Spec<'price-collar', { bps: number; against: 'last' | 'mid' }>
  /** The same order again within so many milliseconds. */
  | Spec<'duplicate', { windowMs: number }>
  | Spec<'order-rate', { orders: number; windowMs: number }>
  | Spec<'working-orders', { limit: number }>
  | Spec<'trading-hours', { hours: readonly Hours[] }>
  | Spec<'restricted-list', { symbols: readonly string[]; only: boolean }>
  | Spec<'no-short', Record<never, never>>
  /** Share of the average daily volume of so many days. */
  | Spec<'volume-share', { bps: number; days: number }>
  | Spec<'spread-width', { bps: number }>
  /** Nothing traded for so many milliseconds of open market. */
  | Spec<'stale-price', { ms: number }>
  /** Units of one instrument, with everything working filled. */
  | Spec<'position-quantity', { limit: number }>
  | Spec<'position-value', { limit: Limit }>
  | Spec<'sector-exposure', { sector: string | null; limit: Limit }>
  | Spec<'asset-class-exposure', { assetClass: AssetClass | null; limit: Limit }>
  | Spec<'currency-exposure', { currency: Currency | null; limit: Limit }>
  | Spec<'gross-exposure', { limit: Limit }>
  | Spec<'net-exposure', { limit: Limit }>
  /** Gross exposure ÷ equity, in hundredths: 150 is one and a half times. */
  | Spec<'leverage', { hundredths: number }>
  /** One position's share of the gross exposure. */
  | Spec<'concentration', { bps: number }>
  /** Equity lost since the day began. */
  | Spec<'daily-loss', { limit: Limit; lock: Lock }>
  /** Equity below the highest end of a day, as a share of that. */
  | Spec<'drawdown', { bps: number; lock: Lock }>
  /** Positions closed at a loss, one after the other. */
  | Spec<'loss-streak', { losses: number; lock: Lock }>
  | Spec<'value-at-risk', RiskMeasure>
  | Spec<'expected-shortfall', RiskMeasure>
  /** A position's value × its yearly volatility ÷ `targetBps`: the limit shrinks as volatility grows. */
  | Spec<'volatility-scaled', { targetBps: number; limit: Limit }>;

export type RuleName = RuleSpec['rule'];
export type RuleOf<N extends RuleName> = Extract<RuleSpec, { rule: N }>;

export type Rule = RuleSpec & {
  /** Unique within a set; names the rule in decisions. */
  readonly id: string;
  readonly enabled: boolean;
  readonly severity: Severity;
  readonly scope: RuleScope;
};

export type RuleSet = readonly Rule[];
