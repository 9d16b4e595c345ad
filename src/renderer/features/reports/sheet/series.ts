/** Series of a chart as they are drawn: named, coloured, in money, rebased to a hundred, or as logarithms. */
import type { ChartId, ChartSpec } from '#report/chart.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Words } from '#words/index.ts';
import type { Span } from '../span.ts';
import { SERIES_COLOURS, type DrawnSeries } from './option.ts';

export const chartOf = ({ charts }: Tearsheet, id: ChartId): ChartSpec | null =>
  charts.find((each) => each.id === id) ?? null;

type Points = DrawnSeries['points'];

/** From where a part of time begins: the last point up to there is a hundred. */
export function rebased(points: Points, from: number | null): Points {
  const row =
    from === null
      ? 0
      : Math.max(
          0,
          points.findLastIndex(([at]) => at <= from),
        );
  const start = points[row]?.[1] ?? 0;
  return start > 0 ? points.map(([at, value]) => [at, (value / start) * 100] as const) : [];
}

export const logarithms = (points: Points): Points =>
  points.flatMap(([at, value]) => (value > 0 ? [[at, Math.log10(value)] as const] : []));

/** `name`: what the subject itself is called in the legend. */
export const seriesOf = (spec: ChartSpec, { t }: Words, name: string): DrawnSeries[] =>
  spec.series.map(({ id, points }) => ({
    key: id,
    name: id === 'run' ? name : t(`reportCodes.series-${id}`),
    colour: spec.kind === 'area' ? 'down' : SERIES_COLOURS[id],
    points,
    thin: id === 'benchmark' || id === 'net',
  }));

/** From the first to the last point of a chart of time. */
export function domainOf(spec: Pick<ChartSpec, 'series'> | null): Span | null {
  const ends = (spec?.series ?? []).flatMap(({ points }) =>
    points.length === 0 ? [] : [points[0]![0], points.at(-1)![0]],
  );
  if (ends.length === 0) return null;
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  return { from, to: Math.max(to, from + 1) };
}
