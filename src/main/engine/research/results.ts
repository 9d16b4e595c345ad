/** What is kept of a run: figures, curves for the screen and whole ones, trades with whose they are. */
import { TradeBook, type Running, type Trade } from '#core/ledger/trades.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { Price, UnixMs } from '#core/units/units.ts';
import type { NettingRow, RunDetail } from '#contract/research-views.ts';
import { eventsOf } from '#research/backtest/journal.ts';
import { figuresOf, type RunFigures } from '#research/backtest/figures.ts';
import { CLOSE, rowsOfDays } from '#research/statistics/returns.ts';
import { Packer } from '#research/backtest/packed.ts';
import type { RunOutcome } from '#research/backtest/settings.ts';
import { lengthOf } from '#research/bars/timeframe.ts';
import { thinned } from './curve.ts';
import type { JobSeries, RunJob } from './job.ts';
import { EndedBars } from './ended.ts';
import { Netting } from './netting.ts';
import type { Activity } from '#report/activity/activity.ts';
import { ActivityBook } from '#report/activity/book.ts';
import { activityParts } from '#report/activity/packed.ts';
import type { KeptCurve as Curve } from './run-tearsheet.ts';

/** Kept for the screen. */
export type RunScreen = Pick<
  RunDetail,
  'curve' | 'strategyCurves' | 'benchmark' | 'instruments' | 'netting' | 'log'
>;

export type KeptTrade = Trade & { readonly strategy: string; readonly entryNote: string };

export interface Results {
  readonly figures: RunFigures;
  /** Packed `RunScreen`. */
  readonly screen: Uint8Array;
  /** Packed: times and equity of the run and, at the end of each day, of the benchmark, each as differences; then the activity. */
  readonly curves: Uint8Array;
  /** Packed `KeptTrade`s, newest first. */
  readonly trades: Uint8Array;
}

interface Told {
  readonly activity: Activity;
  readonly trades: readonly KeptTrade[];
  readonly netting: readonly NettingRow[];
}

const LOG_LINES = 1_000;

function differences(values: Float64Array): number[] {
  const all: number[] = [];
  let before = 0;
  for (const value of values) {
    all.push(value - before);
    before = value;
  }
  return all;
}

/** Curves, each as the differences of its moments and of its values, and the activity. */
function packedCurves(curves: readonly Curve[], activity: Activity): Uint8Array {
  const written = curves.flatMap(({ time, equity }) => [differences(time), differences(equity)]);
  return packed(...written, ...activityParts(activity));
}

function packed(...values: readonly unknown[]): Uint8Array {
  const packer = new Packer();
  for (const value of values) packer.write(value);
  return packer.written();
}

function readJournal(job: RunJob, outcome: RunOutcome, bars: EndedBars): Told {
  const instruments = new Map(job.series.map(({ instrument }) => [instrument.id, instrument]));
  const activity = new ActivityBook({
    ends: Array.from(lastOfDays(outcome).time.subarray(1)),
    instrumentOf: (id) => instruments.get(id)!,
    priceAt: bars.closeAt,
    openAt: bars.openAt,
    rateOf: (currency) => (currency === job.currency ? 1 : null),
  });
  const book = new TradeBook((id) => instruments.get(id)!);
  const netting = new Netting(instruments);
  const strategies = new Map<number, { readonly strategy: string; readonly entryNote: string }>();
  const orders = new Map<string, { readonly strategy: string; readonly entryNote: string }>();
  for (const event of eventsOf(outcome.journal)) {
    book.apply(event);
    noteOwner(event, orders, strategies);
    netting.apply(event);
    activity.apply(event);
  }
  const running = runningAt(job.series, outcome.time.at(-1)!);
  const trades = book.list('flat', (instrument) => running(instrument.id));
  const nobody = { strategy: '', entryNote: '' };
  return {
    trades: trades.map((trade) => ({ ...trade, ...(strategies.get(trade.id) ?? nobody) })),
    netting: netting.rows(),
    activity: activity.told(),
  };
}

/** Orders by id, then fills by number: a trade is named after the fill that opened it. */
function noteOwner(
  event: JournalEvent,
  orders: Map<string, { readonly strategy: string; readonly entryNote: string }>,
  fills: Map<number, { readonly strategy: string; readonly entryNote: string }>,
): void {
  if (event.kind === 'order-accepted') {
    const { id, strategy = '', note } = event.order;
    orders.set(id, { strategy, entryNote: note });
  } else if (event.kind === 'order-filled') {
    const owner = orders.get(event.orderId);
    if (owner) fills.set(event.fill, owner);
  }
}

/** How what is still held stands at the end: at the last close that is over. */
function runningAt(series: readonly JobSeries[], end: number): (id: InstrumentId) => Running {
  const last = new Map<InstrumentId, Price>();
  for (const { instrument, columns } of series)
    if (columns.count > 0) last.set(instrument.id, columns.close[columns.count - 1] as Price);
  return (id) => {
    const mark = last.get(id) ?? (0 as Price);
    return { at: end as UnixMs, mark, range: { low: mark, high: mark } };
  };
}

function benchmarkOf({ account, currency }: RunJob, { time }: RunOutcome, bars: EndedBars): Curve {
  const inCurrency = ({ instrument }: JobSeries): boolean => instrument.currency === currency;
  return bars.held(time, account.cash[currency], inCurrency);
}

/** The first row, and the last of each UTC date after it. */
function lastOfDays({ time, equity }: Curve): Curve {
  const rows = rowsOfDays(time, CLOSE).filter((row) => row > 0);
  const kept = time.length === 0 ? rows : [0, ...rows];
  return {
    time: Float64Array.from(kept, (row) => time[row]!),
    equity: Float64Array.from(kept, (row) => equity[row]!),
  };
}

/** Returns that a year has: of each day, or of longer bars. */
function periodsOf({ timeframe, series }: RunJob): number {
  const { kind } = lengthOf(timeframe);
  if (kind === 'week') return 52;
  if (kind === 'month') return 12;
  return series[0]!.calendar === '24/7' ? 365 : 252;
}

export function resultsOf(job: RunJob, outcome: RunOutcome, names: readonly string[]): Results {
  const { time, equity, strategies, log, heldBars, orders, fills, denied } = outcome;
  const bars = new EndedBars(job);
  const { trades, netting, activity } = readJournal(job, outcome, bars);
  const market = benchmarkOf(job, outcome, bars);
  const [begins, ends] = [market.equity[0], market.equity.at(-1)];
  const screen: RunScreen = {
    curve: thinned(time, equity),
    strategyCurves:
      names.length > 1
        ? strategies.map((each) => ({ name: each.name, curve: thinned(time, each.equity) }))
        : [],
    benchmark: thinned(market.time, market.equity),
    instruments: job.series.map(({ instrument }) => instrument),
    netting: names.length > 1 ? netting : [],
    log: log.slice(0, LOG_LINES),
  };
  const figures = figuresOf({
    time,
    equity,
    trades,
    heldBars,
    orders,
    fills,
    denied,
    periods: periodsOf(job),
    benchmarkReturn: begins !== undefined && ends !== undefined && begins > 0 ? ends / begins - 1 : null,
  });
  return {
    figures,
    screen: packed(screen),
    curves: packedCurves([{ time, equity }, lastOfDays(market)], activity),
    trades: packed(trades),
  };
}
