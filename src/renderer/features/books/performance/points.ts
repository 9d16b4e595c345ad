/** What the dashboard's chart draws: equity or growth, of today or of all of its time. */
import type { ResultOf } from '#contract/calls.ts';
import { moneyScale } from '#core/units/units.ts';
import type { CurvePoint } from '../equity.ts';

export type DashboardView = ResultOf<'reports.dashboard'>;
export type Measure = 'money' | 'growth';
export type Shown = 'today' | 'all';

/** Ledger units; growth in hundredths of a percent of what was there to begin with. Points of one second are one, the later. */
export function pointsOf(view: DashboardView, measure: Measure, shown: Shown): CurvePoint[] {
  const unit = measure === 'money' ? 10 ** moneyScale(view.currency) : 10_000;
  const from = shown === 'today' ? (view.todayFrom ?? 0) : 0;
  let peak = 0;
  const points: CurvePoint[] = [];
  for (const [row, [at, equity]] of view.curve.entries()) {
    const growth = view.growth[row]!;
    peak = Math.max(peak, growth);
    if (at < from) continue;
    const before = points.at(-1);
    const value = Math.round((measure === 'money' ? equity : growth - 1) * unit);
    const point = { at, day: null, equity: value, change: null, drawdown: peak > 0 ? growth / peak - 1 : 0 };
    if (before && Math.floor(before.at / 1000) === Math.floor(at / 1000)) points[points.length - 1] = point;
    else points.push(point);
  }
  return points;
}
