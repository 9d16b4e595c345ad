/** Series of imported bars as screens and scripts see them. */
import type { CalendarName } from '#core/model/bars.ts';
import type { SeriesKind } from '#core/model/ticks.ts';
import type { TimeZone } from '#core/venues/zones.ts';
import type { ImportNote } from '#research/quality/finding.ts';
import type { SkippedBar } from './market-views.ts';

export type { ImportNote, SeriesKind };

/** Which price of trades or quotes bars are made of. */
export type TickPrice = 'trade' | 'mid' | 'bid' | 'ask';

/** What the stamps of a file name: the moment a bar opens, or the one it closes. */
export type BarStamp = 'open' | 'close';

/** `thousands`: the file counted in thousands of đồng; the series is in đồng. */
export type SeriesUnit = 'units' | 'thousands' | 'factor';

export interface SeriesView {
  readonly id: number;
  /** Of trades and quotes `timeframe` is their kind, and the columns are those of core/model/ticks.ts. */
  readonly kind: SeriesKind;
  readonly symbol: string;
  readonly timeframe: string;
  readonly calendar: CalendarName;
  /** As the file it came from last gave it; times of the series are always opens. */
  readonly stamp: BarStamp;
  readonly unit: SeriesUnit;
  readonly priceScale: number;
  readonly volumeScale: number;
  /** Opens of the first and the last bar, milliseconds UTC. */
  readonly first: number;
  readonly last: number;
  readonly count: number;
  /** SHA-256 of bars and scales: equal for equal bars, however they came. */
  readonly hash: string;
  readonly deletedAt: number | null;
  readonly quality: unknown;
}

/** How many lines had what wrong with them, and the first of them by their numbers. Only unreadable lines are left out. */
export interface SeriesFindings {
  readonly counts: {
    readonly unreadable: number;
    readonly contradictory: number;
    readonly nonPositive: number;
    readonly negativeVolume: number;
    readonly duplicate: number;
    readonly outOfOrder: number;
  };
  readonly skipped: readonly SkippedBar[];
  /** Kept as they stand in the file although they contradict themselves. */
  readonly doubtful: readonly SkippedBar[];
  /** Moments given twice (the later line counts) and lines out of order. */
  readonly notes: readonly ImportNote[];
}

/** Where bars of a series came from. */
export interface SeriesImportView {
  readonly number: number;
  readonly at: number;
  readonly fileName: string;
  readonly sha256: string;
  readonly rows: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly findings: SeriesFindings;
  readonly stamp: BarStamp;
  readonly timezone: TimeZone;
  readonly dialect: string;
}

/** A bar with exact decimals as text. */
export interface BarText {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: string;
}

/** A trade, or a quote: a side without an offer is 0. Exact decimals as text; `time` is cut to milliseconds. */
export type TickText =
  | { readonly time: string; readonly price: string; readonly size: string }
  | {
      readonly time: string;
      readonly bid: string;
      readonly bidSize: string;
      readonly ask: string;
      readonly askSize: string;
    };

/** Bars by column, integers at the series' scales, ascending. */
export interface SeriesBarsView {
  readonly series: SeriesView;
  readonly time: readonly number[];
  readonly open: readonly number[];
  readonly high: readonly number[];
  readonly low: readonly number[];
  readonly close: readonly number[];
  readonly volume: readonly number[];
  /** How many stored bars one of these stands for at most: more than one where fewer points were asked for. */
  readonly each: number;
}

/** The ends of a series as text. Trades and quotes as bars where nothing moves: of quotes the middle. */
export interface SeriesEdges {
  readonly series: SeriesView;
  readonly first: readonly BarText[];
  readonly last: readonly BarText[];
  /** Of trades and quotes. */
  readonly ticks?: { readonly first: readonly TickText[]; readonly last: readonly TickText[] };
}

export interface BarsImported {
  /** What the file held. */
  readonly kind: SeriesKind;
  readonly symbol: string;
  readonly bars: number;
  readonly from: number;
  readonly to: number;
  /** As given, else the usual distance of the bars: `1m`, `4h`, `1d`, `1mo` … */
  readonly timeframe: string;
  /** The file counts in thousands of đồng. */
  readonly thousands: boolean;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Lines without a date, prices or volume that can be read. */
  readonly skipped: readonly SkippedBar[];
  /** The first of the lines that are kept although they contradict themselves; `findings` counts all. */
  readonly doubtful: readonly SkippedBar[];
  /** The last above zero, as it stands in the file. */
  readonly lastClose: string;
  readonly seriesId: number;
  /** Of trades and quotes as bars where nothing moves, and as they are in `ticks`. */
  readonly first: BarText;
  readonly last: BarText;
  readonly ticks: { readonly first: TickText; readonly last: TickText } | null;
  /** What the file's stamps name; those of closes were moved to opens. */
  readonly stamp: BarStamp;
  readonly timezone: TimeZone;
  readonly dialect: string;
  /** The template by which the file was read. */
  readonly template: string | null;
  readonly sha256: string;
  readonly findings: SeriesFindings['counts'];
  readonly calendar: CalendarName;
  /** Bars the series has after the import. */
  readonly total: number;
  /** Whether the symbol can be traded; otherwise why it is no instrument. */
  readonly tradable: boolean;
  readonly untradable: 'index' | 'price' | 'symbol' | 'currency' | null;
  /** The symbol was unknown and is listed now. */
  readonly listed: boolean;
}

export interface BarsProgress {
  readonly commandId: string;
  readonly fileName: string;
  readonly stage: 'reading' | 'storing';
  readonly done: number;
  readonly total: number;
}

/** How a person says a file is to be read; what is not said is recognised. */
export interface BarMapping {
  readonly separator?: ',' | ';' | '\t' | '|' | ' ' | undefined;
  readonly decimal?: '.' | ',' | undefined;
  readonly dateOrder?: 'day-first' | 'month-first' | undefined;
  readonly timezone?: TimeZone | undefined;
  readonly stamp?: BarStamp | undefined;
  readonly skipRows?: number | undefined;
  readonly columns?:
    | {
        readonly date: number;
        readonly time?: number | undefined;
        readonly open: number;
        readonly high: number;
        readonly low: number;
        readonly close: number;
        readonly volume?: number | undefined;
      }
    | undefined;
  readonly factor?: number | undefined;
}

export interface BarTemplate {
  readonly name: string;
  readonly fingerprint: string;
  readonly mapping: BarMapping;
}

/** What a file seems to be. */
export interface BarsInspection {
  /** The heading's words, by which a template knows the file again. */
  readonly fingerprint: string;
  /** The template that was used. */
  readonly template: string | null;
  /** Null where no kind of price history fits; `failure` then says why. */
  readonly dialect: string | null;
  readonly separator: string | null;
  /** The line above the bars; 0 where there is none. */
  readonly heading: number;
  readonly columns: Readonly<Record<string, number>>;
  /** The first lines as they stand in the file. */
  readonly cells: readonly { readonly line: number; readonly fields: readonly string[] }[];
  /** The first bars as they would be stored. */
  readonly sample: readonly BarText[];
  readonly bars: number;
  readonly timeframe: string | null;
  readonly timezone: TimeZone | null;
  readonly skipped: readonly SkippedBar[];
  /** As in BARS_UNREADABLE: `problem` or `fileError` and what they need. */
  readonly failure: Readonly<Record<string, string | number>> | null;
}
