/**
 * A tearsheet as plain data: all that is said of how something performed. Screens, files and the command line show it and
 * compute nothing themselves, so they cannot differ.
 */
import type { Currency } from '#core/units/units.ts';
import type { Bootstrapped } from '#research/statistics/bootstrap.ts';
import { Facts } from '#research/statistics/figures/facts.ts';
import type {
  Conventions,
  FigureDefinition,
  FigureValue,
  Tries,
} from '#research/statistics/figures/figure.ts';
import { FIGURES, figureIntervals, figureValue } from '#research/statistics/figures/list.ts';
import type { PeriodReturn } from '#research/statistics/periods.ts';
import type { ChartSpec } from './chart.ts';
import { chartsOf } from './charts.ts';
import { dailyOf, within, type Performance, type Span } from './performance.ts';
import { tablesOf, TEARSHEET, type SectionId } from './sections.ts';
import type { ReportTable, TableId } from './table.ts';
import { attributionOf } from './tables/attribution.ts';
import { breakdownsOf, tradesTable } from './tables/breakdowns.ts';
import { costsOf } from './tables/costs.ts';
import { monthsTable } from './tables/months.ts';
import { usageOf } from './usage.ts';

/** A figure with what a reader needs to check it. */
export type SheetFigure = Pick<
  FigureDefinition,
  'id' | 'group' | 'unit' | 'formula' | 'source' | 'caveat'
> & { readonly result: FigureValue };

/** A fall from a high. Moments are UTC milliseconds; null where it has not recovered. */
export interface SheetFall {
  readonly depth: number;
  readonly from: number;
  readonly valley: number;
  readonly recovery: number | null;
}

/** What it is a tearsheet of: a run, the account of a stream (running, closed, or of a replay session), or what a basket traded. */
export interface SheetSubject {
  readonly kind: 'run' | 'account' | 'session' | 'basket';
  readonly id: string;
  readonly name: string;
  readonly symbols: readonly string[];
  readonly timeframe: string;
  readonly currency: Currency;
  /** What makes it come out the same again. */
  readonly fingerprint: string | null;
  /** On which terms it was traded, as short texts: words of the topic `reportCodes` name them (`detail-<key>`). */
  readonly details: readonly SheetDetail[];
}

/** A `basis` is a word of the topic `bases`; other texts stand as they are. */
export interface SheetDetail {
  readonly key: 'strategy' | 'cash' | 'size' | 'fill' | 'fees' | 'slippage' | 'leverage' | 'basis';
  readonly text: string;
}

export interface Tearsheet {
  readonly subject: SheetSubject;
  readonly conventions: Conventions;
  /** Variants that were tried before; null where nobody knows. */
  readonly tries: Tries | null;
  /** The part of its time that it is about, and all of its time; null where it is about all, or there is none. */
  readonly span: Span | null;
  readonly whole: Span | null;
  /** How many returns are known, and the days of the first and the last. */
  readonly returns: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly figures: readonly SheetFigure[];
  /** Null where the returns are too few, or one loses everything. */
  readonly intervals: Bootstrapped | null;
  readonly months: readonly PeriodReturn[];
  readonly years: readonly PeriodReturn[];
  /** The deepest first, ten at most. */
  readonly falls: readonly SheetFall[];
  readonly charts: readonly ChartSpec[];
  /** Those with a row. */
  readonly tables: readonly ReportTable[];
}

/** What is asked of a tearsheet. */
export interface TearsheetTerms {
  readonly conventions?: Partial<Conventions>;
  /** A part of its time; all when null. */
  readonly span?: Span | null;
  /** Variants that were tried; what is known of them when absent. */
  readonly tries?: Tries | null;
  /** Sections whose tables are wanted; those of a tearsheet when absent. */
  readonly sections?: readonly SectionId[];
}

/** As lists of runs have it: fewer say nothing about a year. */
const LEAST_ANNUAL = 20;
const MOST_FALLS = 10;

