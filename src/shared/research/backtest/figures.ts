/**
 * What a run came to, in a few figures (docs/formulas.md has the formulas). Rates are fractions: 0.1 is 10 %. Null where there
 * is too little to say anything.
 *
 * Returns are of the equity at the last bar of each UTC date; a year has 252 of them, 365 on markets that never rest, 52 of
 * weekly and 12 of monthly bars.
 */
import type { Trade } from '#core/ledger/trades.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { depthsOf } from '../statistics/drawdowns.ts';
import { deviation, mean, sum } from '../statistics/moments.ts';
import { calmar, downsideDeviation, sharpe, sortino } from '../statistics/ratios.ts';
import { CLOSE, rowsOfDays, simpleReturns } from '../statistics/returns.ts';
import { outcomesOf, profitFactorOf, winRateOf } from '../statistics/trades.ts';

export interface RunFigures {
  /** Returns that a year has. */
  readonly periods: number;
  /** Ledger units. */
  readonly start: number;
  readonly final: number;
  readonly net: number;
  readonly fees: number;
  readonly totalReturn: number;
  readonly annualReturn: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly maxDrawdown: number;
  /** Longest time from a high to the next one at least as high, in days. */
  readonly longestDrawdownDays: number;
  readonly calmar: number | null;
  /** Share of bars at whose close something was held. */
  readonly exposure: number;
  readonly trades: number;
  readonly wins: number;
  readonly winRate: number | null;
  readonly profitFactor: number | null;
  /** Mean net profit of a trade, in ledger units. */
  readonly expectancy: number | null;
  readonly best: number | null;
  readonly worst: number | null;
  readonly averageHoldingMs: number | null;
  readonly orders: number;
  readonly fills: number;
  readonly denied: number;
  /** Of equal parts of the symbols, each bought at its first bar and held. */
  readonly benchmarkReturn: number | null;
}

export interface FigureFacts {
  readonly time: Float64Array;
  readonly equity: Float64Array;
  readonly trades: readonly Trade[];
  readonly heldBars: number;
  readonly orders: number;
  readonly fills: number;
  readonly denied: number;
  /** Returns that a year has. */
  readonly periods: number;
  readonly benchmarkReturn: number | null;
}

const YEAR_MS = 365.25 * DAY_MS;
/** Fewer daily returns than this say nothing about a year. */
const LEAST_DAYS = 20;

/** From the first row to the last of its UTC date, and from there to the last of the next; what cannot be said is left out. */
function returnsOf(time: Float64Array, equity: Float64Array): Float64Array {
  const rows = rowsOfDays(time, CLOSE).filter((row) => row > 0);
  const daily = [0, ...rows].map((row) => equity[row] ?? 0);
  return simpleReturns(daily).filter((each) => !Number.isNaN(each));
}

/** Longest time from a high to the next one at least as high. */
function longestMsOf(time: Float64Array, equity: Float64Array): number {
  let [peak, since, longest] = [equity[0] ?? 0, time[0] ?? 0, 0];
  for (let row = 0; row < equity.length; row += 1) {
    longest = Math.max(longest, time[row]! - since);
    if (equity[row]! < peak) continue;
    peak = equity[row]!;
    since = time[row]!;
  }
  return longest;
}

function ratios(returns: Float64Array, periods: number) {
  if (returns.length < LEAST_DAYS) return { volatility: null, sharpe: null, sortino: null };
  const volatility = deviation(returns)! * Math.sqrt(periods);
  const yearly = mean(returns)! * periods;
  return {
    volatility,
    sharpe: sharpe(yearly, volatility),
    sortino: sortino(yearly, downsideDeviation(returns, periods)),
  };
}

function tradeFigures(trades: readonly Trade[]) {
  const closed = trades.filter(({ closedAt }) => closedAt !== null);
  const nets = Float64Array.from(closed, ({ net }) => net);
  const outcomes = outcomesOf(nets);
  return {
    trades: closed.length,
    wins: outcomes.wins,
    winRate: winRateOf(outcomes),
    profitFactor: profitFactorOf(outcomes),
    expectancy: mean(nets),
    best: nets.length > 0 ? nets.reduce((a, b) => Math.max(a, b)) : null,
    worst: nets.length > 0 ? nets.reduce((a, b) => Math.min(a, b)) : null,
    averageHoldingMs: mean(Float64Array.from(closed, ({ holdingMs }) => holdingMs)),
    fees: sum(Float64Array.from(trades, ({ fees }) => fees)),
  };
}

export function figuresOf(facts: FigureFacts): RunFigures {
  const { time, equity, trades, heldBars, orders, fills, denied, periods, benchmarkReturn } = facts;
  const start = equity[0] ?? 0;
  const final = equity.at(-1) ?? start;
  const totalReturn = start > 0 ? final / start - 1 : 0;
  const years = ((time.at(-1) ?? 0) - (time[0] ?? 0)) / YEAR_MS;
  const returns = returnsOf(time, equity);
  const grown = start > 0 && final > 0 && returns.length >= LEAST_DAYS;
  const annualReturn = grown ? (final / start) ** (1 / years) - 1 : null;
  const depth = depthsOf(equity).share;
  return {
    periods,
    start,
    final,
    net: final - start,
    totalReturn,
    annualReturn,
    ...ratios(returns, periods),
    maxDrawdown: depth,
    longestDrawdownDays: longestMsOf(time, equity) / DAY_MS,
    calmar: annualReturn === null ? null : calmar(annualReturn, depth),
    exposure: time.length > 1 ? heldBars / (time.length - 1) : 0,
    ...tradeFigures(trades),
    orders,
    fills,
    denied,
    benchmarkReturn,
  };
}
