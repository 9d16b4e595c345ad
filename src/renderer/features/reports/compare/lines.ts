/** Curves of several subjects over one axis of time: growth from a hundred at the start of each, falls below their highs. */
import type { Tearsheet } from '#report/tearsheet.ts';
import { LINE_COLOURS } from '../../research/result/curves.ts';
import type { DrawnSeries } from '../sheet/option.ts';
import { chartOf, logarithms, rebased } from '../sheet/series.ts';
import type { Span } from '../span.ts';

const lineOf = (points: DrawnSeries['points'], { subject }: Tearsheet, place: number): DrawnSeries => ({
  key: String(place),
  name: subject.name,
  colour: LINE_COLOURS[place % LINE_COLOURS.length]!,
  points,
});

const ownPoints = (sheet: Tearsheet, id: 'growth' | 'underwater'): DrawnSeries['points'] =>
  chartOf(sheet, id)?.series[0]?.points ?? [];

/** `from`: where a hundred is; the start of each when null. */
export const equityLines = (sheets: readonly Tearsheet[], from: number | null, log: boolean): DrawnSeries[] =>
  sheets.map((sheet, place) => {
    const points = rebased(ownPoints(sheet, 'growth'), from);
    return lineOf(log ? logarithms(points) : points, sheet, place);
  });

export const underwaterLines = (sheets: readonly Tearsheet[]): DrawnSeries[] =>
  sheets.map((sheet, place) => lineOf(ownPoints(sheet, 'underwater'), sheet, place));

/** From when the first of them begins to when the last one ends. */
export function togetherOf(sheets: readonly Tearsheet[]): Span | null {
  const spans = sheets.flatMap(({ whole }) => whole ?? []);
  if (spans.length === 0) return null;
  return {
    from: Math.min(...spans.map(({ from }) => from)),
    to: Math.max(...spans.map(({ to }) => to)),
  };
}
