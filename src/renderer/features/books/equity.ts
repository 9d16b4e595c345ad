/** The equity curve of one currency with its drawdown. Statistics for the screen: floats. */
import type { ResultOf } from '#contract/calls.ts';
import type { Currency } from '#core/units/units.ts';

export interface CurvePoint {
  readonly at: number;
  /** UTC midnight of the day that ended; null for the opening and for now. */
  readonly day: number | null;
  readonly equity: number;
  readonly change: number | null;
  /** Below the highest equity so far, as a share of it: zero or negative. */
  readonly drawdown: number;
}

/** Oldest first; points of the same second are one, the later. */
export function curveOf({ points, now }: ResultOf<'account.equityCurve'>, currency: Currency): CurvePoint[] {
  const all = now ? [...points, now] : points;
  const single = all.filter(
    (point, at) => Math.floor(point.at / 1000) !== Math.floor((all[at + 1]?.at ?? 0) / 1000),
  );
  let peak = 0;
  return single.map(({ at, day, equity, paidIn }, index) => {
    const value = equity[currency];
    const before = single[index - 1];
    // Cash paid in or out is no profit and no loss: the peak moves with it.
    peak += paidIn[currency] - (before?.paidIn[currency] ?? 0);
    peak = Math.max(peak, value);
    return {
      at,
      day,
      equity: value,
      change: before ? value - before.equity[currency] : null,
      drawdown: peak > 0 ? value / peak - 1 : 0,
    };
  });
}
