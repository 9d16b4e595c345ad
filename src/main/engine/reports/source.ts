/** What a tearsheet is made of, on its way to the thread that makes it. */
import type { Performance } from '#report/performance.ts';
import type { ReportTable } from '#report/table.ts';
import { tearsheetOf, type Tearsheet, type TearsheetTerms } from '#report/tearsheet.ts';
import { tearsheetOfRun, type RunKept } from '../research/run-tearsheet.ts';

export type TearsheetSource =
  | { readonly kind: 'run'; readonly kept: RunKept }
  /** `extra`: tables of its orders, fills and lots. */
  | { readonly kind: 'told'; readonly performance: Performance; readonly extra: readonly ReportTable[] };

export const tearsheetFrom = (source: TearsheetSource, terms: TearsheetTerms): Tearsheet =>
  source.kind === 'run'
    ? tearsheetOfRun(source.kept, terms)
    : tearsheetOf(source.performance, terms, source.extra);
