/** The call about performance figures: all of them, of the returns in a file. */
import { z } from 'zod';
import type { Bootstrapped } from '#research/statistics/bootstrap.ts';
import type {
  Conventions,
  FigureGroup,
  FigureUnit,
  FigureValue,
} from '#research/statistics/figures/figure.ts';
import { conventions, tries } from './report-calls.ts';
import { bytes, call, fileName } from './shapes.ts';

export interface ReturnsSample {
  /** What the file's column was taken for. */
  readonly understood: 'returns' | 'values';
  /** As its heading calls it; null without a heading. */
  readonly column: string | null;
  readonly returns: number;
  /** Returns that the file says are not known. */
  readonly unknown: number;
  /** UTC milliseconds of the first and the last return; null where the file has no dates. */
  readonly first: number | null;
  readonly last: number | null;
}

export interface FigureView {
  readonly id: string;
  readonly group: FigureGroup;
  readonly unit: FigureUnit;
  readonly result: FigureValue;
}

export interface MetricsView {
  readonly sample: ReturnsSample;
  /** `matched`: rows whose date both files have; by row where neither has dates. */
  readonly benchmark: (ReturnsSample & { readonly matched: number }) | null;
  readonly conventions: Conventions;
  readonly figures: readonly FigureView[];
  /** By the stationary bootstrap; null where the returns are too few, or one loses everything. */
  readonly intervals: Bootstrapped | null;
}

const file = z.object({ fileName, bytes }).strict();

export const metricsCalls = {
  /** Stores nothing. A file that does not read is RETURNS_UNREADABLE. */
  'metrics.compute': call<MetricsView>()(
    z
      .object({
        returns: file,
        benchmark: file.nullable().default(null),
        conventions: conventions.default({}),
        tries: tries.optional(),
      })
      .strict(),
  ),
} as const;
