/** Reports as PDF: pages, fonts, letters of Vietnamese, the same bytes each time, and texts that nobody expects. */
import { describe, expect, test } from 'vitest';
import { extractText, getDocumentProxy } from 'unpdf';
import { reportPdf } from '#export/report-pdf.ts';
import { drawSection } from '#export/pdf/blocks.ts';
import { Paper } from '#export/pdf/paper.ts';
import { reportSections } from '#export/report-sections.ts';
import { reportFonts } from '#engine/reports/assets.ts';
import { PRESETS, SECTIONS, TEARSHEET } from '#report/sections.ts';
import { FIGURES } from '#research/statistics/figures/list.ts';
import { createWords } from '#words/index.ts';
import { en } from '#words/en/index.ts';
import { vi } from '#words/vi/index.ts';
import { madeTearsheet } from '../../support/made-report.ts';
import { tradesTable } from '../../support/made-tables.ts';

const fonts = reportFonts();
const sheet = madeTearsheet();

const opened = (bytes: Uint8Array) => getDocumentProxy(bytes.slice());

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await opened(bytes), { mergePages: false });
  return text;
}

const paper = (): Paper => new Paper({ title: '', language: 'vi', fonts, made: new Date(0) });

describe('a PDF', () => {
  test('has A4 pages with numbers, the name above all but the first, and an outline of its sections', async () => {
    const bytes = await reportPdf(sheet, TEARSHEET, 'vi', fonts);
    const document = await opened(bytes);
    const pages = await pagesOf(bytes);
    expect(pages.length).toBeGreaterThan(5);
    for (const [at, text] of pages.entries()) {
      expect(text).toContain(`Trang ${at + 1} / ${pages.length}`);
      expect(text).toContain(sheet.subject.name);
    }
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    const outline = await document.getOutline();
    const words = createWords('vi');
    const titles = TEARSHEET.slice(1).map((id) => words.t(`reportCodes.section-${id}`));
    expect(outline.map(({ title }) => title)).toEqual(titles);
  });

  test('turns the paper for tables with many columns only', async () => {
    const document = await opened(
      await reportPdf(sheet, ['summary', 'months', 'orders', 'figures'], 'en', fonts),
    );
    const across: boolean[] = [];
    for (let page = 1; page <= document.numPages; page += 1) {
      const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
      across.push(width > height);
    }
    expect([across[0], across.includes(true), across.at(-1)]).toEqual([false, true, false]);
  });

  test('the summary lies on the page of the table across that follows it', async () => {
    const document = await opened(await reportPdf(sheet, ['summary', 'orders'], 'en', fonts));
    const { width, height } = (await document.getPage(1)).getViewport({ scale: 1 });
    expect(width).toBeGreaterThan(height);
    const [first] = await pagesOf(await reportPdf(sheet, ['summary', 'orders'], 'en', fonts));
    expect(first).toContain('Orders: decisions and reasons');
  });

  test('a chart that would begin a page stands on that of the table across that follows it', () => {
    const words = createWords('en');
    const [chart, table] = reportSections(sheet, ['excursions', 'trades'], words);
    for (const [left, next, across] of [
      [60, table, true],
      [60, undefined, false],
      [500, table, false],
    ] as const) {
      const page = paper();
      page.y = page.bottom - left;
      drawSection(page, chart!, words, next);
      expect(page.liesAcross).toBe(across);
      expect(page.doc.bufferedPageRange().count).toBe(left === 60 ? 2 : 1);
    }
  });

  test('a heading stands with the first of its groups', () => {
    const words = createWords('vi');
    const [section] = reportSections(sheet, ['figures'], words);
    for (let left = 40; left < 400; left += 30) {
      const page = paper();
      page.y = page.bottom - left;
      const headings: number[] = [];
      const put = page.put.bind(page);
      page.put = (text, ...others) => {
        if (text === section!.title || text === words.t('figures.group-growth'))
          headings.push(page.doc.bufferedPageRange().count);
        put(text, ...others);
      };
      drawSection(page, section!, words);
      expect(headings[0], String(left)).toBe(headings[1]);
    }
  });

  test('carries its fonts, cut to the letters it uses', async () => {
    const bytes = await reportPdf(sheet, TEARSHEET, 'vi', fonts);
    const text = Buffer.from(bytes).toString('latin1');
    expect(text.match(/\/BaseFont \/[A-Z]{6}\+Inter/g)!.length).toBeGreaterThanOrEqual(2);
    expect(text.match(/\/FontFile2 /g)).toHaveLength(2);
    expect(text).not.toMatch(/Helvetica|Times-Roman|Courier/);
    expect(bytes.length).toBeLessThan(500_000);
  });

  test('is the same, byte for byte, and says nothing of when it was made', async () => {
    const [first, second] = [
      await reportPdf(sheet, SECTIONS, 'en', fonts),
      await reportPdf(madeTearsheet(), SECTIONS, 'en', fonts),
    ];
    expect(Buffer.compare(first, second)).toBe(0);
    const { info } = await (await opened(first)).getMetadata();
    expect(info).toMatchObject({
      Title: sheet.subject.name,
      CreationDate: expect.stringContaining('D:20240614'),
    });
  });

  test('of nothing has its page', async () => {
    const nothing = madeTearsheet({ returns: [], tables: [] });
    for (const sections of [TEARSHEET, PRESETS.audit]) {
      const pages = await pagesOf(await reportPdf(nothing, sections, 'en', fonts));
      expect(pages.join(' ')).not.toMatch(/NaN|Infinity|undefined/);
    }
    const [page] = await pagesOf(await reportPdf(nothing, PRESETS.audit, 'en', fonts));
    expect(page).toContain(createWords('en').t('report.nothing'));
  });
});

