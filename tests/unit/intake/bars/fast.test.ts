/** The fast way through a text finds what the careful way finds, whatever stands in it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBars } from '#intake/bars/read.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const two = fc.integer({ min: 0, max: 33 }).map((value) => String(value).padStart(2, '0'));
const digit = fc.constantFrom('1', '2', '7', '12');
const year = fc.constantFrom('2019', '2024', '1969', '1799');
const mark = fc.constantFrom('-', '/', '.', '');
const iso = fc.tuple(year, mark, two, two).map(([y, m, a, b]) => y + m + a + m + b);
const yearLast = fc
  .tuple(fc.oneof(two, digit), fc.constantFrom('/', '-', '.'), two, year)
  .map(([a, m, b, y]) => a + m + b + m + y);
const epoch = fc.constantFrom('1704067200', '1704067200123', '1704067200123456', '43832', '43832.5', '9');
const clock = fc
  .tuple(
    two,
    fc.constantFrom(':', '', 'h'),
    two,
    fc.constantFrom('', ':05', ':59.250', ':07.123456', '05', ':61'),
  )
  .map(([hour, colon, minute, rest]) => hour + colon + minute + rest);
const zone = fc.constantFrom('', '', '', 'Z', '+07:00', '-0530', ' UTC', '+7');
const stamp = fc.oneof(
  iso,
  yearLast,
  epoch,
  fc
    .tuple(fc.oneof(iso, yearLast), fc.constantFrom(' ', 'T', '  '), clock, zone)
    .map((parts) => parts.join('')),
);
const plain = fc.constantFrom(
  '1',
  '1.5',
  '12.25',
  '100',
  '99.50',
  '1.10',
  '0.000001',
  '3.141592653589793',
  '12345678901234567',
);
const odd = fc.constantFrom(
  '',
  '-1',
  '007',
  '1.',
  '.5',
  '1e3',
  ' 2',
  '2 ',
  '1,5',
  'x',
  '0',
  '0.0',
  '$3',
  '1.500',
  '2K',
  '-',
  'null',
);
const price = fc.oneof({ weight: 8, arbitrary: plain }, { weight: 1, arbitrary: odd });
const volume = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('', '0', '100', '1.5', '10.0') },
  { weight: 1, arbitrary: odd },
);

/** Mostly a bar, sometimes four unrelated prices. */
const prices = fc.oneof(
  fc.tuple(price, price, price, price),
  price.map((each) => [each, each, each, each] as const),
);
const row = fc.tuple(stamp, prices, volume).map(([at, four, size]) => [at, ...four, size]);
const short = fc.array(price, { maxLength: 3 });
const rows = fc.array(fc.oneof({ weight: 9, arbitrary: row }, { weight: 1, arbitrary: short }), {
  minLength: 1,
  maxLength: 12,
});

async function compare(text: string, zoneAsked: 'UTC' | 'America/New_York'): Promise<void> {
  const ask = { symbol: 'X', fileName: 'x.csv', zone: zoneAsked };
  const careful = await readBars(bytesOf(text), { ...ask, general: true });
  expect(await readBars(bytesOf(text), ask)).toEqual(careful);
}

test('with a heading, any separator and line end', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      fc.constantFrom('UTC', 'America/New_York'),
      (lines, separator, end, closed, asked) => {
        const all = [['Date', 'Open', 'High', 'Low', 'Close', 'Volume'], ...lines];
        const text = all.map((fields) => fields.join(separator)).join(end) + (closed ? end : '');
        return compare(text, asked);
      },
    ),
    { numRuns: 1_500 },
  );
});

const comma = (text: string): string => text.replace('.', ',');
const quotes = fc.constantFrom(
  (text: string) => text,
  (text: string) => `"${text}"`,
  (text: string) => (/[A-Z]|-/.test(text) ? `"${text}"` : text),
);

test('quoted fields and decimal commas', async () => {
  await fc.assert(
    fc.asyncProperty(
      rows,
      fc.constantFrom(',', ';', '\t'),
      quotes,
      fc.boolean(),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom('', '\ufeff', 'sep=;\n'),
      (lines, separator, quoted, commas, end, before) => {
        const all = [['Date', 'Open', 'High', 'Low', 'Close', 'Volume'], ...lines];
        const text = all.map((fields) =>
          fields.map((field) => quoted(commas ? comma(field) : field)).join(separator),
        );
        return compare(before + text.join(end) + end, 'UTC');
      },
    ),
    { numRuns: 1_500 },
  );
});

test('a clock in a column of its own, and columns nobody reads', async () => {
  const line = fc.tuple(fc.oneof(iso, yearLast), clock, prices, volume);
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 8 }), fc.boolean(), (lines, first) => {
      const heading = first ? 'Time,Date' : 'Date,Time';
      const text = lines.map(([date, time, four, size]) =>
        [...(first ? [time, date] : [date, time]), 'x', ...four, size, 'Đ'].join(','),
      );
      return compare([`${heading},Name,Open,High,Low,Close,Volume,Rest`, ...text].join('\n'), 'UTC');
    }),
    { numRuns: 500 },
  );
});
