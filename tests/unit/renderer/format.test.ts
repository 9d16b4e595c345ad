/** Scaled integers to text and back: exact, grouped by locale, no float on the way. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatChange,
  formatMoney,
  formatPrice,
  formatRounded,
  formatScaled,
  normaliseNumber,
  parseScaled,
  renotate,
} from '#renderer/ui/format.ts';

describe('formatScaled', () => {
  it('groups and separates by locale', () => {
    expect(formatScaled(1_234_567, 2, 'en')).toBe('12,345.67');
    expect(formatScaled(1_234_567, 2, 'vi')).toBe('12.345,67');
    expect(formatScaled(-100_000, 0, 'vi')).toBe('−100.000');
    expect(formatScaled(5, 2, 'en')).toBe('0.05');
  });

  it('is undone by parseScaled for every safe integer, in both locales', () => {
    const locales = fc.constantFrom('en' as const, 'vi' as const);
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 6 }), locales, (value, scale, locale) => {
        expect(parseScaled(formatScaled(value, scale, locale), scale, locale)).toBe(value);
      }),
    );
  });
});

describe('formatMoney', () => {
  it('shows đồng whole and dollars at cents, rounded half-even from the ledger', () => {
    expect(formatMoney(1_000_000_000, 'VND', 'vi')).toBe('1.000.000.000');
    expect(formatMoney(1_000_050, 'USD', 'en')).toBe('100.00');
    expect(formatMoney(1_000_150, 'USD', 'en')).toBe('100.02');
    expect(formatMoney(-49, 'USD', 'en')).toBe('0.00');
  });
});

describe('formatPrice and formatRounded', () => {
  it('drop the zeros of a US price down to cents, and nothing else', () => {
    expect(formatPrice(1_804_900, 4, 'USD', 'en')).toBe('180.49');
    expect(formatPrice(1_234, 4, 'USD', 'en')).toBe('0.1234');
    expect(formatPrice(0, 4, 'USD', 'en')).toBe('0.00');
    expect(formatPrice(121_500, 0, 'VND', 'vi')).toBe('121.500');
  });

  it('round averages half-even to fixed decimals', () => {
    expect(formatRounded(228_123_350, 6, 4, 'en')).toBe('228.1234');
    expect(formatRounded(9_505_455, 2, 2, 'en')).toBe('95,054.55');
  });
});

describe('formatChange', () => {
  it('is signed hundredths of a percent', () => {
    expect(formatChange(121_500, 120_800, 'en')).toBe('+0.58');
    expect(formatChange(90, 100, 'vi')).toBe('−10,00');
    expect(formatChange(1, 0, 'en')).toBe('–');
  });
});

describe('normaliseNumber', () => {
  it.each([
    ['1,234.5', 'en', '1234.5'],
    ['1.234,5', 'vi', '1234.5'],
    ['128.4', 'vi', '128.4'],
    ['121.500', 'vi', '121500'],
    ['121,500', 'en', '121500'],
    ['128,4', 'en', '128.4'],
    [' 1 000 ', 'en', '1000'],
    ['12,34,567', 'en', null],
    ['1.2.3', 'en', null],
    ['abc', 'en', null],
    ['', 'vi', null],
  ] as const)('reads %j in %s as %j', (text, locale, expected) => {
    expect(normaliseNumber(text, locale)).toBe(expected);
  });
});

describe('renotate', () => {
  it.each([
    ['1,000', '1.000'],
    ['180.49', '180,49'],
    ['128,4', '128,4'],
    ['-1,234.5', '-1.234,5'],
    ['', ''],
    ['abc', 'abc'],
  ] as const)('writes English %j as %j in Vietnamese', (text, expected) => {
    expect(renotate(text, 'en', 'vi')).toBe(expected);
  });

  it('means the same number in either language', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 6 }), (value, scale) => {
        const text = renotate(formatScaled(value, scale, 'en'), 'en', 'vi');
        expect(parseScaled(text, scale, 'vi')).toBe(value);
      }),
    );
  });
});
