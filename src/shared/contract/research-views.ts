/** Strategies and backtests as screens and scripts see them. */
import type { Trade } from '#core/ledger/trades.ts';
import type { BarTimeframe } from '#core/model/bars.ts';
import type { Denial } from '#core/model/denial.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Currency } from '#core/units/units.ts';
import type { RunFigures } from '#research/backtest/figures.ts';
import type { LookaheadReport } from '#research/backtest/lookahead.ts';
import type { Parameters, ParameterValue } from '#research/strategy/api.ts';
import type { StrategyProblem } from '#research/strategy/host.ts';
import type { RunSpec, StrategyKind } from './research-calls.ts';

/** What runs begin with where nothing else is said. */
export const OPENING_CASH = { VND: '1000000000', USD: '100000' } as const;

export interface ParameterSetView {
  readonly name: string;
  readonly values: Readonly<Record<string, ParameterValue>>;
}

export interface StrategyView {
  /** `built-in:sma-cross`, or a number of the workspace's own. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'built-in' | StrategyKind;
  readonly about: string;
  readonly parameters: Parameters;
  /** Of the newest version; of a built-in one it names the engine's version. */
  readonly hash: string;
  readonly versions: number;
  readonly note: string;
  readonly tags: readonly string[];
  readonly sets: readonly ParameterSetView[];
  readonly runs: number;
  readonly changedAt: number | null;
  /** Why the newest version cannot be run; empty where it can. */
  readonly problems: readonly StrategyProblem[];
}

export interface VersionView {
  readonly hash: string;
  readonly at: number;
  readonly note: string;
  readonly runs: number;
}

export interface StrategyDetail extends StrategyView {
  /** Newest first. */
  readonly history: readonly VersionView[];
  /** Of the newest version: TypeScript, or the JSON of rules; of a built-in one its TypeScript. */
  readonly source: string;
}

export interface StrategyCheck {
  readonly problems: readonly StrategyProblem[];
  /** What went wrong when it was tried on made-up bars: a run may still fare better. */
  readonly trial: StrategyProblem | null;
  readonly name: string | null;
  readonly about: string;
  readonly parameters: Parameters;
}

export type RunStatus = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** What makes two runs the same: where all of it is equal, so is the journal, byte for byte. */
export interface Fingerprint {
  /** SHA-256 of all of it. */
  readonly hash: string;
  readonly data: readonly { readonly symbol: string; readonly sha256: string; readonly bars: number }[];
  readonly strategies: readonly { readonly name: string; readonly hash: string }[];
  /** Of the models: fills, slippage, fees, margin, sizing, rules. */
  readonly models: string;
  readonly parameters: string;
  readonly seed: number;
  readonly engine: string;
}

export interface RunView {
  readonly id: string;
  readonly status: RunStatus;
  readonly name: string;
  readonly createdAt: number;
  /** Share that is done, 0 to 1. */
  readonly progress: number;
  readonly strategies: readonly string[];
  readonly symbols: readonly string[];
  readonly timeframe: BarTimeframe;
  readonly currency: Currency;
  readonly from: number;
  readonly to: number;
  readonly bars: number;
  /** Runs that were started together, and what makes this one differ from them. */
  readonly group: { readonly id: string; readonly kind: RunGroupKind; readonly label: string } | null;
  readonly fill: string;
  readonly figures: RunFigures | null;
  readonly fingerprint: string | null;
  /** SHA-256 of the journal. */
  readonly resultHash: string | null;
  readonly problem: StrategyProblem | null;
  /** Series below the quality threshold that were used knowingly. */
  readonly lowQuality: readonly { readonly symbol: string; readonly score: number }[];
  readonly tags: readonly string[];
  readonly note: string;
  readonly seconds: number | null;
}

/** How a run was asked for. */
export interface RunAsked {
  readonly id: string;
  readonly spec: RunSpec;
}

export type RunGroupKind = 'sensitivity' | 'ab';

export interface CurvePoint {
  readonly at: number;
  /** Ledger units. */
  readonly equity: number;
}

export interface RunDetail extends RunView {
  /** How it was asked for. */
  readonly spec: RunSpec;
  readonly prints: Fingerprint | null;
  /** At most 2,000 points, lows and highs kept. */
  readonly curve: readonly CurvePoint[];
  /** Of each strategy where there are several. */
  readonly strategyCurves: readonly { readonly name: string; readonly curve: readonly CurvePoint[] }[];
  /** Equal parts of the symbols, each bought at its first bar and held. */
  readonly benchmark: readonly CurvePoint[];
  readonly instruments: readonly Instrument[];
  /** Where strategies held against each other: what the account netted. */
  readonly netting: readonly NettingRow[];
  readonly log: readonly { readonly strategy: string; readonly at: number; readonly text: string }[];
}

