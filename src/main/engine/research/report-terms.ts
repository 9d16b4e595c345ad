/** What a report file is to be. */
import type { ReportFormat } from '#contract/report-calls.ts';

export interface ReportTerms {
  readonly format: ReportFormat;
  readonly language: 'en' | 'vi';
}

/** A file's name out of the run's: no sign that a file system refuses. */
export const reportName = (name: string, format: ReportFormat): string =>
  `${name.replace(/[^\p{L}\p{N}._ -]+/gu, ' ').trim() || 'run'}.${format}`;
