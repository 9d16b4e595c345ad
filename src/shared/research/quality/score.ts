/**
 * The score of a series: 100 less what each check takes off for each severity. Whole, never below 0; 100 means that
 * nothing but notes without weight was found.
 *
 * Of a check with `affected` bars (sessions, lines) of a severity among n bars: min(most, least + weight × 100 × affected
 * ÷ n), by severity as in `TAKES`. Rounded down, so that one error in a million bars shows.
 */
import type { Severity } from './finding.ts';

const TAKES: Readonly<
  Record<Severity, { readonly least: number; readonly weight: number; readonly most: number }>
> = {
  error: { least: 1, weight: 10, most: 40 },
  warning: { least: 0.2, weight: 3, most: 20 },
  info: { least: 0, weight: 0.2, most: 3 },
};

export type Affected = Readonly<Record<Severity, number>>;

export function scoreOf(affected: readonly Affected[], bars: number): number {
  if (bars === 0) return 0;
  let left = 100;
  for (const each of affected)
    for (const severity of ['error', 'warning', 'info'] as const) {
      const { least, weight, most } = TAKES[severity];
      const count = each[severity];
      if (count > 0) left -= Math.min(most, least + (weight * 100 * count) / bars);
    }
  return Math.max(0, Math.floor(left));
}
