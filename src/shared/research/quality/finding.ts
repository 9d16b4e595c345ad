/** What the checks of a series find, and what a report says: data alone; the words come from elsewhere. */
import type { BarColumns, BarTimeframe, CalendarName, SeriesScales } from '#core/model/bars.ts';
import type { Repair } from './repair.ts';

export type Severity = 'error' | 'warning' | 'info';

export const CHECK_NAMES = [
  'duplicates',
  'disorder',
  'missing-sessions',
  'missing-bars',
  'contradictions',
  'prices',
  'outliers',
  'stale',
  'splits',
  'volume',
] as const;
export type CheckName = (typeof CHECK_NAMES)[number];

/** What exactly is wrong. Each belongs to one check. */
export type FindingKind =
  | 'duplicate-same'
  | 'duplicate-differs'
  | 'out-of-order'
  | 'sessions-missing'
  | 'bars-missing'
  | 'high-below-low'
  | 'outside-range'
  | 'price-not-positive'
  | 'spike'
  | 'wick'
  | 'stale-run'
  | 'split-like'
  | 'volume-negative'
  | 'volume-zero'
  | 'volume-spike';

export interface Finding {
  readonly check: CheckName;
  readonly kind: FindingKind;
  readonly severity: Severity;
  /** Opening moments of the first and last bar it is about; of something missing, where it should begin and end. */
  readonly from: number;
  readonly to: number;
  /** First row, null where there is none; `count` bars, sessions or lines are concerned. */
  readonly row: number | null;
  readonly count: number;
  /** What was measured, by name: `sigmas`, `ratio`, `line` and so on. Prices are at the series' scale. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly repair?: Repair;
}

/** What reading the file saw that the columns cannot show: they are ascending and distinct. */
export type ImportNote =
  | {
      readonly kind: 'duplicate';
      /** 1-based lines of the file: the one that repeats a moment (its values count), and the one whose moment it is. */
      readonly line: number;
      readonly firstLine: number;
      readonly time: number;
      readonly differs: boolean;
    }
  /** A line whose moment is before that of the line above it, in a file that otherwise ascends (or descends). */
  | { readonly kind: 'disorder'; readonly line: number; readonly time: number; readonly previous: number };

export interface QualityContext {
  readonly timeframe: BarTimeframe;
  readonly calendar: CalendarName;
  readonly notes?: readonly ImportNote[];
  /** All notes there were, where the list was cut. */
  readonly noteTotals?: { readonly duplicate: number; readonly disorder: number };
}

export interface CheckCount {
  /** Findings by severity, all of them. */
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  /** Bars, sessions or lines concerned. */
  readonly affected: number;
  /** How many findings are listed. */
  readonly listed: number;
}

export interface QualityReport {
  /** 0 to 100, whole; see score.ts. */
  readonly score: number;
  readonly bars: number;
  readonly from: number | null;
  readonly to: number | null;
  /** Version of the calendar the sessions were counted with. */
  readonly calendar: string;
  /** By check, then by time. */
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<CheckName, CheckCount>>;
}

/** One check: reads the series, hands what it finds to `found`. */
export type Check = (series: CheckedSeries, found: (finding: Finding) => void) => void;

/** A series with what several checks need, worked out once (series.ts). */
export interface CheckedSeries {
  readonly columns: BarColumns;
  readonly scales: SeriesScales;
  readonly context: QualityContext;
  /** Session date of each bar. */
  readonly days: Int32Array;
  /** Natural logarithm of each close; of one that is not positive, that of the close before. */
  readonly logClose: Float64Array;
  /** Robust standard deviation of a bar's log return around a row. */
  readonly sigmaAt: (row: number) => number;
}
