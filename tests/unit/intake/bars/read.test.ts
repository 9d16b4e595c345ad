/** Price history from text tables. */
import { expect, test } from 'vitest';
import { readBars } from '#intake/bars/read.ts';
import { columnsOf } from './reading.ts';

type Bars = ReturnType<typeof columnsOf> & {
  duplicates: number;
  notes: readonly object[];
  skipped: readonly { line: number; why: string }[];
  doubtful: readonly { line: number; why: string }[];
};

async function bars(text: string): Promise<Bars> {
  const read = await readBars(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { duplicates, notes, skipped, doubtful } = read.value;
  return { ...columnsOf(read.value), duplicates, notes, skipped, doubtful };
}

const iso = (file: Bars): string[] => file.time.map((time) => new Date(time).toISOString());

test('sorts, keeps the last of a day, names what it skips and what is wrong with what it keeps, keeps prices exact', async () => {
  const file = await bars(
    'Date,Open,High,Low,Close,Volume,Name\n2024-01-03,1.10,1.2,1,1.15,5,x\n2024-01-02,10,11,9,10.5,7,x\n2024-01-03,2,3,1.5,2.5,8,x\n' +
      '2024-01-04,5,4,3,4,1,x\n2024-01-05,,4,3,4,1,x\n2024-02-30,1,1,1,1,1,x\n2024-01-06,1,1,-1,1,1,x\n',
  );
  expect(iso(file).map((at) => at.slice(0, 10))).toEqual([
    '2024-01-02',
    '2024-01-03',
    '2024-01-04',
    '2024-01-06',
  ]);
  expect([file.open, file.low, file.close, file.volume]).toEqual([
    ['10', '2', '5', '1'],
    ['9', '1.5', '3', '-1'],
    ['10.5', '2.5', '4', '1'],
    [7, 8, 1, 1],
  ]);
  const [first, again] = [Date.UTC(2024, 0, 3), Date.UTC(2024, 0, 2)];
  expect([file.duplicates, file.notes]).toEqual([
    1,
    [
      { kind: 'disorder', line: 3, time: again, previous: first },
      { kind: 'duplicate', line: 4, firstLine: 2, time: first, differs: true },
    ],
  ]);
  expect(file.skipped.map(({ line, why }) => `${line} ${why}`)).toEqual(['6 no-open', '7 bad-date']);
  expect(file.doubtful.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '5 high-too-low',
    '8 not-positive',
  ]);
});

test('an unnamed first column is the date; times are read; volume may be absent', async () => {
  const file = await bars(
    ',Open,High,Low,Close\n2017-04-19 09:00:00,1.0716,1.0722,1.07083,1.07219\n2017-04-19T10:00:00+07:00,1,1,1,1\n',
  );
  expect(iso(file)).toEqual(['2017-04-19T03:00:00.000Z', '2017-04-19T09:00:00.000Z']);
  expect(file.low).toEqual(['1', '1.07083']);
  expect(file.volume).toEqual([0, 0]);
});

test('epochs, compact dates, serials, day-first dates, exponents and comma decimals', async () => {
  const at = async (date: string) => iso(await bars(`date,open,high,low,close\n${date},1,1,1,1\n`))[0];
  expect(await at('1492592400000')).toBe('2017-04-19T09:00:00.000Z');
  expect(await at('1492592400')).toBe('2017-04-19T09:00:00.000Z');
  expect(await at('20170419')).toBe('2017-04-19T00:00:00.000Z');
  expect(await at('20170419093000')).toBe('2017-04-19T09:30:00.000Z');
  expect(await at('43832')).toBe('2020-01-02T00:00:00.000Z');
  expect(await at('1950-01-03')).toBe('1950-01-03T00:00:00.000Z');
  const file = await bars(
    'Date;Open;High;Low;Close;Volume\n03/02/2025;116.370;116.370;114.230;114.730;2.441.200\n25/02/2025;1,5;2;1;1,25;4.2e+06\n',
  );
  expect(iso(file)).toEqual(['2025-02-03T00:00:00.000Z', '2025-02-25T00:00:00.000Z']);
  expect([file.open, file.volume]).toEqual([
    ['116370', '1.5'],
    [2_441_200, 4_200_000],
  ]);
});

test('files without bars are refused with a code', async () => {
  const failure = async (text: string) => {
    const read = await readBars(new TextEncoder().encode(text));
    return read.ok ? null : read.error;
  };
  expect(await failure('')).toEqual({ fileError: 'empty_file' });
  expect(await failure('a,b\n1,2\n')).toEqual({ problem: 'no-heading' });
  expect(await failure('date,open,high,low,close\n')).toEqual({ problem: 'no-bars' });
  expect(await failure('date,open,high,low,close\nx,1,1,1,1\n')).toEqual({
    problem: 'no-usable-bars',
    line: 2,
    why: 'bad-date',
  });
});
