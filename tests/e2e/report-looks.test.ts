/**
 * How reports look, in a real browser: a made-up tearsheet as a page of A4's width, printed, and as a document, against
 * pictures that are kept. Letters are those of the program, so that no machine's fonts matter.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright';
import type * as Reader from 'unpdf/pdfjs';
import { reportHtml } from '#export/report-html.ts';
import { reportPdf } from '#export/report-pdf.ts';
import { reportFonts } from '#engine/reports/assets.ts';
import { SECTIONS, TEARSHEET, type SectionId } from '#report/sections.ts';
import { LOCALES } from '#words/index.ts';
import { launchBrowser } from '../support/app.ts';
import { clipped } from '../support/looks.ts';
import { madeTearsheet } from '../support/made-report.ts';
import { changedShare } from '../support/pictures.ts';

const sheet = madeTearsheet();
const fonts = reportFonts();
const { resolve } = createRequire(import.meta.url);
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

/** A4 in CSS pixels. */
const PAPER = { width: 794, height: 1123 };
const LETTERS = [
  ['regular', '400'],
  ['bold', '500 900'],
].map(
  ([file, weight]) =>
    `@font-face{font-family:Inter;font-weight:${weight};src:url(data:font/ttf;base64,${base64(fonts[file as 'regular'])})}`,
);
/** Of a picture, that may look otherwise. */
const TOLERATED = 0.004;

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

async function pageOf(sections: readonly SectionId[], language: 'en' | 'vi'): Promise<Page> {
  const page = await browser.newPage({ viewport: PAPER, colorScheme: 'light' });
  await page.setContent(reportHtml(sheet, sections, language));
  await page.addStyleTag({ content: LETTERS.join('') });
  await page.evaluate(async () => {
    await Promise.all(['400', '600'].map((weight) => document.fonts.load(`${weight} 14px Inter`, 'aễ')));
    await document.fonts.ready;
  });
  return page;
}

/** The reader of documents in a page. As text: the test's own compiler would turn its import into something else. */
async function withReader(page: Page): Promise<void> {
  const code = readFileSync(join(dirname(resolve('unpdf')), 'pdfjs.mjs'), 'utf8');
  await page.evaluate(
    `import(URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: 'text/javascript' }))).then((reader) => { globalThis.reader = reader; })`,
  );
}

/** Pages of a document as pictures, five pixels for four points. */
async function drawn(bytes: Uint8Array, numbers: readonly number[]): Promise<Buffer[]> {
  const page = await browser.newPage();
  await withReader(page);
  const pictures = await page.evaluate(
    async ({ data, wanted }) => {
      const { reader } = globalThis as unknown as { reader: typeof Reader };
      const bytesOf = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const pages = await reader.getDocument({ data: bytesOf }).promise;
      const made: string[] = [];
      for (const number of wanted) {
        const one = await pages.getPage(number);
        const viewport = one.getViewport({ scale: 1.25 });
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
        await one.render({ canvas, canvasContext: canvas.getContext('2d')!, viewport }).promise;
        made.push(canvas.toDataURL('image/png').split(',')[1]!);
      }
      return made;
    },
    { data: base64(bytes), wanted: [...numbers] },
  );
  await page.close();
  return pictures.map((picture) => Buffer.from(picture, 'base64'));
}

describe.each(LOCALES)('a report in %s', (language) => {
  test('as a page of A4’s width', async () => {
    const page = await pageOf(TEARSHEET, language);
    expect(await clipped(page)).toEqual([]);
    const over = () => document.documentElement.scrollWidth - innerWidth;
    expect(await page.evaluate(over)).toBeLessThanOrEqual(0);
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 794, height: 2246 }, fullPage: true });
    expect(await changedShare(browser, `report-page-${language}`, picture)).toBeLessThan(TOLERATED);
    await page.close();
  });

  test('with every table, on a telephone, is no wider than it', async () => {
    const page = await pageOf(SECTIONS, language);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(
      0,
    );
    await page.close();
  });

  test('as a document', async () => {
    const bytes = await reportPdf(
      sheet,
      ['summary', 'equity', 'returns', 'costs', 'orders'],
      language,
      fonts,
    );
    const [first, costs, orders] = await drawn(bytes, [1, 2, 3]);
    for (const [name, picture] of [
      ['first', first!],
      ['costs', costs!],
      ['orders', orders!],
    ] as const)
      expect(await changedShare(browser, `report-document-${name}-${language}`, picture)).toBeLessThan(
        TOLERATED,
      );
  });

  test('printed: no page cuts a chart, all of them are A4', async () => {
    const page = await pageOf(TEARSHEET, language);
    const printed = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    const [first] = await drawn(printed, [1]);
    expect(await changedShare(browser, `report-printed-${language}`, first!)).toBeLessThan(TOLERATED);
    await page.close();
  });
});
