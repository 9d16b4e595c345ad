import { expect, test } from 'vitest';
import { text, type BookCell } from '#export/book.ts';
import { writeCsv } from '#export/csv.ts';
import { safeText } from '#export/safe-text.ts';
import { cellOf, HOSTILE, sheetsOf } from './helpers.ts';

const columns = [
  { header: 'Symbol', width: 10 },
  { header: 'Note', width: 10 },
];
const lines = (rows: readonly (readonly BookCell[])[], language: 'en' | 'vi') =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(writeCsv({ columns, rows }, language));

test('a byte order mark, CRLF, and the separators of the language', () => {
  const rows: BookCell[][] = [[text('FPT'), { kind: 'number', value: '95500.5' }]];
  expect(lines(rows, 'en')).toBe('\ufeffSymbol,Note\r\nFPT,95500.5\r\n');
  expect(lines(rows, 'vi')).toBe('\ufeffSymbol;Note\r\nFPT;95500,5\r\n');
});

test('three decimals cannot be taken for thousands', () =>
  expect(
    lines(
      [
        [
          { kind: 'number', value: '1.125' },
          { kind: 'number', value: 1e-7 },
        ],
      ],
      'vi',
    ),
  ).toContain('1,1250;0,0000001'));

test('moments, booleans and empty cells', () =>
  expect(
    lines(
      [
        [
          { kind: 'moment', iso: '2025-03-06T09:15:00' },
          { kind: 'boolean', value: true },
        ],
        [{ kind: 'empty' }, { kind: 'error', text: '#N/A' }],
      ],
      'en',
    ),
  ).toContain('2025-03-06 09:15:00,TRUE\r\n,#N/A\r\n'));

test.each(['en', 'vi'] as const)('hostile text is read back harmless: %s', async (language) => {
  const bytes = writeCsv({ columns, rows: HOSTILE.map((each) => [text('row'), text(each)]) }, language);
  const [sheet] = await sheetsOf(bytes);
  const found = sheet!.rows.slice(1).map(({ number }) => cellOf(sheet!, number, 2));
  expect(found.map((cell) => (cell?.kind === 'text' ? cell.text : ''))).toEqual(
    HOSTILE.map((each) => safeText(each).replace(/\r\n?/g, '\n')),
  );
});

test('the separators of other languages are quoted too', () =>
  expect(lines([[text('a,=1'), text('b;=1')]], 'vi')).toContain('"a,=1";"b;=1"'));
