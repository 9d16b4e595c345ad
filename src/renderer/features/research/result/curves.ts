/** Curves as the canvas wants them: seconds of UTC, money or percent from the start; drawdowns and the band of several. */
import type { UTCTimestamp } from 'lightweight-charts';
import type { CurvePoint, RunDetail } from '#contract/research-views.ts';
import { moneyScale } from '#core/units/units.ts';

export interface Point {
  readonly time: UTCTimestamp;
  readonly value: number;
}

export interface Line {
  readonly key: string;
  readonly label: string;
  /** A token of the theme. */
  readonly colour: string;
  readonly points: readonly Point[];
  readonly thin?: boolean;
}

export interface BandPoint {
  readonly time: UTCTimestamp;
  readonly low: number;
  readonly high: number;
}

export const LINE_COLOURS = [
  'accent',
  'warn',
  'up',
  'down',
  'text-1',
  'line-strong',
  'text-3',
  'focus',
] as const;

/** Points of one second are one: the last counts. */
function pointsOf(curve: readonly CurvePoint[], valueOf: (equity: number) => number): Point[] {
  const points: Point[] = [];
  for (const { at, equity } of curve) {
    const point = { time: Math.floor(at / 1_000) as UTCTimestamp, value: valueOf(equity) };
    if (points.at(-1)?.time === point.time) points.pop();
    points.push(point);
  }
  return points;
}

export function moneyPoints(curve: readonly CurvePoint[], currency: RunDetail['currency']): Point[] {
  const unit = 10 ** moneyScale(currency);
  return pointsOf(curve, (equity) => equity / unit);
}

/** Percent of the first point. */
export function percentPoints(curve: readonly CurvePoint[]): Point[] {
  const start = curve[0]?.equity ?? 0;
  return pointsOf(curve, (equity) => (start === 0 ? 0 : (equity / start - 1) * 100));
}

/** Percent below the highest point so far. */
export function drawdownPoints(curve: readonly CurvePoint[]): Point[] {
  let high = 0;
  return pointsOf(curve, (equity) => {
    high = Math.max(high, equity);
    return high === 0 ? 0 : (equity / high - 1) * 100;
  });
}

/** Lowest and highest of several curves at each moment any of them has a point; between its points a curve stays. */
export function bandOf(curves: readonly (readonly Point[])[]): BandPoint[] {
  const times = [...new Set(curves.flatMap((points) => points.map(({ time }) => time)))].sort(
    (a, b) => a - b,
  );
  const next = curves.map(() => 0);
  return times.map((time) => {
    const values = curves.map((points, index) => {
      while (next[index]! + 1 < points.length && points[next[index]! + 1]!.time <= time) next[index]! += 1;
      return points[next[index]!]?.value ?? 0;
    });
    return { time, low: Math.min(...values), high: Math.max(...values) };
  });
}
