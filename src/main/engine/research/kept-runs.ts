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

/** Values from their differences. */
function summed(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((each) => (sum += each));
}

export function dailyReturns(db: Readable, id: string): DailyReturns {
  const curves = unpacker(db, id, 'curves');
  const returns = new Map<number, number>();
  if (!curves) return { id, returns, finalEquity: 0 };
  const time = summed(curves.read() as number[]);
  const equity = summed(curves.read() as number[]);
  let before = equity[0] ?? 0;
  for (let row = 1; row < time.length; row += 1) {
    const day = Math.floor(time[row]! / DAY_MS);
    if (row + 1 < time.length && Math.floor(time[row + 1]! / DAY_MS) === day) continue;
    if (before > 0) returns.set(day, equity[row]! / before - 1);
    before = equity[row]!;
  }
  return { id, returns, finalEquity: equity.at(-1) ?? 0 };
}
