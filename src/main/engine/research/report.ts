/** A run's tearsheet as a file. Charts and workbooks take their time: made in a research thread. */
import { tearsheetBook, tearsheetCsv } from '#export/report-book.ts';
import { tearsheetHtml } from '#export/report-html.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import type { ReportTerms } from './report-terms.ts';

export async function reportFile(sheet: Tearsheet, { format, language }: ReportTerms): Promise<Uint8Array> {
  switch (format) {
    case 'pdf':
      throw new Error('no PDF yet');
    case 'html':
      return new TextEncoder().encode(tearsheetHtml(sheet, language));
    case 'xlsx':
      return tearsheetBook(sheet, language);
    case 'csv':
      return tearsheetCsv(sheet, language);
    case 'json':
      return new TextEncoder().encode(`${JSON.stringify(sheet, null, 2)}\n`);
  }
}
