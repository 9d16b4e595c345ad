/** backtesting.py's runs by our engine: orders sent at the next open, its fills, costs and margin as options of ours. */
import type { BarConfig } from '../../../src/shared/core/matching/bars/config.ts';
import type { Columns } from '../../../src/shared/research/indicators/run.ts';
import { readColumns } from '../indicators/data.ts';
import {
  deliberate,
  failed,
  passed,
  unsupported,
  type GoldenCase,
  type Outcome,
  type Runner,
} from '../types.ts';
import { FULL, inAndOut, numberOf, onePurchase, planOf, type Plan } from './backtesting-strategies.ts';
import { statsOf, type Stats } from './backtesting-stats.ts';
import { tradesOf, type PyTrade } from './backtesting-trades.ts';
import { departure, type TheirTrade } from './backtesting-departures.ts';
import { difference, type Tolerance } from './compare.ts';
import { barsOf, firstRows } from './data.ts';
import { play, type Costs, type Played } from './play.ts';

type Broker = Readonly<Record<string, unknown>>;

/** `min(open, stop)` before `max(open, limit)`: what hurts comes first, exits begin with the bar after unless at the market. */
const FILLS: BarConfig = {
  market: 'next-open',
  limit: 'touch',
  path: 'worst-first',
  participationBps: null,
  slippage: { model: 'none' },
  exits: 'market-at-once',
};

const BILLION = 1_000_000_000;
/** Decimals beyond the file's: its prices are multiples of fractions of them. */
const EXTRA = 6;

function feesOf(given: unknown): Costs {
  if (Array.isArray(given)) return { rate: numberOf(given[1], 0), flat: numberOf(given[0], 0) };
  return { rate: numberOf(given, 0) };
}

interface Ran {
  readonly played: Played;
  readonly trades: readonly PyTrade[];
  readonly stats: Stats;
  readonly open: ArrayLike<number>;
}

export function runPlan(source: Columns, plan: Plan, broker: Broker): Ran {
  const leverage = leverageOf(broker);
  const onClose = broker['trade_on_close'] === true;
  const spread = numberOf(broker['spread'], 0);
  const played = play({
    bars: barsOf(source, EXTRA),
    definition: plan.definition,
    cash: numberOf(broker['cash'], 10_000),
    fill: {
      ...FILLS,
      ...(onClose ? { market: 'this-close' } : {}),
      ...(spread > 0 ? { entrySpread: Math.round(spread * BILLION) } : {}),
    },
    fees: feesOf(broker['commission']),
    margin: { kind: 'leverage', times: leverage, maintenanceBps: 0, stopOutBps: 0 },
    size: { by: 'equity', share: FULL * leverage },
    send: onClose ? 'close' : 'next-open',
    calendar: '24/7',
    hedging: broker['hedging'] === true,
    spread,
    closeAt: onClose ? 'close-before' : 'open',
  });
  const rows = source.time.length;
  const trades = tradesOf(played, {
    hedging: broker['hedging'] === true,
    endRow: onClose ? rows - 2 : rows - 1,
  });
  const { time, close } = source;
  const stats = statsOf({
    time: Float64Array.from(time),
    close: Float64Array.from(close),
    equity: played.equity,
    trades,
    firstRow: plan.warmUp,
  });
  return { played, trades, stats, open: source.open };
}

/** Margins are written as decimals: a leverage that is a whole number is meant as one. */
function leverageOf(broker: Broker): number {
  const times = 1 / numberOf(broker['margin'], 1);
  return Math.abs(times - Math.round(times)) < 1e-9 ? Math.round(times) : times;
}

/** What we cannot do as it does. */
function unable(broker: Broker, params: Readonly<Record<string, unknown>>): string | null {
  const { commission: rate, exclusive_orders: exclusive, hedging } = broker;
  if (typeof rate === 'string') return 'a commission that is a function';
  const nets = params['mode'] === 'plain' && exclusive !== true && hedging !== true;
  if (nets && numberOf(params['size'], FULL) <= FULL)
    return 'shares of what is free, while trades of the other side are open';
  return null;
}

const argsOf = ({ args = {} }: GoldenCase) => ({
  data: String(args['data']),
  prose: String(args['strategy']),
  params: (args['strategy_params'] ?? {}) as Readonly<Record<string, unknown>>,
  broker: (args['broker'] ?? args['semantics'] ?? {}) as Broker,
});

type Wanted = Readonly<Record<string, unknown>>;

function prepared(one: GoldenCase, root: string): { readonly ran: Ran } | Outcome {
  const { data, prose, params, broker } = argsOf(one);
  const why = unable(broker, params);
  if (why !== null) return unsupported(why);
  const plan = planOf(
    { prose, params },
    {
      leverage: leverageOf(broker),
      exclusive: broker['exclusive_orders'] === true,
      hedging: broker['hedging'] === true,
    },
  );
  if (!plan) return unsupported(`strategy: ${prose.slice(0, 60)}`);
  return { ran: runPlan(readColumns(root, data), plan, broker) };
}

