/** Every kind of cell as text, in both languages. */
import { describe, expect, test } from 'vitest';
import { cellText, headingText, spanText, standsRight, weekdayText } from '#export/cell-text.ts';
import type { Denial } from '#core/model/denial.ts';
import type { Scales } from '#core/units/units.ts';
import { SECTIONS } from '#report/sections.ts';
import type { Cell, CellUnit, TableColumn } from '#report/table.ts';
import { createWords } from '#words/index.ts';
import { MADE_TABLES } from '../../support/made-tables.ts';

const en = createWords('en');
const vi = createWords('vi');
const AT = Date.UTC(2024, 2, 5, 9, 15, 7);
const column = (unit: CellUnit, more: Partial<TableColumn> = {}): TableColumn => ({ id: 'x', unit, ...more });

/** English and Vietnamese of a cell, of an account in dollars. */
const both = (cell: Cell, of: TableColumn, scales: Scales | null = null): readonly [string, string] => [
  cellText(cell, of, { words: en, currency: 'USD', scales }),
  cellText(cell, of, { words: vi, currency: 'USD', scales }),
];

describe('a cell', () => {
  test.each<[CellUnit, Cell, string, string]>([
    ['text', '=1+1 <b>', '=1+1 <b>', '=1+1 <b>'],
    ['code', 'buy', 'Buy', 'Mua'],
    ['code', 'no-such-word', 'no-such-word', 'no-such-word'],
    ['money', 1234567.891, '1,234,567.89', '1.234.567,89'],
    ['money', -0.001, '0.00', '0,00'],
    ['price', 27_500.125, '27,500.125', '27.500,125'],
    ['quantity', 1200, '1,200', '1.200'],
    ['quantity', 0.000_000_01, '0.00000001', '0,00000001'],
    ['share', -0.1234, '−12.34 %', '−12,34 %'],
    ['ratio', 1.2345, '1.235', '1,235'],
    ['count', 1234, '1,234', '1.234'],
    ['moment', AT, '2024-03-05 09:15:07', '05/03/2024 09:15:07'],
    ['day', AT, '2024-03-05', '05/03/2024'],
    ['span', 3 * 86_400_000 + 4 * 3_600_000 + 59_000, '3 d 4 h', '3 ngày 4 giờ'],
    ['month', '2024-03', '03/2024', '03/2024'],
    ['weekday', 0, 'Sunday', 'Chủ Nhật'],
    ['hour', 9, '09:00', '09:00'],
  ])('%s %j', (unit, cell, english, vietnamese) => {
    expect(both(cell, column(unit))).toEqual([english, vietnamese]);
  });

  test('đồng have no decimals, a column may say how many its numbers have', () => {
    const terms = { words: vi, currency: 'VND' } as const;
    expect(cellText(1234.4, column('money'), terms)).toBe('1.234');
    expect(cellText(0.001_52, column('share', { decimals: 4 }), terms)).toBe('0,1520 %');
    expect(cellText(27_500, column('price', { decimals: 2 }), terms)).toBe('27.500,00');
  });

  test('a denial is a sentence with its numbers, or its kind where the scales are not known', () => {
    const denial: Denial = { code: 'QUANTITY_ABOVE_LIMIT', quantity: 250_050, limit: 100_000 };
    const scales = { currency: 'USD', priceScale: 2, quantityScale: 2 } as const;
    const [english, vietnamese] = both(denial, column('denial'), scales);
    expect(english).toContain('2,500.5');
    expect(vietnamese).toContain('2.500,5');
    for (const said of both(denial, column('denial'))) expect(said).not.toMatch(/\d/);
    expect(both(denial, column('denial'))[0]).toBe(en.t('denialNames.QUANTITY_ABOVE_LIMIT'));
  });

  test.each<CellUnit>([
    'money',
    'price',
    'quantity',
    'share',
    'ratio',
    'count',
    'moment',
    'day',
    'span',
    'hour',
  ])('%s: nothing, and what is not finite, is a dash', (unit) => {
    for (const cell of [null, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])
      expect(both(cell, column(unit))).toEqual(['–', '–']);
  });

  test('no text is no text', () => {
    for (const unit of ['text', 'code', 'denial'] as const)
      expect(both(null, column(unit))).toEqual(['', '']);
  });
});

test('a span has its two largest parts', () => {
  expect(spanText(0, en)).toBe('0 s');
  expect(spanText(61_000, en)).toBe('1 min 1 s');
  expect(spanText(3_600_000, en)).toBe('1 h');
  expect(spanText(86_400_000 + 5_000, en)).toBe('1 d');
  expect(spanText(-90_000, vi)).toBe('−1 phút 30 giây');
});

test('weekdays are seven', () => {
  expect(new Set([0, 1, 2, 3, 4, 5, 6].map((day) => weekdayText(day, 'vi'))).size).toBe(7);
  expect(weekdayText(1, 'en')).toBe('Monday');
});

test('headings: words of their own, words of the list, or the id', () => {
  expect(headingText({ id: 'FPT', name: 'FPT', unit: 'ratio' }, vi)).toBe('FPT');
  expect(headingText({ id: 'profit-factor', unit: 'ratio' }, en)).toBe('Profit factor');
  expect(headingText({ id: 'no-such-heading', unit: 'text' }, en)).toBe('no-such-heading');
  expect([standsRight(column('money')), standsRight(column('text'))]).toEqual([true, false]);
});

test.each([en, vi])('every section and table has a title, every heading a word: $locale', (words) => {
  for (const id of SECTIONS) expect(words.find(`reportCodes.section-${id}`), id).not.toBeNull();
  for (const { id, columns } of MADE_TABLES) {
    expect(words.find(`reportCodes.table-${id}`), id).not.toBeNull();
    for (const each of columns)
      if (each.name === undefined && each.id !== 'cancelled')
        expect(words.find(`reportCodes.column-${each.id}`), each.id).not.toBeNull();
  }
});
