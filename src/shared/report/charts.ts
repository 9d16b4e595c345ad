/** The charts of a tearsheet, out of what it is made of. One without a point is left out. */
import type { Facts } from '#research/statistics/figures/facts.ts';
import { rollingLine, rollingSharpe, rollingVolatility } from '#research/statistics/rolling.ts';
import { histogram, keptRows, thinned, type ChartSeries, type ChartSpec } from './chart.ts';
import { growthOf, type Curve, type Performance, type ReportTrade } from './performance.ts';
import { exposureOf } from './usage.ts';

type Points = ChartSeries['points'];

const MOST_TRADES = 2_000;

const chart = (
  id: ChartSpec['id'],
  [kind, x, y]: readonly [ChartSpec['kind'], ChartSpec['x'], ChartSpec['y']],
  points: Points,
): ChartSpec => ({ id, kind, x, y, series: [{ id: 'run', points }] });

/** Half a year's returns, or a quarter's where there are too few; null where both are too many. */
export function windowOf({ known, conventions: { periods } }: Facts): number | null {
  const windows = [Math.round(periods / 2), Math.round(periods / 4)];
  return windows.find((rows) => rows >= 6 && known >= 2 * rows) ?? null;
}

function dated(time: ArrayLike<number>, values: ArrayLike<number>): Points {
  const points: [number, number][] = [];
  for (let row = 0; row < values.length; row += 1)
    if (Number.isFinite(values[row]!)) points.push([time[row]!, values[row]!]);
  return thinned(points);
}

function rollingCharts(facts: Facts): ChartSpec[] {
  const { time, returns, conventions, free, market } = facts;
  const window = windowOf(facts);
  if (time === null || window === null) return [];
  // A value a full window: it stands at the window's last day.
  const ends = Float64Array.from(time).subarray(window - 1);
  const { periods } = conventions;
  const of = (id: ChartSpec['id'], y: ChartSpec['y'], values: Float64Array): ChartSpec =>
    chart(id, ['line', 'time', y], dated(ends, values));
  return [
    of('rolling-sharpe', 'ratio', rollingSharpe(returns, window, periods, free)),
    of('rolling-volatility', 'share', rollingVolatility(returns, window, periods)),
    ...(market ? [of('rolling-beta', 'ratio', rollingLine(returns, market, window, free).beta)] : []),
  ];
}

const underwater = ({ time, drawdowns }: Facts): Points =>
  time === null
    ? []
    : dated(
        time,
        drawdowns.subarray(1).map((depth) => -depth),
      );

const excursions = (trades: readonly ReportTrade[]): Points =>
  trades.flatMap(({ mae, profit }) => (mae === null ? [] : [[mae, profit] as const])).slice(-MOST_TRADES);

const pointsOf = ({ time, equity }: Curve, unit: number): Points =>
  keptRows(equity).map((row) => [time[row]!, equity[row]! / unit] as const);

/** Growth; where nothing is paid in it is equity by what there was. */
function grownPoints(curve: Curve, paidIn: Performance['paidIn'], equity: Points): Points {
  if (paidIn !== null) return pointsOf({ time: curve.time, equity: growthOf(curve, paidIn) }, 1);
  const start = equity[0]?.[1] ?? 0;
  return start > 0 ? equity.map(([at, value]) => [at, value / start] as const) : [];
}

/** Beside equity in money, for comparing: 1 at the first moment. */
function growthChart({ curve, market, paidIn }: Performance, { series }: ChartSpec): ChartSpec {
  const [own, other] = series;
  const grown = grownPoints(curve, paidIn, own?.points ?? []);
  return {
    ...chart('growth', ['line', 'time', 'ratio'], grown),
    series: [
      { id: 'run', points: grown },
      ...(market && other
        ? [{ id: 'benchmark', points: grownPoints(market, null, other.points) } as const]
        : []),
    ],
  };
}

function equityChart({ curve, market, unit }: Performance): ChartSpec {
  const own = pointsOf(curve, unit);
  const other = market === null ? [] : pointsOf(market, unit);
  return {
    ...chart('equity', ['line', 'time', 'money'], own),
    series: [
      { id: 'run', points: own },
      ...(other.length > 1 ? [{ id: 'benchmark', points: other } as const] : []),
    ],
  };
}

function exposureChart(performance: Performance): ChartSpec {
  const { gross, net } = exposureOf(performance);
  const { ends } = performance.activity;
  const series = (['gross', 'net'] as const).map((id) => ({
    id,
    points: dated(ends, id === 'gross' ? gross : net),
  }));
  const moved = series.some(({ points }) => points.some(([, share]) => share !== 0));
  return { id: 'exposure', kind: 'line', x: 'time', y: 'share', series: moved ? series : [] };
}

export function chartsOf(performance: Performance, facts: Facts): ChartSpec[] {
  const years = facts.periodReturns('year').map(({ label, return: each }) => [Number(label), each] as const);
  const equity = equityChart(performance);
  const all = [
    equity,
    growthChart(performance, equity),
    chart('underwater', ['area', 'time', 'share'], underwater(facts)),
    chart('yearly', ['bars', 'year', 'share'], years),
    chart('distribution', ['bars', 'share', 'count'], histogram(facts.returns)),
    ...rollingCharts(facts),
    exposureChart(performance),
    chart('excursions', ['scatter', 'money', 'money'], excursions(performance.trades)),
  ];
  return all.filter(({ series }) => series.length > 0 && series[0]!.points.length > 0);
}
