/** LEAN's regression algorithms that its data is there for: daily bars, adjusted by factor files, market orders at the next open. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openPackage } from '../../../src/main/intake/zip.ts';
import { BAR_PRESETS } from '../../../src/shared/core/matching/bars/config.ts';
import type { Columns } from '../../../src/shared/research/indicators/run.ts';
import type { StrategyDefinition } from '../../../src/shared/research/strategy/api.ts';
import { compoundGrowth } from '../../../src/shared/research/statistics/annual.ts';
import { fallFigures } from '../../../src/shared/research/statistics/drawdowns.ts';
import { winRate } from '../../../src/shared/research/statistics/trades.ts';
import {
  deliberate,
  failed,
  passed,
  unsupported,
  type GoldenCase,
  type Outcome,
  type Runner,
} from '../types.ts';
import { closedTrades } from './backtrader-analyzers.ts';
import { barsOf, between } from './data.ts';
import { play, type Costs, type Played } from './play.ts';

/** Prices of its files. */
const DECI_CENTS = 10_000;
/** What it leaves of the value free when it sets holdings (`FreePortfolioValuePercentage`). */
const FREE = 0.0025;
/** Dollars a share, at least, at most of the value. */
const FEES: Costs = { perUnit: 0.005, minimum: 1, capBps: 50 };

interface Factor {
  readonly until: string;
  readonly factor: number;
}

function factorsOf(root: string, symbol: string): Factor[] {
  const lines = readFileSync(join(root, `market/lean/factor_files/${symbol}.csv`), 'utf8')
    .trim()
    .split(/\r?\n/u);
  return lines.map((line) => {
    const [until = '', price, split] = line.split(',');
    return { until, factor: Number(price) * Number(split) };
  });
}

/** Daily bars, each multiplied by the factor of the first row that is not before it. */
function adjustedBars(root: string, file: string): Columns {
  const [, symbol = ''] = /([^/]+)\.zip$/u.exec(file) ?? [];
  const packed = openPackage(readFileSync(join(root, file)));
  const lines = packed.read(packed.names[0]!)!.toString('utf8').trim().split(/\r?\n/u);
  const factors = factorsOf(root, symbol);
  const rows = lines.map((line) => {
    const [stamp = '', ...numbers] = line.split(',');
    const day = stamp.slice(0, 8);
    const factor = factors.find(({ until }) => until >= day)?.factor ?? 1;
    const prices = numbers.slice(0, 4).map((each) => (Number(each) / DECI_CENTS) * factor);
    return [
      Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`),
      ...prices,
      Number(numbers[4]),
    ];
  });
  const column = (at: number): Float64Array => Float64Array.from(rows, (row) => row[at]!);
  return {
    time: column(0),
    open: column(1),
    high: column(2),
    low: column(3),
    close: column(4),
    volume: column(5),
  };
}

interface Trend {
  readonly fast: number;
  readonly slow: number;
  readonly signal: number;
  readonly threshold: number;
}

const macdTrend = ({ fast, slow, signal, threshold }: Trend): StrategyDefinition => ({
  name: 'MACD trend',
  setup(s) {
    const macd = s.indicator('macd', { fast, slow, signal });
    const [line, average] = [macd.line('signal'), s.ema(fast)];
    return () => {
      const { quantity } = s.position();
      const delta = (macd.value - line.value) / average.value;
      if (quantity <= 0 && delta > threshold) s.target(1 - FREE);
      else if (quantity >= 0 && delta < -threshold) s.close();
    };
  },
});

function trendOf(prose: string): Trend | null {
  const [, fast, slow, signal] = /MACD\((\d+), ?(\d+), ?(\d+)/u.exec(prose) ?? [];
  const [, threshold] = /> ?(0?\.\d+) SetHoldings 100%/u.exec(prose) ?? [];
  if (fast === undefined || threshold === undefined) return null;
  return { fast: Number(fast), slow: Number(slow), signal: Number(signal), threshold: Number(threshold) };
}

const rounded = (value: number, places: number): number => Math.round(value * 10 ** places) / 10 ** places;

/** As it prints them. What needs its benchmark and risk-free rates is not here. */
function figures({ fills, equity, orders }: Played, time: ArrayLike<number>, cash: number) {
  const final = equity.at(-1)!;
  const years = (time[time.length - 1]! - time[0]!) / 86_400_000 / 365;
  const nets = closedTrades({ fills, equity, orders, ends: [], denied: [] }).closed.map(({ net }) => net);
  const wins = rounded((winRate(nets) ?? 0) * 100, 0);
  return {
    'Total Orders': orders,
    'Total Fees': rounded(
      fills.reduce((sum, { fees }) => sum + fees, 0),
      2,
    ),
    'Start Equity': cash,
    'End Equity': rounded(final, 2),
    'Net Profit': rounded((final / cash - 1) * 100, 3),
    'Compounding Annual Return': rounded((compoundGrowth(cash, final, years) ?? 0) * 100, 3),
    Drawdown: rounded(fallFigures(time, equity).deepest * 100, 1),
    'Win Rate': wins,
    'Loss Rate': 100 - wins,
  };
}

/** The pack's primary checks; the others need its benchmark, risk-free rates and ways of counting. */
const CHECKED = [
  'Total Orders',
  'Total Fees',
  'Start Equity',
  'End Equity',
  'Net Profit',
  'Drawdown',
  'Win Rate',
];

const UNFILLED =
  'LEAN counts one order more that never filled: fees, equity, drawdown and wins are the same, and its releases before printed our count';

/** All that its orders did is the same, and it counts one more of them. */
const oneUnfilled = (
  differs: readonly string[],
  wanted: Readonly<Record<string, number | undefined>>,
  got: Readonly<Record<string, number>>,
): boolean =>
  differs.length === 1 &&
  differs[0] === 'Total Orders' &&
  wanted['Total Fees'] !== undefined &&
  wanted['Total Orders'] === got['Total Orders']! + 1;

function judged({ expected }: GoldenCase, got: Readonly<Record<string, number>>): Outcome {
  const wanted = expected as Readonly<Record<string, number | undefined>>;
  const differs = CHECKED.filter(
    (name) => wanted[name] !== undefined && Math.abs(wanted[name] - got[name]!) > 1e-6,
  );
  if (oneUnfilled(differs, wanted, got)) return deliberate(UNFILLED);
  const of = (values: typeof wanted) => Object.fromEntries(differs.map((name) => [name, values[name]]));
  return differs.length === 0 ? passed : failed(of(wanted), of(got));
}

export const runLean: Runner = (one, root) => {
  const { args = {} } = one;
  const [file, prose] = [String(args['data']), String(args['algorithm'])];
  if (!/equity_usa_daily\/.*\.zip$/u.test(file)) return unsupported(`its data: ${file}`);
  const trend = trendOf(prose);
  if (!trend) return unsupported(`algorithm: ${prose.slice(0, 60)}`);
  const [, from = '', to = ''] = /(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)/u.exec(prose) ?? [];
  const [, cash = '100000'] = /cash (\d+)/u.exec(prose) ?? [];
  const source = between(adjustedBars(root, file), [from, to]);
  const played = play({
    bars: barsOf(source, 4),
    definition: macdTrend(trend),
    cash: Number(cash),
    fill: BAR_PRESETS['next-open'],
    fees: FEES,
    margin: { kind: 'leverage', times: 2, maintenanceBps: 5_000, stopOutBps: 0 },
    size: { by: 'equity', share: 1 - FREE },
    send: 'close',
    calendar: 'NYSE',
  });
  return judged(one, figures(played, source.time, Number(cash)));
};
