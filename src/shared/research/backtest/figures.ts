/**
 * What a run came to, in a few figures (docs/formulas.md has the formulas). Rates are fractions: 0.1 is 10 %. Null where there
 * is too little to say anything.
 *
 * Returns are of the equity at the last bar of each UTC date; a year has 252 of them, 365 on markets that never rest, 52 of
 * weekly and 12 of monthly bars.
 */
import type { Trade } from '#core/ledger/trades.ts';
import { DAY_MS } from '#core/units/civil.ts';

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

/** Equity at the last row of each UTC date, the first row before them. */
function dailyEquity(time: Float64Array, equity: Float64Array): number[] {
  if (time.length === 0) return [];
  const daily = [equity[0]!];
  for (let row = 1; row < time.length; row += 1) {
    const last =
      row + 1 === time.length || Math.floor(time[row + 1]! / DAY_MS) !== Math.floor(time[row]! / DAY_MS);
    if (last) daily.push(equity[row]!);
  }
  return daily;
}

function returnsOf(daily: readonly number[]): number[] {
  const returns: number[] = [];
  for (let day = 1; day < daily.length; day += 1)
    if (daily[day - 1]! > 0) returns.push(daily[day]! / daily[day - 1]! - 1);
  return returns;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const mean = (values: readonly number[]): number => sum(values) / values.length;

interface Fall {
  readonly depth: number;
  readonly longestMs: number;
}

function fallOf(time: Float64Array, equity: Float64Array): Fall {
  let peak = equity[0] ?? 0;
  let peakAt = time[0] ?? 0;
  let depth = 0;
  let longestMs = 0;
  for (let row = 0; row < equity.length; row += 1) {
    const value = equity[row]!;
    longestMs = Math.max(longestMs, time[row]! - peakAt);
    if (value >= peak) {
      peak = value;
      peakAt = time[row]!;
    } else if (peak > 0) depth = Math.max(depth, (peak - value) / peak);
  }
  return { depth, longestMs };
}

function ratios(returns: readonly number[], periods: number) {
  if (returns.length < LEAST_DAYS) return { volatility: null, sharpe: null, sortino: null };
  const average = mean(returns);
  const deviation = Math.sqrt(sum(returns.map((each) => (each - average) ** 2)) / (returns.length - 1));
  const downside = Math.sqrt(sum(returns.map((each) => Math.min(0, each) ** 2)) / returns.length);
  const root = Math.sqrt(periods);
  return {
    volatility: deviation * root,
    sharpe: deviation > 0 ? (average / deviation) * root : null,
    sortino: downside > 0 ? (average / downside) * root : null,
  };
}

function tradeFigures(trades: readonly Trade[]) {
  const closed = trades.filter(({ closedAt }) => closedAt !== null);
  const nets = closed.map(({ net }) => net as number);
  const won = nets.filter((net) => net > 0);
  const lost = sum(nets.filter((net) => net < 0));
  const some = closed.length > 0;
  return {
    trades: closed.length,
    wins: won.length,
    winRate: some ? won.length / closed.length : null,
    profitFactor: lost < 0 ? sum(won) / -lost : null,
    expectancy: some ? mean(nets) : null,
    best: some ? nets.reduce((a, b) => Math.max(a, b)) : null,
    worst: some ? nets.reduce((a, b) => Math.min(a, b)) : null,
    averageHoldingMs: some ? mean(closed.map(({ holdingMs }) => holdingMs)) : null,
    fees: sum(trades.map(({ fees }) => fees)),
  };
}

export function figuresOf(facts: FigureFacts): RunFigures {
  const { time, equity, trades, heldBars, orders, fills, denied, periods, benchmarkReturn } = facts;
  const start = equity[0] ?? 0;
  const final = equity.at(-1) ?? start;
  const totalReturn = start > 0 ? final / start - 1 : 0;
  const years = ((time.at(-1) ?? 0) - (time[0] ?? 0)) / YEAR_MS;
  const returns = returnsOf(dailyEquity(time, equity));
  const grown = start > 0 && final > 0 && returns.length >= LEAST_DAYS;
  const annualReturn = grown ? (final / start) ** (1 / years) - 1 : null;
  const { depth, longestMs } = fallOf(time, equity);
  return {
    periods,
    start,
    final,
    net: final - start,
    totalReturn,
    annualReturn,
    ...ratios(returns, periods),
    maxDrawdown: depth,
    longestDrawdownDays: longestMs / DAY_MS,
    calmar: annualReturn !== null && depth > 0 ? annualReturn / depth : null,
    exposure: time.length > 1 ? heldBars / (time.length - 1) : 0,
    ...tradeFigures(trades),
    orders,
    fills,
    denied,
    benchmarkReturn,
  };
}