function tradeTold({ size, entryRow, exitRow, entry, exit, profit, commission: paid }: PyTrade) {
  return {
    size,
    entry_bar: entryRow,
    exit_bar: exitRow,
    entry_price: entry,
    exit_price: exit,
    pnl: profit,
    commission: paid,
  };
}

export const runBacktestingPy: Runner = (one, root) => {
  const found = prepared(one, root);
  if ('kind' in found) return found;
  const { trades, stats, played } = found.ran;
  const wanted = one.expected as Wanted;
  const samples = (wanted['equity_samples'] ?? []) as readonly (readonly number[])[];
  const got = {
    n_trades: trades.length,
    trades: trades.map(tradeTold),
    equity_samples: samples.map(([row]) => [row, played.equity[row!]]),
    stats,
  };
  const differs = difference(
    { trades: wanted['trades'], equity_samples: wanted['equity_samples'], ...wanted },
    got,
    one.tolerance as Tolerance,
  );
  if (!differs) return passed;
  const theirs = (wanted['trades'] ?? []) as readonly TheirTrade[];
  const why = departure(theirs, trades, played.denied, found.ran.open);
  if (why !== null) return deliberate(`backtesting.py ${why}; ours goes by time`);
  return failed(
    { at: differs.at, expected: differs.expected },
    { got: differs.got, denied: played.denied.slice(0, 3) },
  );
};

/** Older names of its durations. */
const RENAMED: Readonly<Record<string, string>> = {
  'Avg. Drawdown Duration [days]': 'Avg. Drawdown Duration',
  'Max. Drawdown Duration [days]': 'Max. Drawdown Duration',
  'Avg. Trade Duration [days]': 'Avg. Trade Duration',
  'Max. Trade Duration [days]': 'Max. Trade Duration',
  'Duration [days]': 'Duration',
};

export const statBacktestingPy: Runner = (one, root) => {
  const found = prepared(one, root);
  if ('kind' in found) return found;
  const name = String(one.args?.['stat']);
  const got = found.ran.stats[RENAMED[name] ?? name];
  if (got === undefined) return unsupported(`statistic ${name}`);
  return difference(one.expected, got, one.tolerance as Tolerance) ? failed(one.expected, got) : passed;
};

export const commissionBacktestingPy: Runner = (one) => {
  const { args = {} } = one;
  const prices = args['bars_ohlc_all_equal'];
  const plan = onePurchase(String(args['script']));
  if (!Array.isArray(prices) || !plan) return unsupported(`script: ${String(args['script']).slice(0, 60)}`);
  const all = Float64Array.from(prices as number[]);
  const time = all.map((_, row) => Date.UTC(2020, 0, 1 + row));
  const source = { time, open: all, high: all, low: all, close: all, volume: all };
  const { trades, played } = runPlan(source, plan, args);
  const [trade] = trades;
  const got = {
    entry: trade?.entry,
    exit: trade?.exit,
    commission_total: trades.reduce((sum, each) => sum + each.commission, 0),
    equity_final: played.equity.at(-1),
  };
  const differs = difference(one.expected, got, one.tolerance as Tolerance);
  return differs ? failed(one.expected, got) : passed;
};

/** Its commission as a function: a share of the value. */
const RATE = /^size ?\* ?price ?\* ?(\d*\.?\d+)$/u;

export const equityBacktestingPy: Runner = (one, root) => {
  const { args = {} } = one;
  const [, file, rows] = /^(\S+)(?: first (\d+) bars)?$/u.exec(String(args['data'])) ?? [];
  const [, rate] = RATE.exec(String(args['commission_func'] ?? 'size*price*0')) ?? [];
  if (file === undefined || rate === undefined) return unsupported('commission as another function');
  if (!String(args['script']).startsWith('buy all-in at first next(); then close'))
    return unsupported(`script: ${String(args['script']).slice(0, 60)}`);
  const source = firstRows(readColumns(root, file), Number(rows ?? Infinity));
  const { played } = runPlan(source, inAndOut(leverageOf(args)), {
    ...args,
    commission: Number(rate),
  });
  const { equity_at_bars: bars } = one.expected as {
    readonly equity_at_bars: Readonly<Record<string, number>>;
  };
  const got = Object.fromEntries(Object.keys(bars).map((row) => [row, played.equity[Number(row)]]));
  const differs = difference(bars, got, one.tolerance as Tolerance);
  return differs ? failed(bars, got) : passed;
};

export const readmeBacktestingPy: Runner = () =>
  deliberate(
    'figures that a README printed under an older version: the case says itself that they are no oracle',
  );
