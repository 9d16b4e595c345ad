/**
 * A report as a PDF: A4, charts as vectors, fonts embedded, sections in the document's outline.
 * Invariants: it says what the page says (`report-sections.ts`); the same report gives the same bytes: the day it was made is
 * the report's last. Known limits: tables show 500 rows; it has no structure for screen readers.
 */
import type { SectionId } from '#report/sections.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords, type Locale, type Words } from '#words/index.ts';
import { drawSection, opensAcross } from './pdf/blocks.ts';
import { ACCENT, LEADING, LINE, Paper, QUIET, type ReportFonts } from './pdf/paper.ts';
import { aboutText } from './report-looks.ts';
import { reportSections } from './report-sections.ts';

/** Where a report has no returns. */
const NO_DAY = Date.UTC(2000, 0, 1);

const NAME = { size: 19, weight: 'bold' } as const;
const ABOUT = { size: 9, colour: QUIET };
const SMALL = { size: 7, colour: QUIET };
const FOOT = 26;
const HEAD = 28;

function opening(paper: Paper, { subject }: Tearsheet): void {
  const names = paper.lines(subject.name, paper.width, NAME, 3);
  paper.y = 40;
  paper.y += paper.putLines(names, paper.left, paper.y, NAME) + 1;
  for (const line of paper.lines(aboutText(subject), paper.width, ABOUT, 3)) {
    paper.put(line, paper.left, paper.y, ABOUT);
    paper.y += ABOUT.size * LEADING;
  }
  paper.rule(paper.y + 4, ACCENT, 1.6);
  paper.y += 14;
}

/** What stands above every page but the first, and below all. */
function frame(paper: Paper, { subject }: Tearsheet, { t }: Words): void {
  const { start, count } = paper.doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    paper.doc.switchToPage(start + page);
    const { width, height } = paper.doc.page;
    const room = width - 2 * paper.left;
    if (page > 0) {
      paper.put(paper.lines(subject.name, room / 2, SMALL, 1)[0]!, paper.left, HEAD, SMALL);
      const about = paper.lines(aboutText(subject), room / 2, SMALL, 1)[0]!;
      paper.put(about, paper.left, HEAD, { ...SMALL, align: 'right' }, room);
      paper.rule(HEAD + 12, LINE, 0.6, paper.left, room);
    }
    const said = t('report.page', { page: page + 1, pages: count });
    paper.put(said, paper.left, height - FOOT - 4, { ...SMALL, align: 'right' }, room);
    paper.put('Tapedeck', paper.left, height - FOOT - 4, SMALL);
  }
}

export function reportPdf(
  sheet: Tearsheet,
  sections: readonly SectionId[],
  language: Locale,
  fonts: ReportFonts,
): Promise<Uint8Array<ArrayBuffer>> {
  const words = createWords(language);
  const made = new Date(sheet.last ?? NO_DAY);
  const drawn = reportSections(sheet, sections, words);
  const title = sheet.subject.name.toWellFormed();
  const paper = new Paper({ title, language, fonts, made, across: opensAcross(drawn) });
  opening(paper, sheet);
  for (const [at, section] of drawn.entries()) drawSection(paper, section, words, drawn[at + 1]);
  frame(paper, sheet, words);
  return paper.end();
}
