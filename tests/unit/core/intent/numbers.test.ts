/** Numbers as people write them: fixed cases, and properties over both locales. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  gatherEvidence,
  lookAt,
  readNumberText,
  storedNumber,
  timesThousand,
  type NumberContext,
} from '#core/intent/numbers.ts';

const NONE = gatherEvidence([]);
const context = (vietnamese: boolean, column: readonly string[] = [], whole = false): NumberContext => {
  const evidence = gatherEvidence(column);
  return { column: evidence, sheet: evidence, vietnamese, whole };
};
const read = (text: string, how: NumberContext): string => {
  const reading = readNumberText(text, how);
  return reading.ok ? reading.text : reading.why;
};

test.each([
  ['95.500', '95500'],
  ['27.150,00', '27150'],
  ['66,800', '66800'],
  ['1,234.56', '1234.56'],
  ['1.234,56', '1234.56'],
  ['91.200 ₫', '91200'],
  ['95.500 đ', '95500'],
  ['95.500VNĐ', '95500'],
  ['61 500', '61500'],
  ["1'234.5", '1234.5'],
  ["'200", '200'],
  ['24,9', '24.9'],
  ['１００', '100'],
  ['1.234.567', '1234567'],
  ['0,153', '0.153'],
  ['(100)', '-100'],
  ['-5', '-5'],
  ['5-', '-5'],
  ['−5', '-5'],
  ['+5', '5'],
  ['00100', '100'],
  ['100 cổ phiếu', '100'],
])('a Vietnamese sheet reads %s as %s', (text, expected) => {
  expect(read(text, context(true))).toBe(expected);
});

test.each([
  '',
  'abc',
  '1e3',
  '0x10',
  '10²',
  '½',
  '100%',
  '1k',
  '1.23.456',
  '1,23,456',
  '12 34',
  '1..2',
  '5,',
  '١٠٠',
  'NaN',
  'Infinity',
  '1_000',
  '--5',
  '(5',
  '=1+1',
  '$',
])('refuses %s', (text) => {
  expect(read(text, context(true))).toBe('not-a-number');
});

test('an English sheet: commas group, dots are decimals, and a quantity like 1.000 wants proof', () => {
  expect(read('1,500', context(false))).toBe('1500');
  expect(read('95.500', context(false))).toBe('95.5');
  expect(read('1.000', context(false, [], true))).toBe('ambiguous');
  expect(read('1.000', context(false, ['0.5'], true))).toBe('1');
  expect(read('1.000', context(false, ['1.234,5'], true))).toBe('1000');
  expect(read('1,500', context(false, ['180,5']))).toBe('ambiguous');
});

test('a Vietnamese column that writes decimals with dots does not let 95.500 pass', () => {
  expect(read('95.500', context(true, ['24.9', '95.5']))).toBe('ambiguous');
});

const grouped = (whole: string, separator: string): string => whole.replace(/\B(?=(\d{3})+$)/g, separator);
const decimals = fc.tuple(fc.bigInt({ min: 0n, max: 999_999_999n }), fc.integer({ min: 0, max: 99 }));

test('every amount with two decimals reads back exactly, in both styles', () => {
  fc.assert(
    fc.property(decimals, fc.boolean(), ([whole, cents], vietnamese) => {
      const fraction = String(cents).padStart(2, '0');
      const plain = `${whole}.${fraction}`.replace(/\.?0+$/, (zeros) =>
        zeros.startsWith('.') ? '' : zeros.replace(/0+$/, ''),
      );
      const [group, point] = vietnamese ? ['.', ','] : [',', '.'];
      const text = `${grouped(String(whole), group)}${point}${fraction}`;
      expect(read(text, { column: NONE, sheet: NONE, vietnamese, whole: false })).toBe(plain);
    }),
  );
});

test('every whole amount grouped the sheet’s way reads back exactly', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 10n ** 14n }),
      fc.constantFrom('.', ',', ' ', '\u00a0', '\u202f', ''),
      (whole, group) => {
        expect(read(grouped(String(whole), group), context(true))).toBe(String(whole));
      },
    ),
  );
});

test('stored numbers keep fifteen digits and lose the noise of binary', () => {
  expect(storedNumber(0.1 + 0.2)).toBe('0.3');
  expect(storedNumber(1e21)).not.toContain('.');
  expect(storedNumber(NaN)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (cents) => {
      expect(Number(storedNumber(cents / 100))).toBe(cents / 100);
    }),
  );
});

test('any text is read or refused, never thrown at', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void lookAt(text)));
});

test('thousands of đồng scale exactly', () => {
  expect(['24.9', '95', '0.0005', '27.1505', '-1.5'].map(timesThousand)).toEqual([
    '24900',
    '95000',
    '0.5',
    '27150.5',
    '-1500',
  ]);
});
