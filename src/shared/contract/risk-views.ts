/**
 * What the risk desk shows. Money is ledger money of the account's base currency unless said; shares are basis points.
 */
import type { CheckResult, CheckUnit, Denial } from '#core/model/denial.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { OrderSource, OrderType, Side } from '#core/model/order.ts';
import type { Rule, RuleName, RuleScope, RuleSet, Severity } from '#core/model/rules.ts';
import type { TradingState } from '#core/model/trading.ts';
import type { Currency } from '#core/units/units.ts';

/** A rule with where the account stands against it. */
export interface RuleGauge {
  readonly id: string;
  readonly rule: RuleName;
  readonly severity: Severity;
  readonly scope: RuleScope;
  readonly enabled: boolean;
  readonly unit: CheckUnit;
  /** Of what: the symbol, sector … that stands highest; empty for the whole account. */
  readonly subject: string;
  /** Null where only an order can be measured. */
  readonly value: number | null;
  readonly limit: number | null;
  /** Value ÷ limit in basis points; null without both. */
  readonly used: number | null;
}

export interface ExposureRow {
  /** A symbol, sector, asset class or currency. */
  readonly name: string;
  /** Signed value as it stands, and at worst with everything working filled. */
  readonly value: number;
  readonly gross: number;
  /** Of the account's equity; null without equity. */
  readonly share: number | null;
}

export interface TailRisk {
  /** Days of history it is taken from. */
  readonly days: number;
  readonly rows: readonly {
    readonly method: 'historical' | 'parametric';
    readonly confidence: 95 | 99;
    readonly valueAtRisk: number;
    readonly expectedShortfall: number;
  }[];
  /** Positions without history, which count as riskless. */
  readonly unknown: readonly string[];
}

export interface PendingCloseView {
  readonly instrumentId: InstrumentId;
  readonly quantity: number;
  readonly blocked: Denial | null;
}

export interface RiskOverview {
  readonly base: Currency;
  readonly equity: number;
  readonly trading: TradingState;
  readonly closing: readonly PendingCloseView[];
  /** Orders whose cancel the phase holds back. */
  readonly cancelling: readonly string[];
  readonly rules: RuleSet;
  readonly gauges: readonly RuleGauge[];
  readonly gross: number;
  readonly net: number;
  /** Hundredths of equity; null without equity. */
  readonly leverage: number | null;
  readonly byInstrument: readonly ExposureRow[];
  readonly bySector: readonly ExposureRow[];
  readonly byAssetClass: readonly ExposureRow[];
  readonly byCurrency: readonly ExposureRow[];
  readonly losses: {
    readonly today: number;
    readonly peak: number;
    readonly drawdown: number;
    readonly streak: number;
  };
  /** Null without history. */
  readonly tail: TailRisk | null;
}

/** What an order would make of the account, everything working filled at its worst. */
export interface WhatIf {
  readonly base: Currency;
  readonly equity: number;
  readonly gross: Pair;
  readonly net: Pair;
  readonly position: Pair;
  readonly sector: Pair;
  readonly currency: Pair;
  /** Share of equity; null without equity. */
  readonly concentration: number | null;
  /** Gross exposure ÷ equity with the order and without it, in hundredths; null without equity. */
  readonly leverage: number | null;
  readonly leverageBefore: number | null;
  /** One-day historical value at risk at 95 %; null without history. */
  readonly valueAtRisk: Pair | null;
  /** Lost if the price went from the order's to its stop; null without a stop. In the instrument's currency. */
  readonly worstAtStop: number | null;
}

export interface Pair {
  readonly before: number;
  readonly after: number;
}

/** What was decided about an order: every check and rule with value, limit and verdict. */
export interface DecisionView {
  readonly seq: number;
  readonly orderId: string;
  readonly at: number;
  readonly instrumentId: InstrumentId;
  readonly symbol: string;
  readonly side: Side;
  readonly type: OrderType;
  readonly quantity: number;
  /** What was asked, where a rule made it smaller. */
  readonly asked: number | null;
  readonly price: number | null;
  readonly source: OrderSource;
  readonly strategy: string | null;
  readonly outcome: 'accepted' | 'reduced' | 'denied';
  readonly denial: Denial | null;
  readonly checks: readonly CheckResult[];
}

/** `risk.check`: the decision an order would meet now. */
export interface RiskCheckView {
  readonly symbol: string;
  readonly outcome: 'accepted' | 'reduced' | 'needs-confirmation' | 'denied';
  readonly quantity: number;
  readonly asked: number;
  readonly denial: Denial | null;
  readonly warnings: readonly string[];
  readonly checks: readonly CheckResult[];
  readonly whatIf: WhatIf;
}

/** A verdict that other rules would have changed. */
export interface ChangedVerdict {
  readonly seq: number;
  readonly orderId: string;
  readonly at: number;
  readonly symbol: string;
  readonly instrumentId: InstrumentId;
  readonly side: Side;
  readonly quantity: number;
  readonly before: Denial | null;
  readonly after: Denial | null;
  /** Rules that fail with the other set. */
  readonly failed: readonly {
    readonly rule: string;
    readonly value: CheckResult['value'];
    readonly limit: CheckResult['limit'];
  }[];
}

export interface RiskReplay {
  readonly orders: number;
  readonly same: number;
  /** Accepted then, denied with these rules; and the other way round. */
  readonly wouldDeny: number;
  readonly wouldAccept: number;
  readonly changed: readonly ChangedVerdict[];
}

export interface RuleChange {
  readonly seq: number;
  readonly at: number;
  readonly rules: readonly Rule[];
}

/** What is wrong with a file of rules; `number` counts rules from one. */
export type RulesProblem =
  | { readonly code: 'not-json' | 'no-list' | 'too-many' }
  /** `rule`: the kind it says it is; `field`: what is missing, unknown or out of range; empty for the whole rule. */
  | { readonly code: 'rule'; readonly number: number; readonly rule: string; readonly field: string }
  | { readonly code: 'unknown-kind'; readonly number: number; readonly rule: string }
  | { readonly code: 'same-id' };

export interface RulesRead {
  readonly rules: RuleSet | null;
  readonly problem: RulesProblem | null;
}

export interface SizeView {
  /** Whole lots; 0 when nothing fits. */
  readonly quantity: number;
  readonly notional: number;
  readonly currency: Currency;
  /** What is lost from entry to stop; null without a stop. */
  readonly riskAtStop: number | null;
}
