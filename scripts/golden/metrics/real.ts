/** Figures of real series, and of one against another: ours with the conventions that the pack writes down. */
import { annualAlpha, captureOf } from '../../../src/shared/research/statistics/market.ts';
import {
  activeReturns,
  alignedByTime,
  informationRatio,
  marketLine,
  trackingError,
} from '../../../src/shared/research/statistics/market.ts';
import { growthRate, ratePerPeriod, volatility } from '../../../src/shared/research/statistics/annual.ts';
import {
  deepestOf,
  depthsOf,
  drawdownsOf,
  drawdownTable,
  ulcerIndex,
} from '../../../src/shared/research/statistics/drawdowns.ts';
import { correlation, mean, sum } from '../../../src/shared/research/statistics/moments.ts';
import { periodReturns, type Period } from '../../../src/shared/research/statistics/periods.ts';
import { Ranks } from '../../../src/shared/research/statistics/ranks.ts';
import {
  calmar,
  downsideDeviation,
  gainToPain,
  omega,
  sharpe,
  sortino,
  stability,
  tailRatio,
} from '../../../src/shared/research/statistics/ratios.ts';
import { totalReturn, wealthOf } from '../../../src/shared/research/statistics/returns.ts';
import {
  autocorrelation,
  excessKurtosis,
  momentsOf,
  skewness,
} from '../../../src/shared/research/statistics/shape.ts';
import {
  cornishFisherRisk,
  historicalRisk,
  historicalShortfall,
  normalRisk,
  normalShortfall,
} from '../../../src/shared/research/statistics/tails.ts';
import {
  averageLoss,
  averageWin,
  kellyShare,
  outcomesOf,
  profitFactor,
  winRate,
} from '../../../src/shared/research/statistics/trades.ts';
import type { Got } from './compare.ts';
import type { Dated } from './series.ts';

export type Real = (returns: Dated, periods: number, matches: RegExpExecArray) => Got;

const loss = (value: number | null): number | null => (value === null ? null : -value);
const yearly = (values: Float64Array, periods: number): number => (mean(values) ?? Number.NaN) * periods;
const growth = (values: Float64Array, periods: number): number | null =>
  growthRate(totalReturn(values) ?? Number.NaN, values.length, periods);
const deepest = ({ values }: Dated) => deepestOf(drawdownTable(wealthOf(values)));
const tail = ([, percent]: RegExpExecArray): number => (100 - Number(percent)) / 100;
const table = ({ time, values }: Dated, period: Period): Got =>
  Object.fromEntries(periodReturns(time!, values, period).map((each) => [each.label, each.return]));
const part = (text: string | undefined): number => Number(text) / 100;

