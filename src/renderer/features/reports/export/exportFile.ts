/** A report as a file of what is shown: the same part of time, conventions and language. */
import type { ReportFormat, ReportSubject } from '#contract/report-calls.ts';
import type { SectionId } from '#report/sections.ts';
import type { Locale } from '#words/index.ts';
import { call } from '../../../client/index.ts';
import { tellFailure } from '../../../state/notify.ts';
import { askedTerms } from '../../../state/reportTerms.ts';
import type { ReportTerms } from '../../../state/reportTermsShape.ts';
import { saveBytes } from '../../../ui/saveFile.ts';
import type { Span } from '../span.ts';

export interface FileTerms {
  readonly subject: ReportSubject;
  readonly terms: ReportTerms;
  readonly span: Span | null;
  readonly sections: readonly SectionId[];
  readonly language: Locale;
}

export const reportFile = ({ subject, terms, span, sections, language }: FileTerms, format: ReportFormat) =>
  call('reports.file', { subject, ...askedTerms(terms), span, sections: [...sections], language, format });

export async function saveReport(asked: FileTerms, format: ReportFormat): Promise<void> {
  try {
    const { fileName, bytes } = await reportFile(asked, format);
    saveBytes(fileName, bytes);
  } catch (thrown) {
    tellFailure(thrown);
  }
}
