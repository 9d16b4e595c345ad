/** Curves for screens: few points that look like the many. */
import type { CurvePoint } from '#contract/research-views.ts';
import { keptRows } from '#report/chart.ts';

export const thinned = (time: Float64Array, equity: Float64Array): CurvePoint[] =>
  keptRows(equity).map((row) => ({ at: time[row]!, equity: equity[row]! }));
