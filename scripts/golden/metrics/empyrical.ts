/**
 * empyrical's functions by ours, with its conventions: 252 days, 52 weeks, 12 months; NaN counts as no change in compounding; fewer than
 * two returns have no ratio. Where ours is told otherwise it is by an option of its own.
 */
import {
  annualAlpha,
  betaFragility,
  capture,
  captureOf,
  informationRatio,
  marketLine,
  marketRows,
} from '../../../src/shared/research/statistics/market.ts';
import { growthRate, ratePerPeriod, volatility } from '../../../src/shared/research/statistics/annual.ts';
import { drawdownsOf } from '../../../src/shared/research/statistics/drawdowns.ts';
import { mean } from '../../../src/shared/research/statistics/moments.ts';
import { paretoTail } from '../../../src/shared/research/statistics/pareto.ts';
import { periodReturns, type Period } from '../../../src/shared/research/statistics/periods.ts';
import { Ranks } from '../../../src/shared/research/statistics/ranks.ts';
import {
  calmar,
  downsideDeviation,
  omega,
  sharpe,
  sortino,
  stability,
  tailRatio,
} from '../../../src/shared/research/statistics/ratios.ts';
import { simpleReturns, totalReturn, wealthOf } from '../../../src/shared/research/statistics/returns.ts';
import { historicalRisk, historicalShortfall } from '../../../src/shared/research/statistics/tails.ts';
import { quotient, type Got } from './compare.ts';
import type { Dated } from './series.ts';

/** What a function is given, its series in place. */
export interface Given {
  readonly number: (name: string, fallback: number) => number;
  readonly text: (name: string, fallback: string) => string;
  readonly own: Dated;
  /** `values` less a series or a number of the arguments, row by row. */
  readonly less: (name: string) => Float64Array;
  readonly pair: () => readonly [Float64Array, Float64Array];
}

export type Empyrical = (given: Given) => Got;

const PERIODS: Readonly<Record<string, number>> = {
  daily: 252,
  weekly: 52,
  monthly: 12,
  quarterly: 4,
  yearly: 1,
};
export const periodsOf = ({ number, text }: Given): number =>
  number('annualization', PERIODS[text('period', 'daily')] ?? Number.NaN);

const growth: Empyrical = (given) => {
  const { values } = given.own;
  const total = totalReturn(values);
  return total === null ? null : growthRate(total, values.length, periodsOf(given));
};

const deepest = (values: Float64Array): number | null =>
  values.length === 0 ? null : drawdownsOf(wealthOf(values)).reduce((most, each) => Math.max(most, each), 0);

const negated = (value: number | null): number | null => (value === null ? null : -value);

function sharpeOf(given: Given, excess: Float64Array): number | null {
  if (excess.length < 2) return null;
  const average = mean(excess);
  if (average === null) return null;
  const [periods, spread] = [periodsOf(given), volatility(excess, 1)];
  if (spread === null) return null;
  return quotient(sharpe(average * Math.sqrt(periods), flatless(spread, average)), average);
}

/** What rounding leaves of a spread of nothing. */
const flatless = (spread: number, average: number): number =>
  spread < 1e-15 * Math.max(1, Math.abs(average)) ? 0 : spread;

function sortinoOf(given: Given): number | null {
  const excess = given.less('required_return');
  const average = mean(excess);
  if (excess.length < 2 || average === null) return null;
  const periods = periodsOf(given);
  return quotient(sortino(average * periods, downsideDeviation(excess, periods)), average);
}

function omegaOf(given: Given): number | null {
  const { values } = given.own;
  const required = given.number('required_return', 0);
  const periods = given.number('annualization', 252);
  if (values.length < 2 || (periods !== 1 && required <= -1)) return null;
  return omega(given.less('risk_free'), ratePerPeriod(required, periods, 'compounded'));
}

type Line = readonly [alpha: number | null, beta: number | null];

