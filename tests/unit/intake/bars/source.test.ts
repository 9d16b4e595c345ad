/** Where tables come from: separators, encodings, archives, workbooks. */
import { gzipSync } from 'node:zlib';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import * as SheetJs from '@e965/xlsx';
import { expect, test } from 'vitest';
import { makeZip } from '../make-zip.ts';
import { barsIn, refusalOf } from './reading.ts';

const HEAD = ['Date', 'Open', 'High', 'Low', 'Close', 'Volume'];
const ROWS = [
  ['2024-01-02', '10.5', '12', '9.25', '11', '100'],
  ['2024-01-03', '11', '12', '10', '11.5', '200'],
];
const BARS = ['2024-01-02T00:00:00Z 10.5 12 9.25 11 100', '2024-01-03T00:00:00Z 11 12 10 11.5 200'];
const written = (separator: string): string => [HEAD, ...ROWS].map((row) => row.join(separator)).join('\n');

test.each([',', ';', '\t', '|', ' ', '  '])('separated by “%s”', async (separator) => {
  expect(await barsIn(written(separator))).toEqual(BARS);
});

test('Excel’s sep= line, decimal commas behind semicolons and tabs', async () => {
  expect(await barsIn(`sep=;\n${written(';')}`)).toEqual(BARS);
  for (const separator of [';', '\t'])
    expect(await barsIn(written(separator).replaceAll('.', ','))).toEqual(BARS);
});

test('UTF-16 of both orders, with a mark', async () => {
  const little = Buffer.from(`\ufeff${written('\t')}`, 'utf16le');
  expect(await barsIn(little)).toEqual(BARS);
  expect(await barsIn(Buffer.from(little).swap16())).toEqual(BARS);
});

test('alone in a ZIP or packed with gzip, beside what systems put there', async () => {
  const part = { name: 'data/x.csv', content: written(',') };
  expect(await barsIn(makeZip([part]))).toEqual(BARS);
  expect(
    await barsIn(
      makeZip([part, { name: '__MACOSX/._x.csv', content: 'x' }, { name: 'README.txt', content: 'x' }]),
    ),
  ).toEqual(BARS);
  expect(await barsIn(gzipSync(written(',')))).toEqual(BARS);
});

test('archives of several files, of none, in archives, damaged ones', async () => {
  const part = { name: 'a.csv', content: written(',') };
  expect(await refusalOf(makeZip([part, { ...part, name: 'b.csv' }]))).toBe('other-symbols  A, B');
  expect(await barsIn(makeZip([part, { ...part, name: 'b.csv' }]), { symbol: 'B' })).toEqual(BARS);
  expect(await barsIn(makeZip([part, { ...part, name: 'A-2.csv' }]))).toEqual(BARS);
  expect(await refusalOf(makeZip([]))).not.toBe('');
  expect(await refusalOf(makeZip([{ name: 'a.zip', content: makeZip([part]) }]))).not.toBe('');
  expect(await refusalOf(gzipSync(written(',')).subarray(0, 40))).toBe('corrupt');
  expect(await refusalOf(gzipSync(Buffer.alloc(70 * 1_048_576)))).toBe('too_large_uncompressed');
});

const typed = (rows: readonly (readonly string[])[]) =>
  rows.map(([date, ...numbers]) => [new Date(`${date}T00:00:00Z`), ...numbers.map(Number)]);

test('workbooks: the first sheet that holds bars', async () => {
  const rows = [['History'], [], HEAD, ...typed(ROWS)];
  const sheets = [
    { name: 'Notes', rows: [['hello']] },
    { name: 'Bars', rows },
  ];
  expect(await barsIn(await writeXlsx({ sheets }))).toEqual(BARS);
  expect(await barsIn(await writeOds({ sheets }))).toEqual(BARS);
  expect(await barsIn(makeZip([{ name: 'x.xlsx', content: await writeXlsx({ sheets }) }]))).toEqual(BARS);
  expect(await refusalOf(await writeXlsx({ sheets: [sheets[0]!] }))).toBe('no-heading');
});

test('an old workbook', async () => {
  const book = SheetJs.utils.book_new();
  SheetJs.utils.book_append_sheet(
    book,
    SheetJs.utils.aoa_to_sheet([HEAD, ...ROWS.map(([date, ...numbers]) => [date, ...numbers.map(Number)])]),
    'A',
  );
  expect(
    await barsIn(new Uint8Array(SheetJs.write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer)),
  ).toEqual(BARS);
});

test('stamps without a zone are those of the zone given; days and stamps with a zone are not moved', async () => {
  const text = (...stamps: string[]): string =>
    `time,open,high,low,close\n${stamps.map((stamp) => `${stamp},1,1,1,1\n`).join('')}`;
  const times = async (content: string, zone: 'Asia/Ho_Chi_Minh' | 'America/New_York') =>
    (await barsIn(content, { zone })).map((bar) => bar.split(' ')[0]);
  expect(await times(text('2024-07-02 09:15', '2024-07-02 09:16'), 'Asia/Ho_Chi_Minh')).toEqual([
    '2024-07-02T02:15:00Z',
    '2024-07-02T02:16:00Z',
  ]);
  expect(await times(text('2024-01-02 09:30', '2024-07-02 09:30'), 'America/New_York')).toEqual([
    '2024-01-02T14:30:00Z',
    '2024-07-02T13:30:00Z',
  ]);
  expect(await times(text('2024-01-02 00:00:00', '2024-01-03 00:00:00'), 'America/New_York')).toEqual([
    '2024-01-02T00:00:00Z',
    '2024-01-03T00:00:00Z',
  ]);
  expect(await times(text('2024-07-02T09:15:00Z', '1719911760'), 'Asia/Ho_Chi_Minh')).toEqual([
    '2024-07-02T09:15:00Z',
    '2024-07-02T09:16:00Z',
  ]);
});

test('day and month are proven by rows far behind the first ones', async () => {
  const rows: string[] = [];
  for (let minute = 0; minute < 6000; minute += 1)
    rows.push(
      `05/04/2024 ${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')},1,1,1,1`,
    );
  rows.push('13/04/2024 00:00,1,1,1,1');
  expect((await barsIn(`time,open,high,low,close\n${rows.join('\n')}\n`))[0]).toMatch(/^2024-04-05T00:00/);
});
