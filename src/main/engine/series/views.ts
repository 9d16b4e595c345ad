/** Bars of a series as results say them. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import type { SeriesKind } from '#core/model/ticks.ts';
import type {
  BarsInspection,
  BarText,
  ImportNote,
  SeriesBarsView,
  SeriesEdges,
  SeriesFindings,
  SeriesView,
} from '#contract/series-views.ts';
import type { SkippedBar } from '#contract/market-views.ts';
import type { Readable } from '#store/database.ts';
import { readFirst, readLast } from '#store/series-bars.ts';
import type { Inspected } from '#intake/bars/inspect.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { timesTenTo } from './terms.ts';
import { plainDecimal, tickAsBar, tickText } from './tick-texts.ts';

export function barText(bars: BarColumns, { priceScale, volumeScale }: SeriesScales, row: number): BarText {
  const price = (column: Float64Array): string => plainDecimal(column[row]!, priceScale);
  return {
    time: new Date(bars.time[row]!).toISOString(),
    open: price(bars.open),
    high: price(bars.high),
    low: price(bars.low),
    close: price(bars.close),
    volume: plainDecimal(bars.volume[row]!, volumeScale),
  };
}

/** Trades and quotes as bars where nothing moves. */
export const rowText = (kind: SeriesKind, bars: BarColumns, scales: SeriesScales, row: number): BarText =>
  kind === 'bars' ? barText(bars, scales, row) : tickAsBar(kind, bars, scales, row);

const CONTRADICTORY: ReadonlySet<SkippedBar['why']> = new Set([
  'high-below-low',
  'high-too-low',
  'low-too-high',
]);
/** Lines kept with an import; all are counted. */
const KEPT_LINES = 1_000;

/** `shift` moves the moments of the file to those of the series. */
export function findingsOf(file: BarsFile, shift: number): SeriesFindings {
  const { skipped, doubtful, duplicates, outOfOrder, notes } = file;
  const wrong = (is: (why: SkippedBar['why']) => boolean): number =>
    doubtful.filter(({ why }) => is(why)).length;
  return {
    counts: {
      unreadable: skipped.length,
      contradictory: wrong((why) => CONTRADICTORY.has(why)),
      nonPositive: wrong((why) => why === 'not-positive'),
      negativeVolume: wrong((why) => why === 'negative-volume'),
      duplicate: duplicates,
      outOfOrder,
    },
    skipped: skipped.slice(0, KEPT_LINES),
    doubtful: doubtful.slice(0, KEPT_LINES),
    notes: notes.map((note) => shifted(note, shift)),
  };
}

const shifted = (note: ImportNote, by: number): ImportNote =>
  note.kind === 'duplicate'
    ? { ...note, time: note.time + by }
    : { ...note, time: note.time + by, previous: note.previous + by };

/** Runs of `each` bars as one. */
function merged(bars: BarColumns, each: number): Omit<SeriesBarsView, 'series' | 'each'> {
  const count = Math.ceil(bars.count / each);
  const rows = Array.from({ length: count }, (_, index) => index * each);
  const lastOf = (row: number): number => Math.min(row + each, bars.count) - 1;
  const over = (column: Float64Array, row: number, of: (a: number, b: number) => number): number => {
    let value = column[row]!;
    for (let at = row + 1; at <= lastOf(row); at += 1) value = of(value, column[at]!);
    return value;
  };
  return {
    time: rows.map((row) => bars.time[row]!),
    open: rows.map((row) => bars.open[row]!),
    high: rows.map((row) => over(bars.high, row, Math.max)),
    low: rows.map((row) => over(bars.low, row, Math.min)),
    close: rows.map((row) => bars.close[lastOf(row)]!),
    volume: rows.map((row) => over(bars.volume, row, (a, b) => a + b)),
  };
}

export function seriesBarsView(
  series: SeriesView,
  bars: BarColumns,
  points: number | undefined,
): SeriesBarsView {
  const each = Math.max(1, Math.ceil(bars.count / (points ?? Infinity)));
  return { series, ...merged(bars, each), each };
}

/** The first and the last bars; none of them twice. */
export function edgesOf(db: Readable, series: SeriesView, count: number): SeriesEdges {
  const rows = <T>(bars: BarColumns, text: (row: number) => T): T[] =>
    Array.from({ length: bars.count }, (_, row) => text(row));
  const texts = (bars: BarColumns) => rows(bars, (row) => rowText(series.kind, bars, series, row));
  const ticks = (bars: BarColumns) => rows(bars, (row) => tickText(series.kind, bars, series, row)!);
  const head = readFirst(db, series.id, count);
  const tail = readLast(db, series.id, Math.min(count, Math.max(series.count - count, 0)));
  const edges = { series, first: texts(head), last: texts(tail) };
  return series.kind === 'bars' ? edges : { ...edges, ticks: { first: ticks(head), last: ticks(tail) } };
}

export function inspectionView({ view, file, failure }: Inspected): BarsInspection {
  const places = Math.round(Math.log10(file?.mapping?.factor ?? 1));
  const shown = file && timesTenTo(file, places);
  const sample = shown
    ? Array.from({ length: shown.bars.count }, (_, row) => rowText(file.kind, shown.bars, shown.scales, row))
    : [];
  return { ...view, sample, failure };
}
