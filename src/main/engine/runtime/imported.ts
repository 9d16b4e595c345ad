/**
 * Imported bars as charts need them: of the series of a symbol the one that serves the asked timeframe, at the
 * instrument's scales.
 */
import type { BarColumns } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { DAY_MS } from '#core/units/civil.ts';
import type { BarView } from '#contract/market-views.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { StoredTimeframe } from '#store/bars.ts';
import type { Readable } from '#store/database.ts';
import { importsOf, seriesOf } from '#store/series.ts';
import { readBars } from '#store/series-bars.ts';

export interface ImportedBars {
  readonly bars: readonly BarView[];
  /** The file they came from last. */
  readonly source: string | null;
}

const UNITS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: DAY_MS,
  w: 7 * DAY_MS,
};

/** A month counts thirty days, a year 365. */
function lengthOf(timeframe: string): number {
  const [, count = '1', unit = 'd'] = /^(\d+)(\D+)$/.exec(timeframe) ?? [];
  return Number(count) * (UNITS[unit] ?? (unit === 'y' ? 365 : 30) * DAY_MS);
}

/** Under its symbol now, else under one it had before. Shortest bars first. */
function seriesOfInstrument(db: Readable, { symbol, formerSymbols = [] }: Instrument): readonly SeriesView[] {
  const names = [symbol, ...formerSymbols.map((former) => former.symbol)];
  for (const name of names) {
    const own = seriesOf(db, name).filter(({ kind }) => kind === 'bars');
    if (own.length > 0) return [...own].sort((a, b) => lengthOf(a.timeframe) - lengthOf(b.timeframe));
  }
  return [];
}

/** A market has no bars with a price of zero or less; a series keeps them. */
function tradedRows({ open, high, low, close, count }: BarColumns): Uint32Array {
  const rows = new Uint32Array(count);
  let kept = 0;
  for (let row = 0; row < count; row += 1)
    if (open[row]! > 0 && high[row]! > 0 && low[row]! > 0 && close[row]! > 0) rows[kept++] = row;
  return rows.subarray(0, kept);
}

/** Bars of the same day as one. */
function summed(
  bars: BarColumns,
  rows: Uint32Array,
  view: (row: number, time: number) => BarView,
): BarView[] {
  const merged: BarView[] = [];
  for (const row of rows) {
    const start = bars.time[row]! - (bars.time[row]! % DAY_MS);
    const bar = view(row, start);
    const last = merged.at(-1);
    if (last?.time !== start) merged.push(bar);
    else
      merged[merged.length - 1] = {
        time: start,
        open: last.open,
        high: Math.max(last.high, bar.high),
        low: Math.min(last.low, bar.low),
        close: bar.close,
        volume: last.volume + bar.volume,
      };
  }
  return merged;
}

function read(db: Readable, series: SeriesView, instrument: Instrument, asDays: boolean): ImportedBars {
  const bars = readBars(db, series.id);
  const price = 10 ** (instrument.priceScale - series.priceScale);
  const volume = 10 ** (instrument.quantityScale - series.volumeScale);
  const view = (row: number, time: number): BarView => ({
    time,
    open: Math.round(bars.open[row]! * price),
    high: Math.round(bars.high[row]! * price),
    low: Math.round(bars.low[row]! * price),
    close: Math.round(bars.close[row]! * price),
    volume: Math.round(bars.volume[row]! * volume),
  });
  const rows = tradedRows(bars);
  const views = asDays ? summed(bars, rows, view) : Array.from(rows, (row) => view(row, bars.time[row]!));
  return { bars: views, source: importsOf(db, series.id).at(-1)?.fileName ?? null };
}

/** Imported bars of a timeframe; days without bars of their own are summed up from shorter ones. */
export function importedBars(db: Readable, instrument: Instrument, timeframe: StoredTimeframe): ImportedBars {
  const all = seriesOfInstrument(db, instrument);
  const shorter = all.find((series) => lengthOf(series.timeframe) < DAY_MS);
  const longer = all.find((series) => lengthOf(series.timeframe) >= DAY_MS);
  if (timeframe === '1d' && longer) return read(db, longer, instrument, false);
  return shorter ? read(db, shorter, instrument, timeframe === '1d') : { bars: [], source: null };
}

export const hasImportedDays = (db: Readable, instrument: Instrument): boolean =>
  seriesOfInstrument(db, instrument).some(({ timeframe }) => lengthOf(timeframe) >= DAY_MS);
