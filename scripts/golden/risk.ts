/** Risk figures: value at risk, shortfall, volatility, sizing, limits. Prices are read from the file a case names. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kupiecTest } from '../../src/shared/core/estimates/backtest-of-var.ts';
import { drawdownOf, firstBreach } from '../../src/shared/core/estimates/drawdown.ts';
import { covariance, dot, mean, multiply } from '../../src/shared/core/estimates/moments.ts';
import {
  betaHedge,
  kellyFraction,
  riskPerTrade,
  volatilityTarget,
} from '../../src/shared/core/estimates/sizing.ts';
import {
  componentVar,
  cornishFisherVar,
  historicalShortfall,
  historicalVar,
  parametricShortfall,
  parametricVar,
  scaledVar,
} from '../../src/shared/core/estimates/value-at-risk.ts';
import { ewmaVolatility } from '../../src/shared/core/estimates/volatility.ts';
import { priceBand } from '../../src/shared/core/model/instrument.ts';
import { failed, passed, unsupported, type GoldenCase, type Outcome, type Runner } from './types.ts';

/** "market/x.csv A,B; simple returns FROM..TO (rows without NaN)" */
const DATA = /^(\S+) ([^;]+); simple returns (\S+)\.\.(\S+)/;

interface Returns {
  readonly assets: readonly string[];
  readonly rows: readonly (readonly number[])[];
}

const cache = new Map<string, Returns>();

function returnsOf(text: string, root: string): Returns {
  const known = cache.get(text);
  if (known) return known;
  const [, file = '', names = '', from = '', to = ''] = DATA.exec(text) ?? [];
  const assets = names.split(',').map((name) => name.trim());
  const [heading = '', ...lines] = readFileSync(join(root, file), 'utf8').trim().split(/\r?\n/);
  const columns = heading.split(',');
  const prices = lines
    .map((line) => line.split(','))
    .map((cells) => [cells[0] ?? '', assets.map((asset) => cells[columns.indexOf(asset)] ?? '')] as const)
    .filter(([, cells]) => cells.every((cell) => cell !== ''))
    .map(([date, cells]) => [date, cells.map(Number)] as const);
  const rows = prices
    .map(
      ([date, row], index) =>
        [
          date,
          row.map((price, column) => price / (prices[index - 1]?.[1][column] ?? Number.NaN) - 1),
        ] as const,
    )
    .filter(([date]) => date >= from && date <= to)
    .map(([, row]) => row);
  const found = { assets, rows };
  cache.set(text, found);
  return found;
}

function near(expected: unknown, got: unknown, tolerance: GoldenCase['tolerance']): boolean {
  if (typeof expected !== 'number' || typeof got !== 'number') return Object.is(expected, got);
  const { rtol = 0, atol = 0 } = tolerance as { rtol?: number; atol?: number };
  return Math.abs(expected - got) <= atol + rtol * Math.abs(expected);
}

function compare(one: GoldenCase, got: unknown): Outcome {
  const different = difference(one.expected, got, one.tolerance);
  if (different === null) return passed;
  return different.startsWith('?') ? unsupported(different.slice(1)) : failed(one.expected, got);
}

/** Where they differ; "?name" where we have no such figure. */
function difference(
  expected: unknown,
  got: unknown,
  tolerance: GoldenCase['tolerance'],
  name = 'value',
): string | null {
  if (name === 'note') return null;
  if (expected === null || typeof expected !== 'object') {
    if (got === undefined) return `?${name}`;
    return near(expected, got, tolerance) ? null : name;
  }
  for (const [member, value] of Object.entries(expected)) {
    const found = difference(
      value,
      (got as Record<string, unknown> | undefined)?.[member],
      tolerance,
      member,
    );
    if (found) return found;
  }
  return null;
}

type Args = Readonly<Record<string, unknown>>;
type Figure = (args: Args, returns: Returns | null) => unknown;

const number = (args: Args, name: string): number => Number(args[name]);

function portfolio(args: Args, { assets, rows }: Returns) {
  const weights = assets.map((asset) => (args['weights'] as Record<string, number>)[asset] ?? 0);
  return { weights, series: rows.map((row) => dot(row, weights)), rows, assets };
}

/** A loss as money of the case's portfolio. */
const asMoney = (args: Args, loss: number): number => loss * number(args, 'portfolio_value');

function sigmaOf(args: Args, returns: Returns): { sigma: number; average: number } {
  const { weights, series } = portfolio(args, returns);
  const sigma = Math.sqrt(dot(weights, multiply(covariance(returns.rows), weights)));
  return { sigma, average: mean(series) };
}

