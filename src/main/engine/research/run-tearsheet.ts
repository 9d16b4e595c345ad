/** How a run that is kept performed: of its days (or longer bars), its trades and what it did. */
import { inflateRawSync } from 'node:zlib';
import type { Instrument } from '#core/model/instrument.ts';
import { moneyScale } from '#core/units/units.ts';
import { activityOf } from '#report/activity/packed.ts';
import type { Activity } from '#report/activity/activity.ts';
import type { Performance, ReportTrade } from '#report/performance.ts';
import { auditTables } from '#report/tables/audit.ts';
import { tearsheetOf, type SheetSubject, type Tearsheet, type TearsheetTerms } from '#report/tearsheet.ts';
import type { Trade } from '#core/ledger/trades.ts';
import type { Tries } from '#research/statistics/figures/figure.ts';
import { Unpacker } from '#research/backtest/packed.ts';
import { auditOf } from './orders.ts';
import type { KeptTrade, RunScreen } from './results.ts';

export interface RunKept {
  /** As they are kept. */
  readonly curves: Uint8Array;
  readonly trades: Uint8Array;
  readonly screen: Uint8Array;
  /** Where orders, fills or lots are asked for. */
  readonly journal: Uint8Array | null;
  readonly subject: SheetSubject;
  readonly periods: number;
  readonly tries: Tries | null;
}

export interface KeptCurve {
  readonly time: Float64Array;
  readonly equity: Float64Array;
}

/** Values from their differences. */
function summed(differences: Float64Array): Float64Array {
  for (let row = 1; row < differences.length; row += 1) differences[row]! += differences[row - 1]!;
  return differences;
}

function read(bytes: Uint8Array): { run: KeptCurve; market: KeptCurve; rest: Unpacker } {
  const kept = new Unpacker(inflateRawSync(bytes));
  const next = (): KeptCurve => ({ time: summed(kept.numbers()), equity: summed(kept.numbers()) });
  return { run: next(), market: next(), rest: kept };
}

/** The run's curve. */
export const curveOf = (bytes: Uint8Array): KeptCurve => read(bytes).run;

export interface Owned extends Trade {
  readonly strategy: string;
  readonly entryNote: string;
}

/** A trade that is over, its money in units of which one has `unit` ledger units of the trade's own currency. */
export function reportTrade(trade: Owned, instrument: Instrument, unit: number): ReportTrade {
  const average = 10 ** trade.averageScale;
  return {
    id: trade.id,
    symbol: instrument.symbol,
    strategy: trade.strategy,
    side: trade.side,
    openedAt: trade.openedAt,
    closedAt: trade.closedAt!,
    quantity: trade.quantity / 10 ** instrument.quantityScale,
    entry: trade.averageEntry / average,
    exit: (trade.averageExit ?? 0) / average,
    decimals: instrument.priceScale,
    gross: trade.gross / unit,
    fees: trade.fees / unit,
    profit: trade.net / unit,
    holdingMs: trade.holdingMs,
    mae: trade.mae / unit,
    mfe: trade.mfe / unit,
    r: trade.rMultiple,
    note: trade.entryNote,
  };
}

/** Those that are over, in the order they closed. */
function tradesOf(
  kept: readonly KeptTrade[],
  instruments: readonly Instrument[],
  unit: number,
): ReportTrade[] {
  const byId = new Map(instruments.map((each) => [each.id, each]));
  const told = kept
    .filter(({ closedAt }) => closedAt !== null)
    .map((trade) => reportTrade(trade, byId.get(trade.instrumentId)!, unit));
  return told.sort((a, b) => a.closedAt - b.closedAt);
}

function performanceOfRun(kept: RunKept): Performance {
  const { subject, periods, tries } = kept;
  const { run, market, rest } = read(kept.curves);
  const activity: Activity = activityOf(
    () => rest.read(),
    () => rest.numbers(),
  );
  const { instruments } = new Unpacker(inflateRawSync(kept.screen)).read() as RunScreen;
  const trades = new Unpacker(inflateRawSync(kept.trades)).read() as readonly KeptTrade[];
  const unit = 10 ** moneyScale(subject.currency);
  return {
    subject,
    periods,
    unit,
    curve: run,
    paidIn: null,
    market,
    trades: tradesOf(trades, instruments, unit),
    held: trades.map(({ openedAt, closedAt }) => [openedAt, closedAt] as const),
    activity,
    tries,
  };
}

export function tearsheetOfRun(kept: RunKept, terms: TearsheetTerms): Tearsheet {
  const { journal } = kept;
  const extra =
    journal === null ? [] : auditTables(auditOf(inflateRawSync(journal)).told(), terms.span ?? null);
  return tearsheetOf(performanceOfRun(kept), terms, extra);
}
