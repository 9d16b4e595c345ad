/** A tearsheet as a file: every format says the same figures, nothing is loaded from anywhere, nothing is NaN. */
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { tearsheetBook, tearsheetCsv } from '#export/report-book.ts';
import { reportHtml, tearsheetHtml } from '#export/report-html.ts';
import { plainMoney } from '#export/figures.ts';
import { unparted, valueText } from '#export/report-text.ts';
import { histogram, thinned } from '#report/chart.ts';
import { NO_ACTIVITY, tradeOf } from '../../support/performances.ts';
import { tearsheetOf, type Tearsheet } from '#report/tearsheet.ts';
import { Seeded } from '#core/units/seeded.ts';
import { createWords } from '#words/index.ts';

const DAY = 86_400_000;

function sheetOf(returns: readonly number[], name = 'Cross'): Tearsheet {
  const time = [-1, ...returns.keys()].map((row) => Date.UTC(2023, 0, 2) + row * DAY);
  let equity = 100_000;
  const along = [equity, ...returns.map((each) => (equity *= 1 + each))];
  const curve = { time, equity: along };
  return tearsheetOf({
    subject: {
      kind: 'run',
      id: 'r1',
      name,
      symbols: ['FPT'],
      timeframe: '1d',
      currency: 'USD',
      fingerprint: 'ab'.repeat(32),
      details: [],
    },
    periods: 252,
    unit: 1,
    curve,
    paidIn: null,
    market: curve,
    trades: returns.slice(0, 40).map((each, row) => tradeOf(row, each * 10_000, time[row]!)),
    held: [],
    activity: NO_ACTIVITY,
    tries: null,
  });
}

const random = Seeded.of(3);
const sheet = sheetOf(Array.from({ length: 700 }, () => (random.below(401) - 195) / 10_000));

/** Growth is for comparing on the screen: in files equity says the same. */
const pageCharts = sheet.charts.filter(({ id }) => id !== 'growth');

describe('a tearsheet as a file', () => {
  test.each(['en', 'vi'] as const)('HTML stands alone and says every figure: %s', (language) => {
    const html = tearsheetHtml(sheet, language);
    expect(html.length).toBeLessThan(2_000_000);
    expect(html).not.toMatch(/NaN|Infinity|undefined|<script|<link|src=|@import/);
    expect(html.match(/<svg/g)).toHaveLength(pageCharts.length);
    const words = createWords(language);
    for (const { id, unit, result } of sheet.figures) {
      const line = new RegExp(`id="figure-${id}"[^>]*>(.*?)</dd>`).exec(html)?.[1] ?? '';
      if (result.value !== null) expect(line, id).toContain(unparted(valueText(result.value, unit, words)));
    }
    expect(html).toContain(language === 'vi' ? 'Lợi suất theo tháng' : 'Returns by month');
  });

  test('text of others is text', () => {
    const html = tearsheetHtml(sheetOf([0.01, -0.02], '<img src=x onerror="alert(1)">'), 'en');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img');
  });

  test('sections in the order that is asked for; what is empty is said where it was chosen', () => {
    const html = reportHtml(sheet, ['figures', 'summary', 'orders'], 'en');
    const found = Array.from(html.matchAll(/id="section-(\w+)"/g), ([, id]) => id);
    expect(found).toEqual(['figures', 'summary', 'orders']);
    expect(html).toContain('Nothing of this was recorded.');
    expect(tearsheetHtml(sheet, 'en')).not.toContain('Nothing of this was recorded.');
  });

  test('XLSX, read by another library, has the figures as numbers', async () => {
    const book = read(await tearsheetBook(sheet, 'en'));
    expect(book.SheetNames.slice(0, 4)).toEqual(['Figures', 'Months', 'Drawdowns', 'Equity']);
    expect(book.SheetNames).toHaveLength(3 + pageCharts.length + sheet.tables.length);
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets['Figures']!, { header: 1 });
    const words = createWords('en');
    for (const { id, unit, result } of sheet.figures) {
      const found = rows.find(([name]) => name === words.t(`figures.${id}` as 'figures.sharpe'));
      const own = unit === 'money' && result.value !== null ? plainMoney(result.value) : result.value;
      expect(found?.[1] ?? null, id).toBe(own);
    }
    const months = utils.sheet_to_json<unknown[]>(book.Sheets['Months']!, { header: 1 });
    const own = months.slice(1, 1 + sheet.months.length).map((row) => row.slice(0, 2));
    expect(own).toEqual(sheet.months.map(({ label, return: each }) => [label, each]));
  });

  test('CSV has a line a figure, in the separators of the language', () => {
    const text = new TextDecoder().decode(tearsheetCsv(sheet, 'vi'));
    expect(text).toMatch(/Tỷ số Sharpe;-?\d+,\d+;/);
    expect(text).not.toMatch(/NaN|Infinity/);
  });

  test.each([
    ['nothing', []],
    ['one return', [0.01]],
    ['no change', Array.from({ length: 60 }, () => 0)],
    ['losses only', Array.from({ length: 60 }, () => -0.01)],
    ['everything lost', [0.01, -1, 0.02]],
    ['what is not finite', [0.01, Number.NaN, Number.POSITIVE_INFINITY, -0.02]],
  ])('%s: defined results or why not, never NaN', async (_, returns) => {
    const made = sheetOf(returns);
    expect(tearsheetHtml(made, 'en')).not.toMatch(/NaN|Infinity|undefined/);
    expect((await tearsheetBook(made, 'en')).length).toBeGreaterThan(1_000);
    expect(new TextDecoder().decode(tearsheetCsv(made, 'en'))).not.toMatch(/NaN|Infinity/);
  });
});

describe('charts', () => {
  test('a thinned line keeps its ends, its lowest and its highest', () => {
    const points = Array.from({ length: 50_000 }, (_, x) => [x, Math.sin(x / 900) * x] as const);
    const few = thinned(points);
    expect(few.length).toBeLessThanOrEqual(2_000);
    const ys = points.map(([, y]) => y);
    const kept = few.map(([, y]) => y);
    expect([few[0], few.at(-1)]).toEqual([points[0], points.at(-1)]);
    expect([Math.min(...kept), Math.max(...kept)]).toEqual([Math.min(...ys), Math.max(...ys)]);
  });

  test('a histogram counts every value once', () => {
    const values = Array.from({ length: 999 }, (_, at) => Math.sin(at) ** 3);
    const bars = histogram(values);
    expect(bars.reduce((sum, [, count]) => sum + count, 0)).toBe(999);
    expect(bars.length).toBeGreaterThanOrEqual(8);
    expect(histogram([1, 1, 1])).toEqual([]);
  });
});
