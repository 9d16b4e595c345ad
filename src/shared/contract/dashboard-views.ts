/** How the account that is open performs, now. Money in units of its base currency; shares are fractions; moments UTC ms. */
import type { Currency } from '#core/units/units.ts';

export interface DashboardHolding {
  readonly symbol: string;
  readonly strategy: string;
  /** In units of the market. */
  readonly quantity: number;
  readonly value: number;
  readonly today: number;
  readonly total: number;
}

/** What one strategy did; `strategy` is empty for what was traded by hand. */
export interface DashboardStrategy {
  readonly strategy: string;
  readonly value: number;
  readonly today: number;
  readonly total: number;
  readonly fills: number;
  readonly turnover: number;
  readonly fees: number;
  /** Trades from flat to flat that are over. */
  readonly trades: number;
  readonly winRate: number | null;
}

export interface DashboardView {
  readonly stream: string;
  readonly name: string;
  readonly currency: Currency;
  readonly at: number;
  readonly equity: number;
  /** Since the account was opened: money paid in, and what it made of it. */
  readonly paidIn: number;
  readonly total: number;
  readonly today: number;
  /** Time-weighted; null where nothing was there to begin with. */
  readonly totalReturn: number | null;
  readonly todayReturn: number | null;
  readonly fees: number;
  readonly risk: {
    readonly gross: number;
    readonly net: number;
    /** gross ÷ equity; null without equity. */
    readonly leverage: number | null;
    /** Largest holding ÷ equity. */
    readonly largest: number | null;
    /** Below the highest equity, money paid in taken out. */
    readonly drawdown: number;
    readonly maxDrawdown: number;
  };
  readonly trades: {
    readonly over: number;
    readonly today: number;
    readonly winRate: number | null;
    readonly profitFactor: number | null;
    readonly expectancy: number | null;
  };
  /** Ends of days, today every minute, and now: at most 1,000. */
  readonly curve: readonly (readonly [at: number, equity: number])[];
  /** What a unit paid in at the beginning is now, at the same moments. */
  readonly growth: readonly number[];
  /** When today began; null on the first day. */
  readonly todayFrom: number | null;
  /** The largest result first. */
  readonly holdings: readonly DashboardHolding[];
  readonly strategies: readonly DashboardStrategy[];
}
