/**
 * What a figure is. Every figure is one entry of `list.ts` that carries what a reader needs to check it: formula, source and caveat.
 * The entries drive the code, the command line and docs/formulas.md; names are words of the topic `figures`, by id.
 *
 * Invariants: a value is finite, or null with the reason; nothing is computed twice for one `Facts`.
 */
import type { Of } from '../moments.ts';
import type { Facts } from './facts.ts';

/** What may be said in more than one way; printed with the figures. */
export interface Conventions {
  /** Returns a year has: 252 trading days, 365 days, 52 weeks, 12 months. */
  readonly periods: number;
  /** Rate free of risk, of a year; a period's is it ÷ periods. */
  readonly riskFree: number;
  /** Least acceptable return, of a year; a period's is it ÷ periods. */
  readonly least: number;
  /**
   * What means, deviations, shape, tails and the market line are taken of: r or ln(1 + r). What compounds (growth, drawdowns,
   * captures, tables, wins and losses) is of simple returns always.
   */
  readonly returns: 'simple' | 'log';
  /** Deviations ÷ (n − 1) or ÷ n; skew and kurtosis adjusted for the sample or not. */
  readonly of: Of;
  /** Share of periods that are worse than the value at risk. */
  readonly tail: number;
  /** Of intervals and of the minimum track record. */
  readonly confidence: number;
}

export const CONVENTIONS: Conventions = {
  periods: 252,
  riskFree: 0,
  least: 0,
  returns: 'simple',
  of: 'sample',
  tail: 0.05,
  confidence: 0.95,
};

/** A trade that is over. Money is net of costs, in one currency. */
export interface FigureTrade {
  readonly profit: number;
  readonly holdingMs: number;
  /** Largest open loss and profit, never negative; null where they were not watched. */
  readonly mae: number | null;
  readonly mfe: number | null;
}

/** What was held and traded over the returns' time. Money is in one currency. */
export interface FigureActivity {
  /** Share of the time at which a trade was open; null where the time is none. */
  readonly inMarket: number | null;
  /** Shares of equity at the ends of days, NaN where they cannot be said. */
  readonly gross: Float64Array;
  readonly net: Float64Array;
  readonly meanEquity: number;
  /** Deepest fall of equity at every moment it is known, as a share of the high before. */
  readonly deepest: number;
  readonly years: number;
  /** Equity at the beginning and the end, and money paid in between. */
  readonly start: number;
  readonly end: number;
  readonly paidIn: number;
  readonly bought: number;
  readonly sold: number;
  readonly commission: number;
  readonly tax: number;
  readonly slippage: number;
  readonly spread: number;
  /** What prices moved while orders waited for the next bar. */
  readonly delay: number;
  readonly borrow: number;
}

/** How many variants were tried before this one was chosen, and the variance of their yearly Sharpe ratios. */
export interface Tries {
  readonly count: number;
  readonly variance: number;
}

export interface FigureInput {
  /** Simple returns, one a period, oldest first. What is not finite is unknown: left out, and no change where returns compound. */
  readonly returns: ArrayLike<number>;
  /** UTC milliseconds at which each return was earned, in order; null where dates are not known. */
  readonly time?: ArrayLike<number> | null;
  /** Returns of a market, row by row the same periods. */
  readonly market?: ArrayLike<number> | null;
  readonly trades?: readonly FigureTrade[] | null;
  readonly activity?: FigureActivity | null;
  readonly tries?: Tries | null;
  /** Returns that figures of a year take at least; as few as can be computed with when absent. */
  readonly leastAnnual?: number;
}

export const FIGURE_GROUPS = [
  'growth',
  'periods',
  'risk',
  'ratios',
  'tails',
  'drawdowns',
  'market',
  'trades',
  'activity',
  'honesty',
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

/** `share`: a fraction, shown in percent. `periods`: rows of the returns. */
export type FigureUnit = 'share' | 'ratio' | 'days' | 'periods' | 'money' | 'count';

/** What a figure cannot do without, and how much of it at least. */
export interface FigureNeeds {
  /** Known returns; 1 where nothing is said. What needs a market or trades counts those instead. */
  readonly returns?: number;
  /** Rows known on both sides. */
  readonly market?: number;
  readonly dates?: true;
  readonly trades?: number;
  readonly activity?: true;
  readonly tries?: true;
}

export const FIGURE_REASONS = [
  'too-short',
  'no-market',
  'no-dates',
  'no-trades',
  'no-activity',
  'no-tries',
  'no-spread',
  'no-losses',
  'no-gains',
  'no-drawdown',
  'not-recovered',
  'lost-everything',
  'market-still',
  'no-divisor',
  'no-edge',
  'not-watched',
  'no-tail',
  'not-finite',
] as const;
export type FigureReason = (typeof FIGURE_REASONS)[number];

export interface FigureDefinition {
  readonly id: string;
  readonly group: FigureGroup;
  readonly unit: FigureUnit;
  readonly formula: string;
  readonly source: string;
  /** What to think of when reading it. */
  readonly caveat: string;
  readonly needs?: FigureNeeds;
  /** Of a year, put together from periods: of few it is a number and no news. */
  readonly annual?: true;
  /** Null where it cannot be said though there is enough. */
  readonly of: (facts: Facts) => number | null;
  /** Why it is null then. */
  readonly lacks?: FigureReason | ((facts: Facts) => FigureReason);
}

export type FigureValue =
  | { readonly value: number }
  | {
      readonly value: null;
      readonly reason: FigureReason;
      /** Of `too-short`: what there is, and the least it takes. */
      readonly have?: number;
      readonly least?: number;
    };