/** By the pattern of a name: a number in it is a percentage. */
export const REAL: readonly (readonly [name: RegExp, Real])[] = [
  [/^n_returns$/, ({ values }) => values.length],
  [/^total_return$/, ({ values }) => totalReturn(values)],
  [/^cagr$/, ({ values }, periods) => growth(values, periods)],
  [/^ann_mean_arith$/, ({ values }, periods) => yearly(values, periods)],
  [/^ann_vol$/, ({ values }, periods) => volatility(values, periods)],
  [
    /^sharpe_rf(\d+)(?:pct_per_year_arith)?$/,
    ({ values }, periods, [, free]) =>
      sharpe(yearly(values, periods), volatility(values, periods), part(free)),
  ],
  [
    /^sortino_mar(\d+)$/,
    ({ values }, periods, [, least]) =>
      sortino(
        yearly(values, periods),
        downsideDeviation(values, periods, ratePerPeriod(part(least), periods, 'divided')),
        part(least),
      ),
  ],
  [
    /^downside_dev_ann_mar(\d+)$/,
    ({ values }, periods, [, least]) =>
      downsideDeviation(values, periods, ratePerPeriod(part(least), periods, 'divided')),
  ],
  [
    /^omega_thr(\d+)$/,
    ({ values }, periods, [, least]) => omega(values, ratePerPeriod(part(least), periods, 'divided')),
  ],
  [
    /^calmar$/,
    (returns, periods) => calmar(growth(returns.values, periods) ?? Number.NaN, deepest(returns)?.depth ?? 0),
  ],
  [/^skew_biased$/, ({ values }) => skewness(values, 'population')],
  [/^skew_sample_adj$/, ({ values }) => skewness(values)],
  [/^excess_kurtosis_biased$/, ({ values }) => excessKurtosis(values, 'population')],
  [/^excess_kurtosis_sample_adj$/, ({ values }) => excessKurtosis(values)],
  [/^autocorr_lag(\d+)$/, ({ values }, _, [, lag]) => autocorrelation(values, Number(lag))],
  [/^tail_ratio$/, ({ values }) => tailRatio(new Ranks(values))],
  [/^stability_r2$/, ({ values }) => stability(values)],
  [/^gain_to_pain$/, ({ values }) => gainToPain(outcomesOf(values))],
  [/^ulcer_index$/, ({ values }) => ulcerIndex(drawdownsOf(wealthOf(values)).subarray(1))],
  [/^max_drawdown$/, (returns) => -(deepest(returns)?.depth ?? 0)],
  [/^max_dd_peak_index$/, (returns) => deepest(returns)?.peak ?? null],
  [/^max_dd_trough_index$/, (returns) => deepest(returns)?.valley ?? null],
  [/^max_dd_recovery_index$/, (returns) => deepest(returns)?.recovery ?? null],
  [/^longest_drawdown_bars$/, ({ values }) => depthsOf(wealthOf(values)).rows],
  [/^var_hist_(\d+)$/, ({ values }, _, found) => loss(historicalRisk(new Ranks(values), tail(found)))],
  [
    /^cvar_hist_(\d+)_leq_quantile$/,
    ({ values }, _, found) => loss(historicalShortfall(new Ranks(values), tail(found))),
  ],
  [/^var_normal_(\d+)$/, ({ values }, _, found) => loss(normalRisk(momentsOf(values), tail(found)))],
  [/^cvar_normal_(\d+)$/, ({ values }, _, found) => loss(normalShortfall(momentsOf(values), tail(found)))],
  [
    /^var_cornish_fisher_(\d+)$/,
    ({ values }, _, found) => loss(cornishFisherRisk(momentsOf(values), tail(found), 'population')),
  ],
  [/^best$/, ({ values }) => values.reduce((a, b) => Math.max(a, b), -Infinity)],
  [/^worst$/, ({ values }) => values.reduce((a, b) => Math.min(a, b), Infinity)],
  [/^win_rate$/, ({ values }) => winRate(values)],
  [/^avg_win$/, ({ values }) => averageWin(values)],
  [/^avg_loss$/, ({ values }) => averageLoss(values)],
  [/^profit_factor$/, ({ values }) => profitFactor(values)],
  [/^kelly$/, ({ values }) => kellyShare(values, 'left-out')],
  [/^monthly_table$/, (returns) => table(returns, 'month')],
  [/^quarterly_table$/, (returns) => table(returns, 'quarter')],
  [/^yearly_table$/, (returns) => table(returns, 'year')],
];

export type Relative = (x: Float64Array, y: Float64Array, periods: number) => Got;

const line = (x: Float64Array, y: Float64Array) => marketLine(x, y);

export const RELATIVE: Readonly<Record<string, Relative>> = {
  n: (x) => x.length,
  beta: (x, y) => line(x, y)?.beta ?? null,
  alpha_daily: (x, y) => line(x, y)?.alpha ?? null,
  alpha_ann_arith: (x, y, periods) => annualAlpha(line(x, y)?.alpha ?? Number.NaN, periods, 'added'),
  alpha_ann_compound: (x, y, periods) => annualAlpha(line(x, y)?.alpha ?? Number.NaN, periods, 'compounded'),
  correlation: (x, y) => correlation(x, y),
  r_squared: (x, y) => (correlation(x, y) ?? Number.NaN) ** 2,
  tracking_error_ann: (x, y, periods) => trackingError(activeReturns(x, y), periods),
  information_ratio_ann: (x, y, periods) => informationRatio(activeReturns(x, y), periods),
  treynor_rf0: (x, y, periods) => sharpe(yearly(x, periods), line(x, y)?.beta ?? null),
  m2_rf0: (x, y, periods) =>
    (sharpe(yearly(x, periods), volatility(x, periods)) ?? Number.NaN) *
    (volatility(y, periods) ?? Number.NaN),
  up_capture_geometric: (x, y, periods) => captureOf(x, y, periods, 'up'),
  down_capture_geometric: (x, y, periods) => captureOf(x, y, periods, 'down'),
  active_return_ann: (x, y, periods) => sum(activeReturns(x, y)) * (periods / x.length),
};

export function relativePair(own: Dated, benchmark: Dated): readonly [Float64Array, Float64Array] {
  const { x, y } = alignedByTime(own.time!, own.values, benchmark.time!, benchmark.values);
  return [x, y];
}
