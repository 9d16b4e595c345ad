/** What a report file is to be. */
import type { PictureFormat, ReportFormat } from '#contract/report-calls.ts';
import type { ChartId } from '#report/chart.ts';
import type { SectionId } from '#report/sections.ts';

export interface ReportTerms {
  readonly format: ReportFormat;
  readonly language: 'en' | 'vi';
  readonly sections: readonly SectionId[];
}

export interface ChartTerms {
  readonly chart: ChartId;
  readonly format: PictureFormat;
  readonly language: 'en' | 'vi';
}

/** A file's name out of its subject's: no sign that a file system refuses. */
export const reportName = (name: string, format: string): string =>
  `${name.replace(/[^\p{L}\p{N}._ -]+/gu, ' ').trim() || 'report'}.${format}`;
