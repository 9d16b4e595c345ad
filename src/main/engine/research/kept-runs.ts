/** What is kept of runs, read back: their parts are packed and deflated. */
import { inflateRawSync } from 'node:zlib';
import { DAY_MS } from '#core/units/civil.ts';
import { AppFailure } from '#contract/errors.ts';
import type { OrderPage, RunOrder, TradePage } from '#contract/research-views.ts';
import { Unpacker } from '#research/backtest/packed.ts';
import type { Readable } from '#store/database.ts';
import { findRun, partOf, type StoredRun } from '#store/runs.ts';
import { ordersOf } from './orders.ts';
import type { DailyReturns } from './paired.ts';
import { curvesOf, dailyOf, type TearsheetAsk } from './run-tearsheet.ts';
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
  const { run: curve } = curvesOf(bytes);
  const { time, returns } = dailyOf(curve);
  const known = Array.from(time, (day, row) => [day / DAY_MS, returns[row]!] as const);
  return {
    id,
    returns: new Map(known.filter(([, each]) => !Number.isNaN(each))),
    finalEquity: curve.equity.at(-1) ?? 0,
    period,
  };
}

/** What the tearsheet of a run that is done is made of. */
export function tearsheetAsk(db: Readable, id: string, riskFree: number): TearsheetAsk {
  const { view } = storedRun(db, id);
  const [curves, trades, screen] = [
    partOf(db, id, 'curves'),
    partOf(db, id, 'trades'),
    partOf(db, id, 'screen'),
  ];
  if (!curves || !trades || !screen || !view.figures)
    throw new AppFailure('NOT_FOUND', { what: `result of ${id}` });
  const { name, symbols, timeframe, currency, fingerprint, figures } = view;
  const subject = { kind: 'run' as const, id, name, symbols, timeframe, currency, fingerprint };
  return { curves, trades, screen, subject, riskFree, periods: figures.periods };
}