const lineOf = (given: Given, own: ArrayLike<number>, market: ArrayLike<number>): Line => {
  const line = market.length < 2 ? null : marketLine(own, market, given.number('risk_free', 0));
  return line === null ? [null, null] : [annualAlpha(line.alpha, periodsOf(given), 'compounded'), line.beta];
};
const wholeLine = (given: Given): Line => lineOf(given, ...given.pair());
const lineOn =
  (way: 'up' | 'down'): Empyrical =>
  (given) => {
    const { x, y } = marketRows(...given.pair(), way);
    return lineOf(given, x, y);
  };

const captured =
  (way: 'up' | 'down'): Empyrical =>
  (given) =>
    captureOf(...given.pair(), periodsOf(given), way);

const ratioOfCaptures: Empyrical = (given) => {
  const [up, down] = [captured('up')(given) as number | null, captured('down')(given) as number | null];
  return up === null || down === null ? null : up / down;
};

const cumulated = (given: Given): Float64Array => {
  const start = given.number('starting_value', 0);
  const wealth = wealthOf(given.own.values, start === 0 ? 1 : start).slice(1);
  return start === 0 ? wealth.map((value) => value - 1) : wealth;
};

const pareto: Empyrical = (given) => {
  const found =
    given.own.values.length < 3 ? null : paretoTail(given.own.values, given.number('var_p', 0.01), 'losses');
  if (!found) return [0, 0, 0, 0, 0];
  const { threshold, scale, shape, valueAtRisk, expectedShortfall } = found;
  return [threshold, scale, shape, valueAtRisk, expectedShortfall ?? 0];
};

const fragility: Empyrical = (given) => betaFragility(...given.pair(), 'distance');

export const EMPYRICAL: Readonly<Record<string, Empyrical>> = {
  simple_returns: ({ own: { values } }) =>
    [...simpleReturns(values)].map((each, at) => (values[at] === 0 ? quotient(null, values[at + 1]!) : each)),
  cum_returns: (given) => [...cumulated(given)],
  cum_returns_final: (given) => cumulated(given).at(-1) ?? null,
  aggregate_returns: ({ own, text }) => {
    const period = text('convert_to', '').replace(/ly$/, '') as Period;
    return periodReturns(own.time ?? [], own.values, period, 'calendar').map((each) => each.return);
  },
  max_drawdown: ({ own }) => negated(deepest(own.values)),
  annual_return: growth,
  cagr: growth,
  annual_volatility: (given) =>
    volatility(given.own.values, periodsOf(given), 'sample', given.number('alpha', 2)),
  calmar_ratio: (given) => {
    const [yearly, fall] = [growth(given) as number | null, deepest(given.own.values)];
    return yearly === null || fall === null ? null : calmar(yearly, fall);
  },
  omega_ratio: omegaOf,
  sharpe_ratio: (given) => sharpeOf(given, given.less('risk_free')),
  sortino_ratio: sortinoOf,
  downside_risk: (given) => downsideDeviation(given.less('required_return'), periodsOf(given)),
  excess_sharpe: (given) => {
    const active = given.less('factor_returns');
    return active.length < 2 ? null : quotient(informationRatio(active, 1), mean(active));
  },
  alpha: (given) => wholeLine(given)[0],
  beta: (given) => wholeLine(given)[1],
  alpha_beta: wholeLine,
  up_alpha_beta: lineOn('up'),
  down_alpha_beta: lineOn('down'),
  capture: (given) => capture(...given.pair(), periodsOf(given)),
  up_capture: captured('up'),
  down_capture: captured('down'),
  up_down_capture: ratioOfCaptures,
  stability_of_timeseries: ({ own: { values } }) => {
    const flat = values.length >= 2 && values.every((each) => each === 0);
    return flat ? 0 : stability(values);
  },
  tail_ratio: ({ own }) => {
    const ranks = new Ranks(own.values);
    return quotient(tailRatio(ranks), Math.abs(ranks.quantile(0.95)));
  },
  beta_fragility_heuristic: fragility,
  gpd_risk_estimates: pareto,
  value_at_risk: ({ own, number }) => negated(historicalRisk(new Ranks(own.values), number('cutoff', 0.05))),
  conditional_value_at_risk: ({ own, number }) =>
    negated(historicalShortfall(new Ranks(own.values), number('cutoff', 0.05), 'lowest')),
};
