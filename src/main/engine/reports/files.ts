/** A tearsheet, or one of its charts, as a file. Charts and workbooks take their time: made in a research thread. */
import { reportBook, reportCsv } from '#export/report-book.ts';
import { reportHtml } from '#export/report-html.ts';
import { reportPdf } from '#export/report-pdf.ts';
import { chartFile as pictureOf } from '#export/report-picture.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { pictureTools, reportFonts } from './assets.ts';
import type { ChartTerms, ReportTerms } from './terms.ts';

/** JSON is the whole tearsheet, whatever the sections. */
export async function reportFile(sheet: Tearsheet, terms: ReportTerms): Promise<Uint8Array> {
  const { format, language } = terms;
  const sections = [...new Set(terms.sections)];
  switch (format) {
    case 'html':
      return new TextEncoder().encode(reportHtml(sheet, sections, language));
    case 'pdf':
      return reportPdf(sheet, sections, language, reportFonts());
    case 'xlsx':
      return reportBook(sheet, sections, language);
    case 'csv':
      return reportCsv(sheet, sections, language);
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(sheet, null, 2)}\n`);
  }
}

/** Null where the tearsheet does not have the chart. */
export const chartFile = (
  sheet: Tearsheet,
  { chart, format, language }: ChartTerms,
): Promise<Uint8Array | null> => pictureOf(sheet, chart, format, language, pictureTools);
