/** backtesting.py's statistics (its `_stats.py`) out of ours, with its conventions. */
import {
  annualReturn,
  compoundGrowth,
  compoundVolatility,
} from '../../../src/shared/research/statistics/annual.ts';
import { fallFigures } from '../../../src/shared/research/statistics/drawdowns.ts';
import { exposure } from '../../../src/shared/research/statistics/exposure.ts';
import { alpha, beta } from '../../../src/shared/research/statistics/market.ts';
import { mean, sum } from '../../../src/shared/research/statistics/moments.ts';
import {
  calmar,
  downsideDeviation,
  sharpe,
  sortino,
} from '../../../src/shared/research/statistics/ratios.ts';
import {
  geometricMean,
  lastOfDays,
  logReturns,
  simpleReturns,
} from '../../../src/shared/research/statistics/returns.ts';
import {
  kellyShare,
  profitFactor,
  systemQuality,
  winRate,
} from '../../../src/shared/research/statistics/trades.ts';
import type { PyTrade } from './backtesting-trades.ts';
import { periodOf } from './data.ts';

const DAY = 86_400_000;
const percent = (value: number | null): number | null => (value === null ? null : value * 100);

export interface StatFacts {
  readonly time: Float64Array;
  readonly close: Float64Array;
  readonly equity: Float64Array;
  readonly trades: readonly PyTrade[];
  /** First row at which the strategy could trade: the benchmark is bought there. */
  readonly firstRow: number;
}

/** Its periods of a year: 52, 12, 1, or the days that its market is open. */
function periodsOf(time: Float64Array): { readonly periods: number; readonly daily: boolean } {
  const days = Math.floor(periodOf(time) / DAY);
  if (days === 7) return { periods: 52, daily: false };
  if (days === 31) return { periods: 12, daily: false };
  if (days === 365) return { periods: 1, daily: false };
  const weekend = time.filter((at) => [0, 6].includes(new Date(at).getUTCDay())).length / time.length;
  return { periods: weekend > (2 / 7) * 0.6 ? 365 : 252, daily: true };
}

const stamp = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/** Durations are rounded up to the bars' step. */
function roundedDays(ms: number | null, step: number): number | null {
  return ms === null ? null : (Math.ceil(ms / step - 1e-9) * step) / DAY;
}

function growth({ time, equity }: StatFacts) {
  const { periods, daily } = periodsOf(time);
  const values = daily ? lastOfDays(time, equity) : equity;
  const returns = simpleReturns(values);
  const average = geometricMean(returns) ?? 0;
  const yearly = annualReturn(average, periods);
  const spread = compoundVolatility(returns, average, periods);
  const years = (time.at(-1)! - time[0]!) / DAY / 365.25;
  return {
    'Return (Ann.) [%]': percent(yearly),
    'Volatility (Ann.) [%]': percent(spread),
    'CAGR [%]': percent(compoundGrowth(equity[0]!, equity.at(-1)!, years)),
    'Sharpe Ratio': sharpe(yearly, spread),
    'Sortino Ratio': sortino(yearly, downsideDeviation(returns, periods)),
    yearly,
  };
}

function againstMarket({ close, equity, firstRow }: StatFacts, total: number) {
  const held = close.at(-1)! / close[firstRow]! - 1;
  const slope = beta(logReturns(equity), logReturns(close));
  return {
    'Buy & Hold Return [%]': percent(held),
    Beta: slope,
    'Alpha [%]': slope === null ? null : percent(alpha(total, held, slope)),
  };
}

function tradeFigures({ time, trades }: StatFacts, step: number) {
  const profits = trades.map(({ profit }) => profit);
  const shares = trades.map(({ share }) => share);
  const lengths = trades.map(({ entryRow, exitRow }) => time[exitRow]! - time[entryRow]!);
  const longest = lengths.length === 0 ? null : Math.max(...lengths);
  return {
    '# Trades': trades.length,
    'Commissions [$]': sum(trades.map(({ commission }) => commission)),
    'Win Rate [%]': percent(winRate(profits)),
    'Best Trade [%]': percent(shares.length === 0 ? null : Math.max(...shares)),
    'Worst Trade [%]': percent(shares.length === 0 ? null : Math.min(...shares)),
    'Avg. Trade [%]': percent(geometricMean(shares)),
    'Max. Trade Duration': roundedDays(longest, step),
    'Avg. Trade Duration': roundedDays(mean(lengths), step),
    'Profit Factor': profitFactor(shares),
    'Expectancy [%]': percent(mean(shares)),
    SQN: systemQuality(profits),
    'Kelly Criterion': kellyShare(profits),
  };
}

export type Stats = Readonly<Record<string, number | string | null>>;

export function statsOf(facts: StatFacts): Stats {
  const { time, equity, trades } = facts;
  const total = equity.at(-1)! / equity[0]! - 1;
  const { yearly, ...annual } = growth(facts);
  const falls = fallFigures(time, equity);
  const step = periodOf(time);
  const spans = trades.map(({ entryRow, exitRow }) => [entryRow, exitRow] as const);
  return {
    Start: stamp(time[0]!),
    End: stamp(time.at(-1)!),
    Duration: (time.at(-1)! - time[0]!) / DAY,
    'Exposure Time [%]': percent(exposure(time.length, spans)),
    'Equity Final [$]': equity.at(-1)!,
    'Equity Peak [$]': equity.reduce((a, b) => Math.max(a, b)),
    'Return [%]': percent(total),
    ...annual,
    ...againstMarket(facts, total),
    'Calmar Ratio': calmar(yearly, falls.deepest),
    'Max. Drawdown [%]': percent(-falls.deepest),
    'Avg. Drawdown [%]': percent(falls.average === null ? null : -falls.average),
    'Max. Drawdown Duration': roundedDays(falls.longestMs, step),
    'Avg. Drawdown Duration': roundedDays(falls.averageMs, step),
    ...tradeFigures(facts, step),
  };
}
