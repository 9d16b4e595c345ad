/** The gate before research: a series that scores less is used only by those who know. */
import type { SeriesView } from '#contract/series-views.ts';

export const THRESHOLD = 80;

/** Null where a series was not assessed. */
export function scoreOf({ quality }: SeriesView): number | null {
  const score = (quality as { score?: unknown } | null)?.score;
  return typeof score === 'number' ? score : null;
}
