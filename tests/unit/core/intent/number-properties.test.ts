/**
 * Any exact decimal, written the way each country writes it, reads back as that decimal or is said to be ambiguous.
 * Never as another number.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gatherEvidence, readNumberText } from '#core/intent/numbers.ts';

interface Convention {
  readonly group: string;
  readonly decimal: string;
  readonly vietnamese: boolean;
}

const CONVENTIONS: Readonly<Record<string, Convention>> = {
  en: { group: ',', decimal: '.', vietnamese: false },
  vi: { group: '.', decimal: ',', vietnamese: true },
  fr: { group: '\u202f', decimal: ',', vietnamese: false },
  de: { group: '.', decimal: ',', vietnamese: false },
  ch: { group: '’', decimal: '.', vietnamese: false },
};

interface Decimal {
  readonly whole: string;
  /** Without zeros at the end; '' for a whole number. */
  readonly fraction: string;
  readonly negative: boolean;
}

const decimals = fc
  .record({
    whole: fc.bigInt({ min: 0n, max: 10n ** 12n }),
    places: fc.integer({ min: 0, max: 8 }),
    digits: fc.nat(99_999_999),
    negative: fc.boolean(),
  })
  .map(({ whole, places, digits, negative }): Decimal => {
    const fraction = String(digits).padStart(8, '0').slice(0, places).replace(/0+$/, '');
    return { whole: String(whole), fraction, negative };
  });

const plain = ({ whole, fraction, negative }: Decimal): string => {
  const text = fraction === '' ? whole : `${whole}.${fraction}`;
  return negative && text !== '0' ? `-${text}` : text;
};

const grouped = (whole: string, group: string): string => whole.replace(/\B(?=(\d{3})+$)/g, () => group);

function written({ whole, fraction, negative }: Decimal, { group, decimal }: Convention): string {
  const text = grouped(whole, group) + (fraction === '' ? '' : decimal + fraction);
  return negative ? `-${text}` : text;
}

/** What is read of a text in a column of its fellows. */
function read(text: string, column: readonly string[], { vietnamese }: Convention, whole: boolean): string {
  const evidence = gatherEvidence(column);
  const reading = readNumberText(text, { column: evidence, sheet: evidence, vietnamese, whole });
  return reading.ok ? reading.text : reading.why;
}

const names = fc.constantFrom(...Object.keys(CONVENTIONS));
/** A number of the column that shows both separators beyond doubt. */
const WITNESS: Decimal = { whole: '1234567', fraction: '25', negative: false };

test('with a column that shows how it writes, every decimal reads back or is ambiguous', () => {
  fc.assert(
    fc.property(names, decimals, fc.boolean(), (name, decimal, whole) => {
      const how = CONVENTIONS[name]!;
      const text = written(decimal, how);
      const reading = read(text, [written(WITNESS, how), text], how, whole);
      expect([plain(decimal), 'ambiguous']).toContain(reading);
    }),
    { numRuns: 3_000 },
  );
});

test('in the sheet’s own convention nothing but three digits behind one separator is ambiguous', () => {
  fc.assert(
    fc.property(names, decimals, (name, decimal) => {
      const how = CONVENTIONS[name]!;
      const text = written(decimal, how);
      fc.pre(decimal.fraction.length !== 3);
      expect(read(text, [written(WITNESS, how)], how, false)).toBe(plain(decimal));
    }),
    { numRuns: 3_000 },
  );
});

test('a whole column in one convention never reads as another number, witness or not', () => {
  const column = fc.array(
    decimals.filter(({ fraction }) => fraction.length === 2 || fraction.length === 1),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(names, column, (name, numbers) => {
      const how = CONVENTIONS[name]!;
      const texts = numbers.map((decimal) => written(decimal, how));
      const readings = texts.map((text) => read(text, texts, how, false));
      expect(readings).toEqual(numbers.map(plain));
    }),
    { numRuns: 1_000 },
  );
});

const SPACES = ['', ' ', '\u00a0', '\u202f', '\u2009', '\u3000', '\t'];
const INVISIBLE = ['', '\u200b', '\ufeff', '\u200e', '\u2060', '\u00ad'];
const CURRENCIES = ['', 'đ', '₫', 'VND', 'VNĐ', 'USD', '$', '€', 'EUR', 'cp', 'shares', 'đồng'];
const wide = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

test('spaces, invisible characters, currencies and full-width digits change nothing', () => {
  const noise = fc.record({
    before: fc.constantFrom(...SPACES),
    after: fc.constantFrom(...SPACES),
    gap: fc.constantFrom(...SPACES),
    hidden: fc.constantFrom(...INVISIBLE),
    at: fc.nat(30),
    currency: fc.constantFrom(...CURRENCIES),
    isWide: fc.boolean(),
    decomposed: fc.boolean(),
  });
  fc.assert(
    fc.property(names, decimals, noise, (name, decimal, kind) => {
      const how = CONVENTIONS[name]!;
      const text = written(decimal, how);
      const column = [written(WITNESS, how), text];
      const digits = kind.isWide ? wide(text) : text;
      const at = Math.min(kind.at, digits.length);
      const noisy = `${kind.before}${digits.slice(0, at)}${kind.hidden}${digits.slice(at)}${kind.gap}${kind.currency}${kind.after}`;
      const spelt = kind.decomposed ? noisy.normalize('NFD') : noisy;
      expect(read(spelt, column, how, false)).toBe(read(text, column, how, false));
    }),
    { numRuns: 3_000 },
  );
});

test('brackets and a trailing minus are the same negative number', () => {
  fc.assert(
    fc.property(names, decimals, (name, decimal) => {
      const how = CONVENTIONS[name]!;
      const positive = written({ ...decimal, negative: false }, how);
      const column = [written(WITNESS, how), positive];
      const negative = read(`-${positive}`, column, how, false);
      for (const text of [`(${positive})`, `${positive}-`, `−${positive}`])
        expect(read(text, column, how, false)).toBe(negative);
    }),
  );
});