/** One symbol that several strategies traded. Quantities in units of the market, at the end of the run. */
export interface NettingRow {
  readonly symbol: string;
  readonly positions: readonly { readonly strategy: string; readonly quantity: number }[];
  readonly net: number;
  /** What of the largest side the others take away. */
  readonly netted: number;
  /** Quantity traded by all, and what of it met the opposite of another strategy in the same bar. */
  readonly traded: number;
  readonly crossed: number;
}

export interface TradePage {
  /** Newest first. */
  readonly trades: readonly (Trade & { readonly strategy: string; readonly entryNote: string })[];
  readonly total: number;
}

export interface RunOrder {
  readonly id: string;
  readonly at: number;
  readonly symbol: string;
  readonly strategy: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  readonly quantity: number;
  readonly price: number | null;
  readonly stop: number | null;
  readonly status: 'filled' | 'cancelled' | 'denied' | 'working';
  readonly filled: number;
  /** Of its first fill. */
  readonly filledAt: number | null;
  readonly averagePrice: number | null;
  /** Why it was cancelled, or the code of its denial. */
  readonly reason: string | null;
  /** With its numbers, in units of the market and the ledger. */
  readonly denial: Denial | null;
  readonly note: string;
}

export interface OrderPage {
  readonly orders: readonly RunOrder[];
  readonly total: number;
}

/** Everything that happened to one order of a run, derived when it is asked for: with each check, its value and limit. */
export interface RunExplanation {
  readonly orderId: string;
  readonly events: readonly JournalEvent[];
}

export interface Reproduction {
  readonly id: string;
  /** The journal is the same, byte for byte. */
  readonly same: boolean;
  readonly before: string;
  readonly now: string | null;
  /** What it would need and is not there any more, or is another. */
  readonly missing: readonly {
    readonly what: 'series' | 'strategy' | 'engine';
    readonly name: string;
    readonly wanted: string;
    readonly found: string | null;
  }[];
}

/** Difference of two runs on the same bars, B less A, by trading day. */
export interface PairedDifference {
  readonly a: string;
  readonly b: string;
  readonly period: 'day' | 'week' | 'month';
  readonly days: number;
  /** Mean difference of returns, and its confidence interval by stationary block bootstrap. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: number;
  /** Share of resampled means at or below zero, doubled to the nearer side: how easily chance does this. */
  readonly pValue: number;
  readonly finalDifference: number;
  /** Days are too few to say anything. */
  readonly tooShort: boolean;
}

export interface RunComparison {
  readonly runs: readonly RunDetail[];
  readonly differences: readonly PairedDifference[];
}

export type ForwardStatus = 'running' | 'paused' | 'stopped' | 'failed';

/** A strategy that trades on an open market: the demo exchange or a replay session. */
export interface ForwardView {
  readonly id: string;
  /** What its orders are called by. */
  readonly name: string;
  readonly stream: string;
  readonly status: ForwardStatus;
  readonly strategy: string;
  readonly hash: string;
  readonly symbols: readonly string[];
  readonly timeframe: BarTimeframe;
  readonly currency: Currency;
  /** Its part of the account when it began, and its equity now, in ledger units. */
  readonly opening: number;
  readonly equity: number;
  /** What it holds, and the price that its equity has it at. */
  readonly positions: readonly {
    readonly symbol: string;
    readonly quantity: number;
    readonly price: number;
  }[];
  readonly orders: number;
  readonly fills: number;
  readonly startedAt: number;
  readonly startedPosition: number;
  /** Market time and tape position up to which it acted. */
  readonly at: number;
  readonly position: number;
  readonly problem: StrategyProblem | null;
  readonly log: readonly { readonly at: number; readonly text: string }[];
}

export interface DivergenceFill {
  readonly at: number;
  readonly symbol: string;
  readonly side: 'buy' | 'sell';
  readonly quantity: number;
  readonly price: number;
  /** Ledger units. */
  readonly fees: number;
}

/** One trade of either, and what its being different cost (negative) or brought, in ledger units. */
export interface DivergenceRow {
  readonly kind: 'same' | 'price' | 'timing' | 'quantity' | 'missed' | 'extra';
  readonly forward: DivergenceFill | null;
  readonly backtest: DivergenceFill | null;
  readonly priceEffect: number;
  readonly quantityEffect: number;
  readonly feeEffect: number;
}

/** A forward run beside the backtest of the same bars: where they differ, trade by trade. */
export interface DivergenceReport {
  readonly id: string;
  readonly currency: Currency;
  readonly rows: readonly DivergenceRow[];
  readonly forwardEquity: number;
  readonly backtestEquity: number;
  /** Forward less backtest, and the parts of it. */
  readonly difference: number;
  readonly price: number;
  readonly timing: number;
  readonly quantity: number;
  readonly missed: number;
  readonly extra: number;
  readonly fees: number;
  /** What the parts do not explain. */
  readonly rest: number;
}

export type { LookaheadReport, RunFigures };
