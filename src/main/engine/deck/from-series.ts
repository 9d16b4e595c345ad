/** A recording out of stored series: at the scales of their instruments, with what came before, and blind if wanted. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import { barFault, type Bar } from '#core/matching/bars/path.ts';
import { tickAt, type Instrument, type InstrumentId } from '#core/model/instrument.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { MAX_VALUE, type Price } from '#core/units/units.ts';
import { mulDiv, pow10 } from '#core/units/integer.ts';
import { AppFailure } from '#contract/errors.ts';
import type { ReplayAbout } from '#contract/replay-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import { firstPrice } from '#feeds/recorded/bar-tape.ts';
import type { BarRecording, RecordedSeries } from '#feeds/recorded/recording.ts';
import type { Readable } from '#store/database.ts';
import { readBars } from '#store/series-bars.ts';
import { importsOf, seriesById } from '#store/series.ts';
import { adjustedBars } from '../series/actions.ts';
import type { Context } from '../context.ts';
import { actionsOfSeries } from './actions.ts';
import { listedAs } from './listed.ts';
import { scoreOf, THRESHOLD } from './quality.ts';

/** Bars before the first one that is played: for charts, averages and the risk desk's history. */
const HISTORY = 5_000;
const WEEK_MS = 7 * 86_400_000;
/** Blind sessions begin here: a Monday that no market knows. */
const NOWHERE = Date.UTC(2001, 0, 1);

export interface Wanted {
  readonly series: readonly number[];
  readonly from: number | null;
  readonly to: number | null;
  readonly blind: boolean;
  readonly acceptQuality: boolean;
  /** Prices as they compare with those of the last day; what companies do is not played then. */
  readonly adjusted?: boolean;
}

export interface FromSeries {
  readonly recording: BarRecording;
  readonly instruments: readonly Instrument[];
  readonly about: Pick<ReplayAbout, 'symbols' | 'shiftMs' | 'source' | 'lowQuality' | 'timeframe'>;
}

function rescale(column: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return column;
  if (to < from) return column.map((value) => mulDiv(value, 1, pow10(from - to), 'half-even'));
  const factor = pow10(to - from);
  // Beyond exact integers it is beyond any order too, and refused below.
  return column.map((value) => value * factor);
}

function atScalesOf(
  bars: BarColumns,
  { priceScale, volumeScale, symbol }: SeriesView,
  to: Instrument,
): BarColumns {
  const price = (column: Float64Array): Float64Array => rescale(column, priceScale, to.priceScale);
  const columns = {
    count: bars.count,
    time: bars.time,
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: rescale(bars.volume, volumeScale, to.quantityScale),
  };
  for (let row = 0; row < columns.count; row += 1) {
    const bar = barAt(columns, row);
    if (barFault(bar) === null && bar.high <= MAX_VALUE) continue;
    const time = new Date(columns.time[row]!).toISOString();
    throw new AppFailure('SERIES_NOT_TRADABLE', { symbol, time });
  }
  return columns;
}

const barAt = (columns: BarColumns, row: number): Bar => ({
  open: columns.open[row]!,
  high: columns.high[row]!,
  low: columns.low[row]!,
  close: columns.close[row]!,
  volume: columns.volume[row]!,
});

const part = (bars: BarColumns, from: number, to: number): BarColumns => ({
  count: to - from,
  time: bars.time.slice(from, to),
  open: bars.open.slice(from, to),
  high: bars.high.slice(from, to),
  low: bars.low.slice(from, to),
  close: bars.close.slice(from, to),
  volume: bars.volume.slice(from, to),
});

