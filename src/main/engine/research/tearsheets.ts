/** Tearsheets of runs that are kept: for pages, and as files. */
import { AppFailure } from '#contract/errors.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { storedRun, tearsheetAsk } from './kept-runs.ts';
import type { ResearchPool } from './pool.ts';
import { reportName, type ChartTerms, type ReportTerms } from './report-terms.ts';

export class Tearsheets {
  private readonly runtime: Runtime;
  private readonly quick: ResearchPool;

  constructor(runtime: Runtime, quick: ResearchPool) {
    this.runtime = runtime;
    this.quick = quick;
  }

  of(id: string, riskFree: number): Promise<Tearsheet> {
    return this.quick.ask<'tearsheet'>(() => ({
      kind: 'tearsheet',
      of: tearsheetAsk(this.db, id, riskFree),
    }));
  }

  async file(
    id: string,
    riskFree: number,
    terms: ReportTerms,
  ): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
    const bytes = await this.quick.ask<'report'>(() => {
      const of = tearsheetAsk(this.db, id, riskFree);
      return { kind: 'report', of, terms };
    });
    return { fileName: reportName(storedRun(this.db, id).view.name, terms.format), bytes };
  }

  async chart(
    id: string,
    riskFree: number,
    terms: ChartTerms,
  ): Promise<{ readonly fileName: string; readonly bytes: Uint8Array }> {
    const bytes = await this.quick.ask<'chart'>(() => {
      const of = tearsheetAsk(this.db, id, riskFree);
      return { kind: 'chart', of, terms };
    });
    if (bytes === null) throw new AppFailure('NOT_FOUND', { what: `chart ${terms.chart}` });
    return {
      fileName: reportName(`${storedRun(this.db, id).view.name} ${terms.chart}`, terms.format),
      bytes,
    };
  }

  private get db() {
    return this.runtime.store.db;
  }
}
