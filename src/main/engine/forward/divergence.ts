/**
 * A forward run beside the backtest of the same bars: what differs, trade by trade, and what each difference cost.
 *
 * A trade is what one order came to: its fills together, at their average price, at the time of the first. Trades are paired
 * by symbol and side in order of time, a backtest's with the nearest of the forward run's within three bars. Of a pair the
 * price and the fees are compared at the smaller quantity; what one did more counts as quantity, what only one did as missed
 * or extra. Everything still held is worth the close of the last bar that was over when the forward run ended, in both, so
 * that the report is the same whenever it is asked for. In a perfect forward run every row is the same.
 */
import { BAR_PRESETS } from '#core/matching/bars/config.ts';
import { sumFees } from '#core/ledger/fees.ts';
import type { BarColumns } from '#core/model/bars.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { money, moneyScale } from '#core/units/units.ts';
import { AppFailure } from '#contract/errors.ts';
import type {
  DivergenceFill,
  DivergenceReport,
  DivergenceRow,
  ForwardView,
} from '#contract/research-views.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { eventsOf } from '#research/backtest/journal.ts';
import { rowsFrom, sliceOf } from '#research/bars/columns.ts';
import { allEvents } from '#store/journal.ts';
import { inflateRawSync } from 'node:zlib';
import type { Context } from '../context.ts';
import { instrumentOf } from '../context.ts';
import type { JobSeries, RunJob } from '../research/job.ts';
import type { ResearchPool } from '../research/pool.ts';
import { feedOf } from './feed.ts';
import type { ForwardSpec } from './forward.ts';

const NEAR_BARS = 3;
const MINUTE_MS = 60_000;

interface Fill extends DivergenceFill {
  readonly instrument: Instrument;
}

function tradesOf(
  events: Iterable<JournalEvent>,
  name: string,
  instruments: ReadonlyMap<string, Instrument>,
): Fill[] {
  /** By order; null until it is filled. */
  const trades = new Map<string, Fill | null>();
  for (const event of events) {
    if (event.kind === 'order-accepted' && event.order.strategy === name) trades.set(event.order.id, null);
    if (event.kind !== 'order-filled') continue;
    const before = trades.get(event.orderId);
    if (before === undefined) continue;
    const instrument = instruments.get(event.instrumentId)!;
    const more: Fill = {
      at: event.at,
      symbol: instrument.symbol,
      side: event.side,
      quantity: event.quantity / 10 ** instrument.quantityScale,
      price: event.price / 10 ** instrument.priceScale,
      fees: sumFees(event.fees),
      instrument,
    };
    trades.set(event.orderId, before ? together(before, more) : more);
  }
  return [...trades.values()].filter((trade) => trade !== null).sort((a, b) => a.at - b.at);
}

function together(before: Fill, more: Fill): Fill {
  const quantity = before.quantity + more.quantity;
  const price = (before.price * before.quantity + more.price * more.quantity) / quantity;
  return { ...before, quantity, price, fees: before.fees + more.fees };
}

const shown = ({ at, symbol, side, quantity, price, fees }: Fill): DivergenceFill => ({
  at,
  symbol,
  side,
  quantity,
  price,
  fees,
});

/** What buying or selling so much at one price instead of another is worth, in ledger units. */
function worth({ instrument, side }: Fill, quantity: number, better: number): number {
  const unit = 10 ** moneyScale(instrument.currency) * (instrument.contract?.multiplier ?? 1);
  return Math.round((side === 'buy' ? -1 : 1) * quantity * better * unit);
}

type Last = (id: InstrumentId) => number;

function pair(forward: Fill, backtest: Fill, last: Last, barMs: number): DivergenceRow {
  const common = Math.min(forward.quantity, backtest.quantity);
  const priceEffect = worth(forward, common, forward.price - backtest.price);
  const more = forward.quantity - backtest.quantity;
  const mark = last(forward.instrument.id);
  const quantityEffect = worth(forward, more, (more > 0 ? forward.price : backtest.price) - mark);
  const feeEffect = backtest.fees - forward.fees;
  const late = Math.abs(forward.at - backtest.at) >= barMs;
  const kind = late ? 'timing' : priceEffect !== 0 ? 'price' : more !== 0 ? 'quantity' : 'same';
  return {
    kind,
    forward: shown(forward),
    backtest: shown(backtest),
    priceEffect,
    quantityEffect,
    feeEffect,
  };
}

function alone(fill: Fill, kind: 'missed' | 'extra', last: Last): DivergenceRow {
  const sign = kind === 'extra' ? 1 : -1;
  const effect = worth(fill, fill.quantity, fill.price - last(fill.instrument.id));
  return {
    kind,
    forward: kind === 'extra' ? shown(fill) : null,
    backtest: kind === 'missed' ? shown(fill) : null,
    priceEffect: 0,
    quantityEffect: sign * effect,
    feeEffect: -sign * fill.fees,
  };
}

function divergenceRows(
  forward: readonly Fill[],
  backtest: readonly Fill[],
  last: Last,
  barMs: number,
): DivergenceRow[] {
  const left = [...forward];
  const rows = backtest.map((each) => {
    const found = left.findIndex(
      ({ symbol, side, at }) =>
        symbol === each.symbol && side === each.side && Math.abs(at - each.at) <= NEAR_BARS * barMs,
    );
    if (found < 0) return alone(each, 'missed', last);
    return pair(left.splice(found, 1)[0]!, each, last, barMs);
  });
  const all = [...rows, ...left.map((each) => alone(each, 'extra', last))];
  const at = (row: DivergenceRow): number => (row.forward ?? row.backtest)!.at;
  return all.sort((a, b) => at(a) - at(b));
}

