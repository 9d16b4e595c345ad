/**
 * A tearsheet as plain data: all that is said of how something performed. Screens, files and the command line show it and
 * compute nothing themselves, so they cannot differ.
 */
import type { Currency } from '#core/units/units.ts';
import type { Bootstrapped } from '#research/statistics/bootstrap.ts';
import type { Facts } from '#research/statistics/figures/facts.ts';
import type {
  Conventions,
  FigureDefinition,
  FigureTrade,
  FigureValue,
} from '#research/statistics/figures/figure.ts';
import { FIGURES, figureIntervals, figureValue } from '#research/statistics/figures/list.ts';
import type { PeriodReturn } from '#research/statistics/periods.ts';
import { rollingSharpe, rollingVolatility } from '#research/statistics/rolling.ts';
import { histogram, thinned, type ChartSeries, type ChartSpec } from './chart.ts';
import type { ReportTable } from './table.ts';

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
}

export interface Tearsheet {
  readonly subject: SheetSubject;
  readonly conventions: Conventions;
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
  /** Those that were asked for and have rows. */
  readonly tables: readonly ReportTable[];
}

export interface TearsheetInput {
  readonly subject: SheetSubject;
  readonly facts: Facts;
  /** In units of the currency. */
  readonly equity: ChartSeries['points'];
  readonly benchmark: ChartSeries['points'];
  readonly trades: readonly FigureTrade[];
}

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

const chart = (
  id: ChartSpec['id'],
  [kind, x, y]: readonly [ChartSpec['kind'], ChartSpec['x'], ChartSpec['y']],
  points: ChartSeries['points'],
): ChartSpec => ({ id, kind, x, y, series: [{ id: 'run', points }] });

/** Where the run is so long: half a year's returns, or a quarter's. */
function windowOf({ known, conventions: { periods } }: Facts): number | null {
  const windows = [Math.round(periods / 2), Math.round(periods / 4)];
  return windows.find((rows) => rows >= 6 && known >= 2 * rows) ?? null;
}

function dated(time: ArrayLike<number>, values: Float64Array): ChartSeries['points'] {
  const points: [number, number][] = [];
  for (let row = 0; row < values.length; row += 1)
    if (Number.isFinite(values[row]!)) points.push([time[row]!, values[row]!]);
  return thinned(points);
}

function rollingCharts(facts: Facts): ChartSpec[] {
  const { time, returns, conventions, free } = facts;
  const window = windowOf(facts);
  if (time === null || window === null) return [];
  const begins = (values: Float64Array) => dated(time, values.fill(Number.NaN, 0, window - 1));
  const { periods } = conventions;
  return [
    chart('rolling-sharpe', ['line', 'time', 'ratio'], begins(rollingSharpe(returns, window, periods, free))),
    chart(
      'rolling-volatility',
      ['line', 'time', 'share'],
      begins(rollingVolatility(returns, window, periods)),
    ),
  ];
}

function underwater({ time, drawdowns }: Facts): ChartSeries['points'] {
  if (time === null) return [];
  return dated(
    time,
    drawdowns.subarray(1).map((depth) => -depth),
  );
}

const excursions = (trades: readonly FigureTrade[]): ChartSeries['points'] =>
  trades.flatMap(({ mae, profit }) => (mae === null ? [] : [[mae, profit] as const])).slice(-2_000);

function chartsOf({ facts, equity, benchmark, trades }: TearsheetInput): ChartSpec[] {
  const years = facts.periodReturns('year').map(({ label, return: each }) => [Number(label), each] as const);
  const money: ChartSpec = {
    ...chart('equity', ['line', 'time', 'money'], thinned(equity)),
    series: [
      { id: 'run', points: thinned(equity) },
      ...(benchmark.length > 0 ? [{ id: 'benchmark', points: thinned(benchmark) } as const] : []),
    ],
  };
  const all = [
    money,
    chart('underwater', ['area', 'time', 'share'], underwater(facts)),
    chart('yearly', ['bars', 'year', 'share'], years),
    chart('distribution', ['bars', 'share', 'count'], histogram(facts.returns)),
    ...rollingCharts(facts),
    chart('excursions', ['scatter', 'money', 'money'], excursions(trades)),
  ];
  return all.filter(({ series }) => series[0]!.points.length > 0);
}

export function tearsheetOf(input: TearsheetInput): Tearsheet {
  const { subject, facts } = input;
  const { time } = facts;
  return {
    subject,
    conventions: facts.conventions,
    returns: facts.known,
    first: time?.[0] ?? null,
    last: time === null || time.length === 0 ? null : time[time.length - 1]!,
    figures: FIGURES.map((figure) => {
      const { id, group, unit, formula, source, caveat } = figure;
      return { id, group, unit, formula, source, caveat, result: figureValue(figure, facts) };
    }),
    intervals: figureIntervals(facts),
    months: facts.periodReturns('month'),
    years: facts.periodReturns('year'),
    falls: fallsOf(facts),
    charts: chartsOf(input),
    tables: [],
  };
}