function components(args: Args, returns: Returns): unknown {
  const { weights, assets } = portfolio(args, returns);
  const found = componentVar(weights, covariance(returns.rows), number(args, 'confidence'));
  const named = (values: readonly number[]) =>
    Object.fromEntries(assets.map((asset, index) => [asset, values[index]]));
  return {
    marginal: named(found.marginal),
    component: named(found.component),
    total: found.total,
    diversification_ratio: found.diversification,
  };
}

function ewma(args: Args, { assets, rows }: Returns): unknown {
  const column = assets.indexOf(String(args['asset']));
  const daily = ewmaVolatility(
    rows.map((row) => row[column]!),
    number(args, 'lam'),
  );
  return { daily, annual: daily * Math.sqrt(252) };
}

function size(args: Args): unknown {
  const equity = number(args, 'equity');
  const share = number(args, 'risk_pct');
  const lot = number(args, 'lot');
  const point = Number(args['point_value'] ?? 1);
  if (args['atr'] !== undefined)
    return {
      qty: volatilityTarget(equity, share, number(args, 'atr'), number(args, 'atr_mult'), point, lot),
    };
  return { qty: riskPerTrade(equity, share, number(args, 'entry'), number(args, 'stop'), point, lot) };
}

function limit(args: Args): unknown {
  if (args['equity_path'] !== undefined)
    return {
      first_breach_index: firstBreach(
        number(args, 'start_equity'),
        number(args, 'limit_pct'),
        args['equity_path'] as number[],
      ),
    };
  const tickTable = [{ from: 0, tick: number(args, 'tick') }];
  const bandBps = Math.round(number(args, 'band') * 10_000);
  return priceBand({ tickTable, bandBps } as never, number(args, 'reference') as never);
}

function fall(args: Args): unknown {
  const equity = args['equity'] as number[];
  const found = drawdownOf(equity);
  return {
    max_drawdown: found.deepest,
    max_drawdown_money: found.deepestMoney,
    peak_index: found.peak,
    trough_index: found.trough,
    recovery_index: found.recovery,
    current_drawdown: found.current,
    peak_to_recovery_bars: found.recovery === null ? null : found.recovery - found.peak,
    bars_below_peak: found.barsBelow,
  };
}

const FIGURES: Readonly<Record<string, Figure>> = {
  var_historical: (args, returns) => {
    const kind = String(args['quantile'] ?? 'linear').startsWith('lower') ? 'lower' : 'linear';
    const confidence = number(args, 'confidence');
    if (!returns) return historicalVar(args['returns'] as number[], confidence, kind);
    return asMoney(args, historicalVar(portfolio(args, returns).series, confidence, kind));
  },
  cvar_historical: (args, returns) =>
    asMoney(args, historicalShortfall(portfolio(args, returns!).series, number(args, 'confidence'))),
  var_parametric: (args, returns) => {
    const { sigma, average } = sigmaOf(args, returns!);
    return asMoney(args, parametricVar(average, sigma, number(args, 'confidence')));
  },
  cvar_parametric: (args, returns) => {
    const { sigma, average } = sigmaOf(args, returns!);
    return asMoney(args, parametricShortfall(average, sigma, number(args, 'confidence')));
  },
  var_scaled: (args, returns) =>
    asMoney(
      args,
      scaledVar(sigmaOf(args, returns!).sigma, number(args, 'confidence'), number(args, 'horizon_days')),
    ),
  var_cornish_fisher: (args, returns) =>
    asMoney(args, cornishFisherVar(portfolio(args, returns!).series, number(args, 'confidence'))),
  component_var: (args, returns) => components(args, returns!),
  ewma_vol: (args, returns) => ewma(args, returns!),
  kupiec_pof: (args) => {
    const { ratio, pValue, rejected } = kupiecTest(
      number(args, 'n'),
      number(args, 'exceptions'),
      number(args, 'p'),
    );
    return { lr: ratio, p_value: pValue, reject_5pct: rejected };
  },
  kelly: (args) => kellyFraction(number(args, 'win_rate'), number(args, 'win_loss_ratio')),
  hedge: (args) => {
    const [value, beta, target] = [
      number(args, 'portfolio'),
      number(args, 'beta'),
      number(args, 'target_beta'),
    ];
    const contracts = betaHedge(
      value,
      beta,
      target,
      number(args, 'future_price'),
      number(args, 'multiplier'),
    );
    return { contracts, rounded: Math.round(contracts) };
  },
  position_size: size,
  risk_limit: limit,
  drawdown: fall,
};

export const RISK_FUNCTIONS = Object.keys(FIGURES);

export const riskFigure: Runner = (one, root) => {
  const args = one.args ?? {};
  const data = args['data'] as string | undefined;
  return compare(one, FIGURES[one.fn]!(args, data === undefined ? null : returnsOf(data, root)));
};
