/** Tearsheets of runs, accounts, sessions and baskets: for pages, and as files. */
import { AppFailure } from '#contract/errors.ts';
import type { Decoded } from '#contract/calls.ts';
import type { ReportFile } from '#contract/report-calls.ts';
import { tablesOf } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { keptRun } from '../research/kept-runs.ts';
import type { ResearchPool } from '../research/pool.ts';
import { reportName, type ChartTerms, type ReportTerms } from './terms.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { performanceOfStream } from './stream.ts';
import type { TearsheetSource } from './source.ts';

type Asked = Decoded<'reports.tearsheet'>;

export class Tearsheets {
  private readonly runtime: Runtime;
  private readonly quick: ResearchPool;

  constructor(runtime: Runtime, quick: ResearchPool) {
    this.runtime = runtime;
    this.quick = quick;
  }

  of(asked: Asked): Promise<Tearsheet> {
    const { subject: _subject, ...terms } = asked;
    return this.quick.ask<'tearsheet'>(async () => ({
      kind: 'tearsheet',
      of: await this.source(asked),
      terms,
    }));
  }

  async file(asked: Asked, file: Omit<ReportTerms, 'sections'>): Promise<ReportFile> {
    const { subject: _subject, ...terms } = asked;
    const { bytes, name } = await this.quick.ask<'report'>(async () => ({
      kind: 'report',
      of: await this.source(asked),
      terms,
      file: { ...file, sections: asked.sections },
    }));
    return { fileName: reportName(name, file.format), bytes };
  }

  async chart(asked: Asked, file: ChartTerms): Promise<ReportFile> {
    const { subject: _subject, ...terms } = asked;
    const made = await this.quick.ask<'chart'>(async () => ({
      kind: 'chart',
      of: await this.source(asked),
      terms,
      file,
    }));
    if (made === null) throw new AppFailure('NOT_FOUND', { what: `chart ${file.chart}` });
    return { fileName: reportName(`${made.name} ${file.chart}`, file.format), bytes: made.bytes };
  }

  private async source({ subject, sections, span }: Asked): Promise<TearsheetSource> {
    const tables = tablesOf(sections);
    const audited = (['orders', 'fills', 'lots', 'lots-by-symbol'] as const).some((id) => tables.has(id));
    if (subject.kind === 'run')
      return { kind: 'run', kept: keptRun(this.runtime.store.db, subject.id, audited) };
    return performanceOfStream(this.runtime, {
      stream: subject.stream ?? this.runtime.stream,
      basketId: subject.kind === 'basket' ? subject.basketId : null,
      audited: audited ? span : undefined,
    });
  }
}