describe('texts of others', () => {
  test.each([
    ['very long', 'W'.repeat(5_000)],
    ['long without end', 'a '.repeat(3_000)],
    ['of control characters', 'a\u0000b\u001b[31m\u202ec\nd\te'],
    ['half a character', 'x\ud800y'],
    ['of other scripts', '交易 🚀 торговля'],
    ['like a name of the language', '__proto__ constructor toString'],
    ['markup', '<script>(alert)</script> \\(a\\) %%EOF endobj'],
  ])('%s', async (_, name) => {
    const odd = madeTearsheet({
      name,
      symbols: [name],
      tables: [
        {
          id: 'by-symbol',
          columns: [
            { id: 'symbol', unit: 'text' },
            { id: 'x', name, unit: 'money', total: true },
          ],
          rows: [
            [name, 1],
            [name, 2],
          ],
        },
      ],
    });
    const pages = await pagesOf(await reportPdf(odd, TEARSHEET, 'en', fonts));
    expect(pages.length).toBeGreaterThan(3);
    expect(pages.length).toBeLessThan(30);
    if (name.startsWith('<script>')) expect(pages.join(' ')).toContain(name);
  });
});

describe('paper', () => {
  test('has a letter for every sign that is ever written on it', () => {
    const { doc } = paper();
    const said = [
      JSON.stringify([en, vi]),
      ...FIGURES.flatMap(({ formula, source, caveat }) => [formula, source, caveat]),
    ];
    for (const weight of ['regular', 'bold']) {
      doc.font(weight);
      const { font } = (
        doc as unknown as { _font: { font: { hasGlyphForCodePoint(code: number): boolean } } }
      )._font;
      const missing = [...new Set(said.join(''))].filter(
        (sign) => !font.hasGlyphForCodePoint(sign.codePointAt(0)!),
      );
      expect(missing, weight).toEqual([]);
    }
  });

  test('digits have one width', () => {
    const sheetOfPaper = paper();
    const widths = new Set(
      [...'0123456789'].map((digit) => sheetOfPaper.measure(digit, { size: 10 }).toFixed(6)),
    );
    expect(widths.size).toBe(1);
  });

  test('lines are never wider than their place', () => {
    const sheetOfPaper = paper();
    const look = { size: 8 };
    for (const text of ['một hai ba bốn năm sáu bảy tám', 'x'.repeat(300), 'a '.repeat(100), '']) {
      for (const width of [12, 40, 150])
        for (const line of sheetOfPaper.lines(text, width, look))
          expect(sheetOfPaper.measure(line, look)).toBeLessThanOrEqual(width + 0.1);
    }
    expect(sheetOfPaper.lines('một hai', 500, look)).toEqual(['một hai']);
    expect(sheetOfPaper.lines('một hai ba bốn', 20, look, 2)).toHaveLength(2);
  });
});

test('a table of 180 lines has its head on each of its pages and its sums on the last', async () => {
  const pages = await pagesOf(
    await reportPdf(madeTearsheet({ tables: [tradesTable(180)] }), ['summary', 'trades'], 'en', fonts),
  );
  const own = pages.slice(1);
  expect(own.length).toBeGreaterThan(3);
  for (const page of own) expect(page).toContain('Profit');
  expect(own.filter((page) => page.includes('Total'))).toHaveLength(1);
  expect(own.at(-1)).toContain('Total');
});
