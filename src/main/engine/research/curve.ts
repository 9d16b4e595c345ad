/** Curves for screens: few points that look like the many. */
import type { CurvePoint } from '#contract/research-views.ts';

const MOST = 2_000;

/** At most `MOST` points: of each part of the curve its lowest and highest, in order, and both ends. */
export function thinned(time: Float64Array, equity: Float64Array): CurvePoint[] {
  const count = equity.length;
  const point = (row: number): CurvePoint => ({ at: time[row]!, equity: equity[row]! });
  if (count <= MOST) return Array.from({ length: count }, (_, row) => point(row));
  const parts = MOST / 2 - 1;
  const rows: number[] = [0];
  for (let part = 0; part < parts; part += 1) {
    const from = 1 + Math.floor((part * (count - 2)) / parts);
    const to = 1 + Math.floor(((part + 1) * (count - 2)) / parts);
    let [low, high] = [from, from];
    for (let row = from; row < to; row += 1) {
      if (equity[row]! < equity[low]!) low = row;
      if (equity[row]! > equity[high]!) high = row;
    }
    rows.push(Math.min(low, high));
    if (low !== high) rows.push(Math.max(low, high));
  }
  rows.push(count - 1);
  return rows.map(point);
}
