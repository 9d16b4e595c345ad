/** How the page of reports writes: cells, axes, legends, figures, conventions, in both languages. */
import { describe, expect, test } from 'vitest';
import type { TableColumn } from '#report/table.ts';
import type { Tearsheet } from '#report/tearsheet.ts';
import { createWords } from '#words/index.ts';
import { axisText, compactText, legendText } from '#renderer/features/reports/sheet/axisText.ts';
import { cellText, spanText } from '#renderer/features/reports/sheet/cellText.ts';
import { intervalText, reasonText, valueText } from '#renderer/features/reports/sheet/figureText.ts';
import { termTexts } from '#renderer/features/reports/terms/termsText.ts';

const [en, vi] = [createWords('en'), createWords('vi')];
const column = (unit: TableColumn['unit'], decimals?: number): TableColumn => ({
  id: 'net',
  unit,
  ...(decimals === undefined ? {} : { decimals }),
});

describe('cells', () => {
  test.each([
    ['money', -1234.5, '−1,234.50', '−1.234,50'],
    ['share', 0.1234, '12.34 %', '12,34 %'],
    ['price', 102.25, '102.25', '102,25'],
    ['count', 12_345, '12,345', '12.345'],
    ['month', '2024-03', '03/2024', '03/2024'],
    ['hour', 9, '09:00', '09:00'],
    ['span', 100_000_000, '1 d 3 h', '1 ngày 3 giờ'],
    ['code', 'long', 'Long', 'Mua'],
    ['money', null, '–', '–'],
    ['text', null, '', ''],
  ] as const)('of %s', (unit, cell, english, vietnamese) => {
    expect(cellText(cell, column(unit), en, 'USD')).toBe(english);
    expect(cellText(cell, column(unit), vi, 'USD')).toBe(vietnamese);
  });

  test('have the decimals of the currency', () =>
    expect(cellText(1234.5, column('money'), en, 'VND')).toBe('1,235'));

  test('of spans have their two largest parts', () => {
    expect(spanText(500, en)).toBe('0 s');
    expect(spanText(3_600_000, en)).toBe('1 h');
    expect(spanText(3_600_000 + 59_000, en)).toBe('1 h');
    expect(spanText(61_000, en)).toBe('1 min 1 s');
  });
});

describe('axes and legends', () => {
  test('are short at the axis and in full in the legend', () => {
    expect(axisText(3_600_000_000, 'money', 'en')).toBe('3.6B');
    expect(legendText(3_600_000_000, 'money', 0, 'en')).toBe('3,600,000,000');
    expect(axisText(0.05, 'share', 'en')).toBe('5 %');
    expect(axisText(0.055, 'share', 'vi')).toBe('5,5 %');
    expect(axisText(0.35, 'ratio', 'en')).toBe('0.35');
    expect(axisText(112.4, 'index', 'en')).toBe('112 %');
  });

  test('a loss has a proper minus', () => expect(compactText(-1_500_000, 'en')).toBe('−1.5M'));
});

describe('figures', () => {
  test('have the decimals their unit or currency has', () => {
    expect(valueText(12_345.678, 'money', en, 'VND')).toBe('12,346');
    expect(valueText(12_345.678, 'money', en, 'USD')).toBe('12,345.68');
    expect(valueText(0.00012, 'share', en)).toBe('0.0120 %');
    expect(valueText(2.2, 'periods', en)).toBe('3 periods');
  });

  test('say why they cannot be said', () => {
    const result = { value: null, reason: 'too-short', have: 1, least: 2 } as const;
    expect(reasonText({ result }, en)).toBe('too little data: needs 2, has 1');
    expect(reasonText({ result: { value: 1 } }, en)).toBe('');
  });

  test('have an interval where there are histories', () => {
    const intervals = { sharpe: { low: -1, high: 2 } } as Tearsheet['intervals'];
    expect(intervalText('sharpe', { intervals }, en)).toBe('−1.000 to 2.000');
    expect(intervalText('skew', { intervals }, en)).toBe('');
    expect(intervalText('sharpe', { intervals: null }, en)).toBe('');
  });
});

test('conventions are said one by one', () => {
  const conventions = {
    periods: 252,
    riskFree: 0.035,
    least: 0,
    returns: 'log',
    of: 'sample',
    tail: 0.05,
    confidence: 0.95,
  } as const;
  expect(termTexts({ conventions, tries: { count: 12, variance: 0.25 } }, en)).toEqual([
    '252 a year',
    'risk-free 3.50 %',
    'least 0 %',
    'log returns',
    'of a sample',
    'tail 5 %',
    'confidence 95 %',
    '12 tries, variance 0.25',
  ]);
  expect(termTexts({ conventions, tries: null }, vi).at(-1)).toBe('chưa rõ số lần thử');
});
