/** HTML, PDF, XLSX and CSV say the same figures and the same tables. */
import { describe, expect, test } from 'vitest';
import { read, utils } from '@e965/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';
import { plainMoney } from '#export/figures.ts';
import { reportBook, reportCsv } from '#export/report-book.ts';
import { reportHtml } from '#export/report-html.ts';
import { reportPdf } from '#export/report-pdf.ts';
import { reportSections } from '#export/report-sections.ts';
import { reportFonts } from '#engine/reports/assets.ts';
import { PRESETS, SECTIONS } from '#report/sections.ts';
import { totalsOf } from '#report/table.ts';
import { createWords, LOCALES, type Locale } from '#words/index.ts';
import { madeTearsheet } from '../../support/made-report.ts';
import { tradesTable } from '../../support/made-tables.ts';

const sheet = madeTearsheet();

/** Without spaces: a line may end anywhere. */
const close = (text: string): string => text.replace(/\s+/g, '');

const decoded = (html: string): string =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

async function pdfText(bytes: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(bytes.slice()), { mergePages: true });
  return text;
}

/** Every text that pages and documents are to say, without those of charts. */
function textsOf(language: Locale): string[] {
  return reportSections(sheet, SECTIONS, createWords(language)).flatMap(({ title, blocks }) => [
    title ?? '',
    ...blocks.flatMap((block): readonly string[] => {
      switch (block.kind) {
        case 'key':
          return block.figures.flatMap(({ name, value, beside }) => [name, value, beside]);
        case 'notes':
          return block.lines;
        case 'charts':
          return block.charts.map((chart) => chart.title);
        case 'months':
          return [
            block.title,
            ...block.head,
            ...block.years.flatMap(({ cells }) => cells.map(({ text }) => text)),
          ];
        case 'table':
          return [
            block.title ?? '',
            ...block.columns.map(({ heading }) => heading),
            ...block.rows.flat(),
            ...(block.totals ?? []),
            block.more ?? '',
          ];
        case 'figures':
          return block.groups.flatMap(({ title: said, figures }) => [
            said,
            ...figures.flatMap(({ name, value, beside }) => [name, value, beside]),
          ]);
      }
    }),
  ]);
}

describe.each(LOCALES)('%s', (language) => {
  const texts = textsOf(language).map(close);

  test('the page has every text', () => {
    const said = close(decoded(reportHtml(sheet, SECTIONS, language)));
    expect(texts.filter((text) => !said.includes(text))).toEqual([]);
    expect(said).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('the document has every word and figure', async () => {
    const said = close(await pdfText(await reportPdf(sheet, SECTIONS, language, reportFonts())));
    // A cell's second line stands beside other cells, so long texts are looked for word by word.
    const words = textsOf(language).flatMap((text) => text.split(/[\s-]+/));
    expect([...new Set(words)].filter((word) => !said.includes(word))).toEqual([]);
    expect(said).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('the workbook has every row as numbers, and sums that come out', async () => {
    const book = read(await reportBook(sheet, SECTIONS, language), { cellFormula: true });
    const words = createWords(language);
    for (const table of sheet.tables) {
      const name = words.t(`reportCodes.sheet-${table.id}`);
      const rows = utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1, raw: true });
      const totals = totalsOf(table);
      expect(rows, table.id).toHaveLength(1 + table.rows.length + (totals ? 1 : 0));
      for (const [at, { unit }] of table.columns.entries()) {
        if (!['money', 'price', 'quantity', 'share', 'ratio', 'count'].includes(unit)) continue;
        const plain = (cell: unknown): unknown =>
          unit === 'money' && typeof cell === 'number' ? plainMoney(cell) : cell;
        const own = table.rows.map((row) => plain(row[at] ?? null));
        expect(rows.slice(1, 1 + own.length).map((row) => row[at] ?? null)).toEqual(own);
        const total = totals?.[at] ?? null;
        if (total !== null) expect(rows.at(-1)![at], `${table.id} ${at}`).toBe(plain(total));
      }
    }
  });

  test('text tables have every row, and no sums', () => {
    const lines = new TextDecoder().decode(reportCsv(sheet, PRESETS.trades, language)).split('\r\n');
    const words = createWords(language);
    const start = lines.indexOf(words.t('reportCodes.table-trades'));
    const trades = sheet.tables.find(({ id }) => id === 'trades')!;
    expect(lines.slice(start + 2, -1)).toHaveLength(trades.rows.length);
    expect(lines[start - 1]).toBe('');
    expect(lines.join('\n')).not.toMatch(/NaN|Infinity|undefined/);
    expect(lines[0]!.replace('\ufeff', '')).toBe(words.t('reportCodes.table-by-strategy'));
  });
});

test('20,000 rows: pages show 500 and say how many more there are, workbooks and text tables have all', async () => {
  const many = madeTearsheet({ tables: [tradesTable(20_000)] });
  const sections = ['summary', 'trades'] as const;
  const html = reportHtml(many, sections, 'en');
  expect(html.match(/<tr>/g)).toHaveLength(502);
  expect(html).toContain('19,500 more rows');
  expect(html.length).toBeLessThan(2_000_000);
  const pdf = await reportPdf(many, sections, 'en', reportFonts());
  expect(await pdfText(pdf)).toContain('19,500 more rows');
  const book = read(await reportBook(many, sections, 'en'), { cellFormula: true });
  const trades = book.Sheets['Trades']!;
  expect(trades['!ref']).toBe('A1:M20002');
  expect(trades['J20002']).toMatchObject({ f: 'SUM(J2:J20001)', v: totalsOf(many.tables[0]!)![9] });
  const csv = new TextDecoder().decode(reportCsv(many, sections, 'en'));
  expect(csv.trimEnd().split('\r\n')).toHaveLength(20_001);
});

test('years are products of their months, as formulas', async () => {
  const book = read(await reportBook(sheet, ['returns'], 'en'), { cellFormula: true });
  const months = book.Sheets['Months']!;
  const line = 2 + sheet.months.length;
  expect(months['C2']).toMatchObject({ f: '1+B2', v: 1 + sheet.months[0]!.return });
  expect(months[`B${line}`]).toMatchObject({ f: 'PRODUCT(C2:C13)-1', v: sheet.years[0]!.return });
  const product = sheet.months.slice(0, 12).reduce((whole, each) => whole * (1 + each.return), 1) - 1;
  expect(sheet.years[0]!.return).toBeCloseTo(product, 12);
});
