/** What reports say where little or nothing was recorded, and how their cells, names and periods read. */
import { describe, expect, test } from 'vitest';
import { read } from '@e965/xlsx';
import { plainMoney } from '#export/figures.ts';
import { reportBook, reportCsv } from '#export/report-book.ts';
import { reportHtml } from '#export/report-html.ts';
import { PRESETS, SECTIONS } from '#report/sections.ts';
import { createWords, LOCALES, type Locale } from '#words/index.ts';
import { madeTearsheet } from '../../support/made-report.ts';

const sheet = madeTearsheet();

test('sheets have names of their own: none is cut, none repeated', async () => {
  for (const language of LOCALES) {
    const { SheetNames } = read(await reportBook(sheet, SECTIONS, language), { bookSheets: true });
    const words = createWords(language);
    const known = [
      ...(['figuresSheet', 'monthsSheet', 'fallsSheet'] as const).map((key) => words.t(`report.${key}`)),
      ...sheet.tables.map(({ id }) => words.t(`reportCodes.sheet-${id}`)),
      ...sheet.charts.map(({ id }) => words.t(`reportCodes.sheet-chart-${id}`)),
    ];
    expect(SheetNames.filter((name) => !known.includes(name))).toEqual([]);
  }
});

describe('text tables', () => {
  const of = (made: typeof sheet, sections: Parameters<typeof reportCsv>[1], language: Locale = 'en') =>
    new TextDecoder().decode(reportCsv(made, sections, language));
  const empty = madeTearsheet({ returns: [], tables: [] });

  test.each([
    ['en', 'Nothing of this was recorded.'],
    ['vi', 'Không có gì được ghi lại.'],
  ] as const)('without a row say that there is none, and no figures: %s', (language, said) => {
    for (const sections of [PRESETS.gains, PRESETS.trades, PRESETS.fees, PRESETS.audit])
      expect(of(empty, sections, language)).toBe(`${said}\r\n`);
  });

  test('have figures where sections with figures are asked for', () => {
    for (const sections of [['summary'], ['figures'], PRESETS.risk] as const)
      expect(of(empty, sections)).toMatch(/^Figure,Value,Unit,/);
    expect(of(sheet, PRESETS.gains)).not.toContain('Sharpe');
  });

  test('have months, falls and points where there is no table', () => {
    const plain = madeTearsheet({ tables: [] });
    expect(of(plain, ['summary', 'drawdowns'])).toMatch(/^Depth,From,/);
    expect(of(plain, ['equity'])).toContain('Below the highest equity');
  });
});

test('what adding up leaves behind is left out of money', () => {
  expect(plainMoney(20_850_165.730_000_01)).toBe(20_850_165.73);
  expect([plainMoney(0.1 + 0.2), plainMoney(-1e-9), plainMoney(1e15)]).toEqual([0.3, 0, 1e15]);
});

test('a part of its time is told within the whole of it', () => {
  const span = { from: 0, to: Date.UTC(2200, 0, 1) };
  const { whole } = sheet;
  expect(whole).not.toBeNull();
  const said = (part: typeof span): string => reportHtml({ ...sheet, span: part }, ['summary'], 'en');
  expect(said(span)).not.toMatch(/1970|2200|A part of its time/);
  const first = new Date(whole!.from).toISOString().slice(0, 10);
  const told = said({ ...span, to: whole!.to - 86_400_000 * 30 });
  expect(told).toContain(`A part of its time: ${first} to `);
  expect(told).not.toMatch(/1970|2200/);
});

test('moments say that they are UTC, prices of a column have the same decimals', () => {
  const tables = [
    {
      id: 'fills' as const,
      columns: [
        { id: 'at', unit: 'moment' as const },
        { id: 'price', unit: 'price' as const },
      ],
      rows: [
        [0, 27.5],
        [1, 27],
        [2, 27.125],
      ],
    },
  ];
  const made = madeTearsheet({ tables });
  for (const [language, sign] of [
    ['en', '.'],
    ['vi', ','],
  ] as const) {
    const html = reportHtml(made, ['fills'], language);
    expect(html).toContain('(UTC)');
    for (const price of ['27.500', '27.000', '27.125']) expect(html).toContain(price.replace('.', sign));
  }
  expect(new TextDecoder().decode(reportCsv(made, ['fills'], 'en'))).toMatch(/At \(UTC\),Price/);
});

test('a fall that still runs has lasted until the last day', () => {
  const falls = [{ depth: 0.1, from: 0, valley: 86_400_000, recovery: null }];
  const html = reportHtml({ ...sheet, falls, last: 10 * 86_400_000 }, ['drawdowns'], 'en');
  expect(html).toContain('<td class="r">not yet</td><td class="r">10</td>');
  expect(html).toContain('<td class="r">10.00 %</td>');
});