function fallsOf({ falls, time }: Facts): SheetFall[] {
  if (time === null) return [];
  // Row 0 of wealth stands before the first return and is stamped like it.
  const at = (row: number): number => time[Math.max(0, row - 1)]!;
  return falls
    .toSorted((a, b) => b.depth - a.depth)
    .slice(0, MOST_FALLS)
    .map(({ depth, peak, valley, recovery }) => ({
      depth,
      from: at(peak),
      valley: at(valley),
      recovery: recovery === null ? null : at(recovery),
    }));
}

/** The market's returns of the same dates; null where there is none. */
function marketOf({ market }: Performance, days: Float64Array): Float64Array | null {
  if (market === null || market.time.length < 2) return null;
  const { time, returns } = dailyOf(market);
  const byDay = new Map(Array.from(time, (day, row) => [day, returns[row]!]));
  return Float64Array.from(days, (day) => byDay.get(day) ?? Number.NaN);
}

/** What its figures are computed from. */
export function factsOf(performance: Performance, { conventions, tries }: TearsheetTerms): Facts {
  const { curve, paidIn, trades, periods } = performance;
  const { time, returns } = dailyOf(curve, paidIn);
  const market = marketOf(performance, time);
  const activity = usageOf(performance);
  const input = {
    returns,
    time,
    market,
    trades,
    activity,
    tries: tries ?? performance.tries,
    leastAnnual: LEAST_ANNUAL,
  };
  return new Facts(input, { periods, ...conventions });
}

/** `extra`: tables that are made of more than a performance, such as orders. */
export function tearsheetOf(
  whole: Performance,
  terms: TearsheetTerms = {},
  extra: readonly ReportTable[] = [],
): Tearsheet {
  const span = clamped(terms.span ?? null, wholeOf(whole));
  const performance = within(whole, span);
  const facts = factsOf(performance, terms);
  const { time } = facts;
  const attribution = attributionOf(performance);
  const costs = costsOf(performance);
  const wanted = tablesOf(terms.sections ?? TEARSHEET);
  const only = (id: TableId, make: () => ReportTable): ReportTable[] => (wanted.has(id) ? [make()] : []);
  const tables = [
    ...only('by-month', () => monthsTable(performance)),
    ...breakdownsOf(performance.trades, intraday(performance.subject)),
    ...attribution.tables,
    ...costs.tables,
    ...only('trades', () => tradesTable(performance.trades)),
    ...extra,
  ];
  return {
    subject: performance.subject,
    conventions: facts.conventions,
    tries: facts.tries,
    span,
    whole: wholeOf(whole),
    returns: facts.known,
    first: time?.[0] ?? null,
    last: time?.[time.length - 1] ?? null,
    figures: FIGURES.map((figure) => {
      const { id, group, unit, formula, source, caveat } = figure;
      return { id, group, unit, formula, source, caveat, result: figureValue(figure, facts) };
    }),
    intervals: figureIntervals(facts),
    months: facts.periodReturns('month'),
    years: facts.periodReturns('year'),
    falls: fallsOf(facts),
    charts: [...chartsOf(performance, facts), ...attribution.charts, ...costs.charts],
    tables: tables.filter(({ id, rows }) => wanted.has(id) && rows.length > 0),
  };
}

const wholeOf = ({ curve: { time } }: Performance): Span | null =>
  time.length === 0 ? null : { from: time[0]!, to: time[time.length - 1]! };

/** The part of a span that there is; the span itself where it holds nothing. */
function clamped(span: Span | null, whole: Span | null): Span | null {
  if (span === null || whole === null || span.to < whole.from || span.from > whole.to) return span;
  return { from: Math.max(span.from, whole.from), to: Math.min(span.to, whole.to) };
}

const intraday = ({ kind, timeframe }: SheetSubject): boolean =>
  kind !== 'run' || !['1d', '1w', '1mo'].includes(timeframe);