/** The bars the run saw, with those before it, and where it began. */
function seriesOf(
  { runtime }: Pick<Context, 'runtime'>,
  { startedAt, at, position }: ForwardView,
  instruments: readonly Instrument[],
): { readonly series: JobSeries[]; readonly barMs: number } {
  const { tape } = runtime.world;
  const feed = feedOf(runtime, instruments);
  const columns = feed.history();
  const series = feed.series.map(({ instrument, calendar }, index) => {
    const own: BarColumns = columns[index]!;
    if (!(tape instanceof BarTape)) {
      const upTo = sliceOf(own, 0, rowsFrom(own, at - MINUTE_MS + 1));
      return {
        instrument,
        calendar,
        columns: upTo,
        first: rowsFrom(own, startedAt - (startedAt % MINUTE_MS)),
      };
    }
    const played = tape.recording.series.findIndex(({ id }) => id === instrument.id);
    const first = tape.playedAfter(played, tape.positionAt(startedAt));
    return { instrument, calendar, columns: sliceOf(own, 0, tape.playedAfter(played, position)), first };
  });
  const { time, count } = columns[0]!;
  return { series, barMs: count > 1 ? time[count - 1]! - time[count - 2]! : 60_000 };
}

const sumOf = (rows: readonly DivergenceRow[], of: (row: DivergenceRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);

/** The same strategy on the same bars with what it had to begin with. */
function jobOf(
  { runtime, version }: Pick<Context, 'runtime' | 'version'>,
  view: ForwardView,
  spec: ForwardSpec,
  series: readonly JobSeries[],
): RunJob {
  const { identity } = runtime.world.tape;
  const account = runtime.world.state.account!;
  const none = money(0);
  return {
    strategies: [{ ...spec.pinned, name: view.name, share: 1 }],
    series,
    timeframe: view.timeframe,
    made: null,
    fill: (identity.kind === 'bars' ? identity.fill : null) ?? BAR_PRESETS['next-open'],
    account: {
      name: '',
      baseCurrency: view.currency,
      cash: { VND: none, USD: none, [view.currency]: view.opening },
      holdings: [],
      feeProfiles: account.feeProfiles,
      terms: account.terms,
    },
    rules: runtime.world.state.rules,
    currency: view.currency,
    seed: spec.seed,
    closeAtEnd: false,
    engine: version,
  };
}

/** The difference of equity by what the rows explain. */
function partsOf(rows: readonly DivergenceRow[]) {
  const of = (kinds: readonly DivergenceRow['kind'][]) => rows.filter(({ kind }) => kinds.includes(kind));
  return {
    price: sumOf(of(['price', 'quantity', 'same']), (row) => row.priceEffect),
    timing: sumOf(of(['timing']), (row) => row.priceEffect),
    quantity: sumOf(of(['price', 'timing', 'quantity', 'same']), (row) => row.quantityEffect),
    missed: sumOf(of(['missed']), (row) => row.quantityEffect),
    extra: sumOf(of(['extra']), (row) => row.quantityEffect),
    fees: sumOf(rows, (row) => row.feeEffect),
  };
}

/** The last close of each. */
function closesOf(series: readonly JobSeries[]): Last {
  const closes = new Map(
    series.map(({ instrument: { id, priceScale }, columns }) => [
      id,
      (columns.close[columns.count - 1] ?? 0) / 10 ** priceScale,
    ]),
  );
  return (id) => closes.get(id) ?? 0;
}

/** What the forward run ended with, what it held at these prices. */
function equityAt({ equity, positions }: ForwardView, series: readonly JobSeries[], last: Last): number {
  return positions.reduce((sum, { symbol, quantity, price }) => {
    const instrument = series.find((each) => each.instrument.symbol === symbol)!.instrument;
    const unit = 10 ** moneyScale(instrument.currency) * (instrument.contract?.multiplier ?? 1);
    return sum + Math.round(quantity * (last(instrument.id) - price) * unit);
  }, equity);
}

export async function divergenceOf(
  context: Pick<Context, 'runtime' | 'version'>,
  pool: ResearchPool,
  view: ForwardView,
  spec: ForwardSpec,
): Promise<DivergenceReport> {
  const { runtime } = context;
  // Its bars are those of the market it traded on.
  if (runtime.stream !== view.stream)
    throw new AppFailure('BAD_REQUEST', { detail: 'its stream is not open' });
  const traded = spec.instruments.map((id) => instrumentOf({ runtime }, id));
  const { series, barMs } = seriesOf(context, view, traded);
  // Before the bars are handed over.
  const last = closesOf(series);
  const done = await pool.ask<'run'>(() => ({ kind: 'run', job: jobOf(context, view, spec, series) }));
  if (!done) throw new AppFailure('BAD_REQUEST', { detail: 'stopped' });
  const instruments = new Map(traded.map((each) => [each.id as string, each]));
  const events = Array.from(allEvents(runtime.store.db, view.stream), ({ event }) => event);
  const forward = tradesOf(events, view.name, instruments);
  const backtest = tradesOf(eventsOf(inflateRawSync(done.journal)), view.name, instruments);
  const rows = divergenceRows(forward, backtest, last, barMs);
  const parts = partsOf(rows);
  const forwardEquity = equityAt(view, series, last);
  const difference = forwardEquity - done.figures.final;
  const explained = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return {
    id: view.id,
    currency: view.currency,
    rows,
    forwardEquity,
    backtestEquity: done.figures.final,
    difference,
    ...parts,
    rest: difference - explained,
  };
}
