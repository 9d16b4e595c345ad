/** What is known of a series' quality, its repairs, its corporate actions, and files of it. */
import type { CheckCount, CheckName, Finding } from '#research/quality/finding.ts';
import type { Repair } from '#research/quality/repair.ts';
import type { BarText, SeriesView } from './series-views.ts';

/** What is kept with a series and shown in lists. */
export interface StoredQuality {
  /** 0 to 100. */
  readonly score: number;
  readonly counts: Readonly<Record<CheckName, CheckCount>>;
  /** Of the checks and of the calendar. */
  readonly version: string;
  /** Where sessions are missing, as opens of the first and the last missing one; the longest first. */
  readonly gaps: readonly (readonly [from: number, to: number])[];
}

export interface SeriesOverview {
  readonly series: SeriesView;
  /** The file that was imported last. */
  readonly source: string | null;
  readonly tradable: boolean;
  /** Repairs in force. */
  readonly repairs: number;
  /** No check knows bars of this length. */
  readonly unassessable: boolean;
}

/** The whole report; of each check the first thousand findings. */
export interface SeriesQualityView {
  readonly series: SeriesView;
  /** Null where no check knows bars of this length. */
  readonly report:
    | (StoredQuality & {
        readonly calendar: string;
        readonly bars: number;
        readonly findings: readonly Finding[];
      })
    | null;
}

/** A repair as a finding proposes it. */
export type ProposedRepair = Exclude<Repair, { readonly kind: 'restore-before' }>;

/** One bar before and after; null where there is none. */
export interface BarChange {
  readonly time: number;
  readonly before: BarText | null;
  readonly after: BarText | null;
}

export interface RepairPreview {
  readonly before: number;
  readonly after: number;
  readonly counts: Readonly<Record<CheckName, CheckCount>>;
  /** Bars that become something else. */
  readonly changed: number;
  /** The first of them; of a scaling those next to its day. */
  readonly rows: readonly BarChange[];
}

export interface SeriesRepairView {
  readonly number: number;
  readonly at: number;
  readonly repairs: readonly Repair[];
  readonly hashBefore: string;
  readonly hashAfter: string;
  readonly scoreBefore: number;
  readonly scoreAfter: number;
  readonly undoneAt: number | null;
}

/** What a company did, of all series of its symbol. */
export type SeriesAction =
  | {
      readonly kind: 'split';
      /** The first day it trades so, as YYYY-MM-DD. */
      readonly exDate: string;
      /** New shares for old ones. */
      readonly numerator: number;
      readonly denominator: number;
    }
  | {
      readonly kind: 'dividend';
      readonly exDate: string;
      /** Cash for one share, a plain decimal. */
      readonly amount: string;
    };

export interface SeriesFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly timeframe: string;
}

export interface InstrumentsImported {
  readonly rows: number;
  readonly listed: readonly string[];
  /** Of them, those whose price nobody knows: listed at a round figure until bars are imported. */
  readonly unpriced: number;
  readonly known: number;
  /** Known ones that the file names differently: what is listed stays as it is. */
  readonly differing: readonly string[];
  readonly skipped: readonly {
    readonly line: number;
    readonly why: 'symbol' | 'market' | 'repeated' | 'refused';
  }[];
}
