/**
 * A report as one HTML file: no scripts, nothing loaded from anywhere, charts as SVG; it reads on a telephone and prints on A4.
 * Invariant: every text of others is escaped. Known limit: tables show 500 rows.
 */
import { TEARSHEET, type SectionId } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale, type Words } from '#words/index.ts';
import type { ReportSection } from './report-block.ts';
import { blockHtml, escaped } from './report-html-blocks.ts';
import { aboutText } from './report-looks.ts';
import { reportSections } from './report-sections.ts';
import { REPORT_STYLE } from './report-style.ts';

function section({ id, title, blocks }: ReportSection, words: Words): string {
  const heading = title === null ? '' : `<h2>${escaped(title)}</h2>`;
  const [first] = blocks;
  const across = first?.kind === 'table' && first.across ? ' class="across"' : '';
  const drawn = blocks.map((block) => blockHtml(block, words)).join('\n');
  return `<section id="section-${id}"${across}>${heading}${drawn}</section>`;
}

export function reportHtml(sheet: Tearsheet, sections: readonly SectionId[], language: Locale): string {
  const words = createWords(language);
  const name = escaped(sheet.subject.name);
  const about = escaped(aboutText(sheet.subject));
  const body = reportSections(sheet, sections, words).map((each) => section(each, words));
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="generator" content="Tapedeck"><title>${name} · ${about}</title><style>${REPORT_STYLE}</style></head>
<body><header><h1>${name}</h1><div class="about">${about}</div></header>
${body.join('\n')}
</body></html>
`;
}

export const tearsheetHtml = (sheet: Tearsheet, language: Locale): string =>
  reportHtml(sheet, TEARSHEET, language);