/** The first row at or after a moment. */
function rowAt(time: Float64Array, moment: number): number {
  let low = 0;
  let high = time.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At the instrument's scales, with what companies did up to a day taken out, reckoned at the finer of both scales. */
function comparable(
  db: Readable,
  series: SeriesView,
  instrument: Instrument,
  bars: BarColumns,
  asOf: number,
): BarColumns {
  const { priceScale, quantityScale: volumeScale } = instrument;
  if (priceScale <= series.priceScale)
    return atScalesOf(adjustedBars(db, series, bars, asOf), series, instrument);
  const finer = atScalesOf(bars, series, instrument);
  return adjustedBars(db, { ...series, priceScale, volumeScale }, finer, asOf);
}

interface Taken {
  readonly series: SeriesView;
  readonly instrument: Instrument;
  readonly recorded: RecordedSeries;
}

function take(context: Pick<Context, 'runtime'>, id: number, { from, to, adjusted = false }: Wanted): Taken {
  const { db } = context.runtime.store;
  const series = seriesById(db, id);
  if (!series || series.deletedAt !== null || series.kind !== 'bars')
    throw new AppFailure('NOT_FOUND', { what: `series ${id}` });
  const instrument = listedAs(context.runtime, series.symbol);
  if (!instrument) throw new AppFailure('UNKNOWN_SYMBOL', { symbol: series.symbol });
  const all = readBars(db, id);
  const begin = from === null ? 0 : rowAt(all.time, from);
  const end = to === null ? all.count : rowAt(all.time, to);
  const oldest = Math.max(0, begin - HISTORY);
  // What was before is shown as on the first day that is played: a later split is not known yet.
  const today = adjusted ? Infinity : Math.floor((all.time[begin] ?? 0) / DAY_MS);
  const wanted = part(all, oldest, Math.max(begin, end));
  const columns = comparable(db, series, instrument, wanted, today);
  const recorded = { id: instrument.id, calendar: series.calendar, columns, first: begin - oldest };
  return { series, instrument, recorded };
}

/** Series that a gate would hold back; taken all the same where the person says so. */
function lowQuality(taken: readonly Taken[], accepted: boolean): ReplayAbout['lowQuality'] {
  const low = taken.flatMap(({ series }) => {
    const score = scoreOf(series);
    return score !== null && score < THRESHOLD ? [{ symbol: series.symbol, score }] : [];
  });
  const [first] = low;
  if (first && !accepted) throw new AppFailure('QUALITY_LOW', { ...first, threshold: THRESHOLD });
  return low;
}

/** The same listing under a name that tells nothing. */
function masked(instrument: Instrument, index: number): Instrument {
  const symbol = `X${index + 1}`;
  const { formerSymbols: _, ...listing } = instrument;
  return { ...listing, id: `BLIND:${symbol}` as InstrumentId, symbol, name: symbol, sector: '' };
}

/** By whole weeks, so that weekdays stay. */
function shiftOf(taken: readonly Taken[]): number {
  const first = Math.min(
    ...taken.map(
      ({ recorded: { columns, first: row } }) => columns.time[Math.min(row, columns.count - 1)] ?? NOWHERE,
    ),
  );
  return Math.round((NOWHERE - first) / WEEK_MS) * WEEK_MS;
}

function hide(taken: readonly Taken[], shiftMs: number): Taken[] {
  return taken.map(({ series, instrument, recorded }, index) => {
    const mask = masked(instrument, index);
    const time = recorded.columns.time.map((at) => at + shiftMs);
    return {
      series,
      instrument: mask,
      recorded: { ...recorded, id: mask.id, columns: { ...recorded.columns, time } },
    };
  });
}

export function recordingOfSeries(context: Pick<Context, 'runtime'>, wanted: Wanted): FromSeries {
  const real = wanted.series.map((id) => take(context, id, wanted));
  const timeframe = real[0]!.series.timeframe as BarTimeframe;
  const other = real.find(({ series }) => series.timeframe !== timeframe);
  if (other) throw new AppFailure('BAD_REQUEST', { detail: `${other.series.symbol} is not of ${timeframe}` });
  if (new Set(real.map(({ instrument }) => instrument.id)).size < real.length)
    throw new AppFailure('BAD_REQUEST', { detail: 'one series of a symbol' });
  if (new Set(real.map(({ series }) => series.calendar)).size > 1)
    throw new AppFailure('BAD_REQUEST', { detail: 'series of one calendar' });
  if (real.some(({ recorded: { columns, first } }) => columns.count <= first))
    throw new AppFailure('REPLAY_EMPTY');
  const low = lowQuality(real, wanted.acceptQuality);
  const shiftMs = wanted.blind ? shiftOf(real) : 0;
  const taken = wanted.blind ? hide(real, shiftMs) : real;
  const begins = Math.min(...taken.map(({ recorded: { columns, first } }) => columns.time[first]!));
  const { db } = context.runtime.store;
  const files = real.map(({ series }) => importsOf(db, series.id).at(-1)?.fileName ?? series.symbol);
  return {
    recording: {
      timeframe,
      series: taken.map(({ recorded }) => recorded),
      actions: wanted.adjusted ? [] : actionsOfSeries(db, taken, shiftMs),
    },
    instruments: taken.map(({ instrument, recorded }) => ({
      ...instrument,
      tradable: true,
      bandBps: null,
      listedPrice: (firstPrice(recorded, begins) ?? tickAt(instrument, 0)) as Price,
    })),
    about: {
      timeframe,
      symbols: taken.map(({ instrument: { id, symbol } }, index) => ({
        id,
        shown: symbol,
        symbol: real[index]!.instrument.symbol,
      })),
      shiftMs,
      source: [...new Set(files)].slice(0, 5).join(', '),
      lowQuality: low,
    },
  };
}
