/** What is kept of runs, read back: their parts are packed and deflated. */
import { inflateRawSync } from 'node:zlib';
import { DAY_MS } from '#core/units/civil.ts';
import { AppFailure } from '#contract/errors.ts';
import { variance } from '#research/statistics/moments.ts';
import type { Tries } from '#research/statistics/figures/figure.ts';
import type { OrderPage, RunOrder, RunView, TradePage } from '#contract/research-views.ts';
import { Unpacker } from '#research/backtest/packed.ts';
import type { Readable } from '#store/database.ts';
import { findRun, listRuns, partOf, type StoredRun } from '#store/runs.ts';
import { ordersOf } from './orders.ts';
import type { DailyReturns } from './paired.ts';
import { dailyOf } from '#report/performance.ts';
import { curveOf, type RunKept } from './run-tearsheet.ts';
import { runDetails } from './run-details.ts';
import type { KeptTrade, RunScreen } from './results.ts';

const NOTHING: RunScreen = {
  curve: [],
  strategyCurves: [],
  benchmark: [],
  instruments: [],
  netting: [],
  log: [],
};

export function storedRun(db: Readable, id: string): StoredRun {
  const found = findRun(db, id);
  if (!found) throw new AppFailure('NOT_FOUND', { what: `run ${id}` });
  return found;
}

function unpacker(db: Readable, id: string, part: Parameters<typeof partOf>[2]): Unpacker | null {
  const bytes = partOf(db, id, part);
  return bytes ? new Unpacker(inflateRawSync(bytes)) : null;
}

interface Asked {
  readonly id: string;
  readonly from: number;
  readonly limit: number;
  readonly filled: { readonly symbol: string; readonly from: number; readonly to: number } | null;
}

export const screenOf = (db: Readable, id: string): RunScreen =>
  (unpacker(db, id, 'screen')?.read() as RunScreen | undefined) ?? NOTHING;

export function tradesOf(db: Readable, id: string, from: number, limit: number): TradePage {
  storedRun(db, id);
  const all = (unpacker(db, id, 'trades')?.read() as readonly KeptTrade[] | undefined) ?? [];
  return { trades: all.slice(from, from + limit), total: all.length };
}

export function orderPage(db: Readable, { id, from, limit, filled }: Asked): OrderPage {
  storedRun(db, id);
  const journal = partOf(db, id, 'journal');
  if (!journal) return { orders: [], total: 0 };
  const every = ordersOf(inflateRawSync(journal));
  const all = filled ? every.filter((order) => filledWithin(order, filled)) : every;
  return { orders: all.slice(from, from + limit), total: all.length };
}

const filledWithin = ({ symbol, filledAt }: RunOrder, span: NonNullable<Asked['filled']>): boolean =>
  symbol === span.symbol && filledAt !== null && filledAt >= span.from && filledAt <= span.to;

const PERIODS: Readonly<Record<string, DailyReturns['period']>> = { '1w': 'week', '1mo': 'month' };

export function dailyReturns(db: Readable, id: string): DailyReturns {
  const bytes = partOf(db, id, 'curves');
  const period = PERIODS[storedRun(db, id).view.timeframe] ?? 'day';
  if (!bytes) return { id, returns: new Map(), finalEquity: 0, period };
  const curve = curveOf(bytes);
  const { time, returns } = dailyOf(curve);
  const known = Array.from(time, (day, row) => [day / DAY_MS, returns[row]!] as const);
  return {
    id,
    returns: new Map(known.filter(([, each]) => !Number.isNaN(each))),
    finalEquity: curve.equity.at(-1) ?? 0,
    period,
  };
}

/** Variants of a run that were started with it, where their Sharpe ratios are known. */
function triesOf(db: Readable, group: RunView['group']): Tries | null {
  if (group === null) return null;
  const ratios = listRuns(db, true).flatMap((view) =>
    view.group?.id === group.id ? (view.figures?.sharpe ?? []) : [],
  );
  const spread = variance(ratios);
  return spread === null ? null : { count: ratios.length, variance: spread };
}

/** What the tearsheet of a run that is done is made of; with its journal where orders are asked for. */
export function keptRun(db: Readable, id: string, audited: boolean): RunKept {
  const { view, spec } = storedRun(db, id);
  const [curves, trades, screen] = [
    partOf(db, id, 'curves'),
    partOf(db, id, 'trades'),
    partOf(db, id, 'screen'),
  ];
  if (!curves || !trades || !screen || !view.figures)
    throw new AppFailure('RUN_WITHOUT_RESULT', { run: view.name });
  const { name, symbols, timeframe, currency, fingerprint, figures } = view;
  const details = runDetails(view, spec);
  return {
    curves,
    trades,
    screen,
    journal: audited ? partOf(db, id, 'journal') : null,
    subject: { kind: 'run', id, name, symbols, timeframe, currency, fingerprint, details },
    periods: figures.periods,
    tries: triesOf(db, view.group),
  };
}
