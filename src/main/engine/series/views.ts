/** Bars of a series as results say them. */
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import { formatDecimal } from '#core/units/decimal.ts';
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

/** Without zeros that say nothing. */
export function plainDecimal(value: number, scale: number): string {
  const text = formatDecimal(value, scale);
  return scale === 0 ? text : text.replace(/\.?0+$/, '');
}

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

const CONTRADICTORY: ReadonlySet<SkippedBar['why']> = new Set([
  'high-below-low',
  'high-too-low',
  'low-too-high',
]);
/** Lines kept with an import; all are counted. */
export const KEPT_LINES = 1_000;

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
  const ends = (bars: BarColumns, from: number, to: number): BarText[] =>
    Array.from({ length: Math.max(to - from, 0) }, (_, at) => barText(bars, series, from + at));
  const head = readFirst(db, series.id, count);
  const tail = readLast(db, series.id, Math.min(count, Math.max(series.count - count, 0)));
  return { series, first: ends(head, 0, head.count), last: ends(tail, 0, tail.count) };
}

export function inspectionView({ view, file, failure }: Inspected): BarsInspection {
  const places = Math.round(Math.log10(file?.mapping?.factor ?? 1));
  const shown = file && timesTenTo(file, places);
  const sample = shown
    ? Array.from({ length: shown.bars.count }, (_, row) => barText(shown.bars, shown.scales, row))
    : [];
  return { ...view, sample, failure };
}
