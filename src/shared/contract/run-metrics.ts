/** The performance figures of a run. */
import type { Bootstrapped } from '#research/statistics/bootstrap.ts';
import type { Conventions } from '#research/statistics/figures/figure.ts';
import type { PeriodReturn } from '#research/statistics/periods.ts';
import type { FigureView } from './metrics-calls.ts';

/** A figure with what a reader needs to check it. */
export interface RunFigure extends FigureView {
  readonly formula: string;
  readonly source: string;
  readonly caveat: string;
}

/** All performance figures of a run; `returns`: how many are known. */
export interface RunMetrics {
  readonly conventions: Conventions;
  readonly returns: number;
  readonly first: number | null;
  readonly last: number | null;
  readonly figures: readonly RunFigure[];
  /** Null where the returns are too few, or one loses everything. */
  readonly intervals: Bootstrapped | null;
  readonly months: readonly PeriodReturn[];
  readonly years: readonly PeriodReturn[];
}
