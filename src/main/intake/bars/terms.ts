/** What the readers of price history share: where rows come from, what a dialect says of them, what comes out. */
import type { BarProblem, SkippedBar } from '#contract/market-views.ts';
import type { BarMapping, BarTemplate } from '#contract/series-views.ts';
import type { BarColumns, SeriesScales } from '#core/model/bars.ts';
import type { SeriesKind, TickKind } from '#core/model/ticks.ts';
import type { FileError } from '#core/model/sheet.ts';
import type { TimeZone } from '#core/venues/zones.ts';
import type { Malformed } from '../csv.ts';
import type { OrderFindings } from './finish.ts';
import type { TextBytes } from './text-bytes.ts';

/** Why there are no bars at all: a code of the whole file, or of what was looked for in it. */
export type BarsFailure =
  | { readonly fileError: FileError }
  | { readonly problem: 'no-heading' | 'no-bars' | 'orders' | 'kinds' }
  | { readonly problem: 'price'; readonly price: string }
  | { readonly problem: 'columns-missing'; readonly columns: string }
  | { readonly problem: 'other-symbols'; readonly symbol: string; readonly symbols: string }
  | { readonly problem: 'no-usable-bars'; readonly line: number; readonly why: BarProblem };

/** What is asked of a file beside its bars. */
export interface BarsAsk {
  readonly fileName?: string | undefined;
  /** Which rows are wanted of a file with several symbols. */
  readonly symbol?: string | undefined;
  /** Where stamps without a zone were written; without it what the kind of file says, else UTC. */
  readonly zone?: TimeZone | undefined;
  readonly mapping?: BarMapping | undefined;
  /** Mappings that are used where they know the file's heading again. */
  readonly templates?: readonly BarTemplate[] | undefined;
  /** Reads every line the careful way: for tests that compare. */
  readonly general?: boolean | undefined;
}

/** The bars of one table. */
export interface BarsRead extends OrderFindings {
  /** Trades and quotes stand in the columns of bars as core/model/ticks.ts says. */
  readonly kind: SeriesKind;
  readonly bars: BarColumns;
  readonly scales: SeriesScales;
  /** Of trades and quotes their kind; of bars their usual distance: `1m`, `4h`, `1d`, `1w`, `1mo` and so on. */
  readonly timeframe: string;
  /** In which stamps without a zone were read. */
  readonly zone: TimeZone;
  /** Lines that are bars or were meant to be. */
  readonly rows: number;
  readonly skipped: readonly SkippedBar[];
  /** Lines that became bars although they contradict themselves. */
  readonly doubtful: readonly SkippedBar[];
}

export interface BarsFile extends BarsRead {
  /** The kind of file. */
  readonly dialect: string;
  /** The template that was used. */
  readonly template: string | null;
  /** What was said of it, or what the template says. */
  readonly mapping: BarMapping | null;
}

export type BarColumn =
  | 'date'
  | 'time'
  | 'open'
  | 'high'
  | 'low'
  | 'close'
  | 'volume'
  | 'symbol'
  | 'bid'
  | 'ask'
  | 'bidSize'
  | 'askSize'
  | 'size';
export const PRICES = ['open', 'high', 'low', 'close'] as const;

/** Position of each column among a line's fields, from 0. */
export type Columns = ReadonlyMap<BarColumn, number>;

export interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

/** A table of texts, wherever it came from. */
export interface Source {
  /** What the file is called, and the part of an archive it was taken from. Only for dates that stand nowhere else. */
  readonly names: readonly string[];
  /** The first lines: enough to recognise the kind of file and how it writes numbers. */
  readonly head: readonly Line[];
  /** False where the head is only the beginning. */
  readonly headIsAll: boolean;
  readonly delimiter: string | null;
  readonly dateSystem: 1900 | 1904;
  /** The text as bytes, where a line is what stands between two line ends and nothing is quoted. */
  readonly bytes?: TextBytes;
  /** Hands out every line, from the first; answers the places that are none. */
  each(onLine: (line: Line) => void): readonly Malformed[];
}

/** What a dialect says of a table. */
export interface Layout {
  readonly at: Columns;
  /** The line behind which the rows begin; 0 where there is no heading. */
  readonly heading: number;
  /** Of an unproven 03/04/2025. */
  readonly dates: 'day-first' | 'month-first';
  /** Digits that are behind the decimal point of whole prices: 4 means ten-thousandths. */
  readonly scaled: number;
  /** The zone of stamps that name none, where the kind of file settles it. */
  readonly zone: TimeZone | null;
  /** The day (milliseconds since 1970 local) whose milliseconds the stamps count. */
  readonly midnight: number | null;
  /** Where rows are no bars. */
  readonly kind?: TickKind;
  /** Rows are stamped when their span begins and hold what was when it ended. */
  readonly closing?: boolean;
}

export const PLAIN_LAYOUT = { dates: 'month-first', scaled: 0, zone: null, midnight: null } as const;

/** One kind of file. Null: not of this kind. A failure: of this kind, and no bars. */
export interface Dialect {
  readonly name: string;
  recognise(source: Source): Layout | BarsFailure | null;
}

export const isFailure = (answer: Layout | BarsFailure): answer is BarsFailure => !('at' in answer);
