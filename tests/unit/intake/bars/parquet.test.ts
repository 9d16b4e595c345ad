/** Parquet: columns by name whatever their types, codecs, groups of rows, damaged and hostile files. */
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetWriteBuffer, schemaFromColumnData } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { barsIn, fileOf, refusalOf } from './reading.ts';
import { makeZip } from '../make-zip.ts';

type Options = Parameters<typeof parquetWriteBuffer>[0];
type Schema = NonNullable<Options['schema']>;

const DAYS = ['2024-01-02', '2024-01-03'];
const PRICES = [
  { name: 'Open', data: [10.5, 11], type: 'DOUBLE' },
  { name: 'High', data: [12, 12], type: 'DOUBLE' },
  { name: 'Low', data: [9.25, 10], type: 'DOUBLE' },
  { name: 'Close', data: [11, 11.5], type: 'DOUBLE' },
  { name: 'Volume', data: [100n, 200n], type: 'INT64' },
] satisfies Options['columnData'];
const BARS = ['2024-01-02T00:00:00Z 10.5 12 9.25 11 100', '2024-01-03T00:00:00Z 11 12 10 11.5 200'];

const written = (columnData: Options['columnData'], more: Partial<Options> = {}): Uint8Array =>
  new Uint8Array(parquetWriteBuffer({ columnData, ...more }));
const dates = { name: 'Date', data: DAYS.map((day) => new Date(day)), type: 'TIMESTAMP' } as const;

const CODECS = {
  GZIP: (input: Uint8Array) => new Uint8Array(gzipSync(input)),
  ZSTD: (input: Uint8Array) => new Uint8Array(zstdCompressSync(input)),
  BROTLI: (input: Uint8Array) => new Uint8Array(brotliCompressSync(input)),
};

test.each(['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'ZSTD', 'BROTLI'] as const)('packed by %s', async (codec) => {
  const bytes = written([dates, ...PRICES], { codec, compressors: CODECS });
  expect(await barsIn(bytes)).toEqual(BARS);
  expect(await barsIn(makeZip([{ name: 'x.parquet', content: Buffer.from(bytes) }]))).toEqual(BARS);
});

/** A column with this schema, of moments in parts of a second. */
function moments(logical: object, factor: bigint): Uint8Array {
  const data = DAYS.map((day) => BigInt(Date.parse(`${day}T09:31:00.250Z`)) * factor);
  const [root, ...prices] = schemaFromColumnData({ columnData: PRICES }) as [Schema[number], ...Schema];
  const element = { name: 'ts', type: 'INT64', repetition_type: 'REQUIRED', ...logical } as Schema[number];
  const schema = [{ ...root, num_children: PRICES.length + 1 }, element, ...prices];
  const columns = PRICES.map(({ name, data: values }) => ({ name, data: values }));
  return written([{ name: 'ts', data }, ...columns], { schema });
}

const starts = (bars: readonly string[]): string[] => bars.map((bar) => bar.slice(0, 24));

test.each([
  ['MILLIS', 1n],
  ['MICROS', 1_000n],
  ['NANOS', 1_000_000n],
] as const)('moments in %s, with and without a zone', async (unit, factor) => {
  const logical = (isAdjustedToUTC: boolean) => ({
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC, unit },
  });
  const ask = { zone: 'America/New_York' } as const;
  expect(starts(await barsIn(moments(logical(true), factor), ask))[0]).toBe('2024-01-02T09:31:00.250Z');
  expect(starts(await barsIn(moments(logical(false), factor), ask))[0]).toBe('2024-01-02T14:31:00.250Z');
  // Whole numbers that count since 1970.
  expect(starts(await barsIn(moments({}, factor), ask))[0]).toBe('2024-01-02T09:31:00.250Z');
});

test('dates, texts, decimals, single precision, whole numbers, what is missing', async () => {
  const [root] = schemaFromColumnData({ columnData: PRICES }) as [Schema[number], ...Schema];
  const column = (name: string, more: object) =>
    ({ name, repetition_type: 'OPTIONAL', ...more }) as Schema[number];
  const schema: Schema = [
    { ...root, num_children: 7 },
    column('name', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
    column('date', { type: 'INT32', converted_type: 'DATE' }),
    column('open', { type: 'INT32', converted_type: 'DECIMAL', precision: 9, scale: 2 }),
    column('high', { type: 'FLOAT' }),
    column('low', { type: 'INT32' }),
    column('close', { type: 'BYTE_ARRAY', converted_type: 'UTF8' }),
    column('volume', { type: 'DOUBLE' }),
  ];
  const data = {
    name: ['A', null],
    date: DAYS.map((day) => Date.parse(day) / 86_400_000),
    open: [12.34, 13],
    high: [Math.fround(14.1), Math.fround(14.2)],
    low: [9, 10],
    close: ['13.25', '13.5'],
    volume: [1.5e6, null],
  };
  const columnData = Object.entries(data).map(([name, values]) => ({ name, data: values }));
  expect(await barsIn(written(columnData as Options['columnData'], { schema }))).toEqual([
    '2024-01-02T00:00:00Z 12.34 14.1 9 13.25 1500000',
    '2024-01-03T00:00:00Z 13 14.2 10 13.5 0',
  ]);
});

test('the index of pandas is the date', async () => {
  const index = { ...dates, name: '__index_level_0__' };
  expect(await barsIn(written([...PRICES, index]))).toEqual(BARS);
});

test('many groups of rows come to one history', async () => {
  const count = 25_000;
  const start = Date.UTC(2024, 0, 1);
  const rows = Array.from({ length: count }, (_, row) => row);
  const price = (name: string, shift: number) => ({
    name,
    data: rows.map((row) => 100 + (row % 50) + shift),
    type: 'DOUBLE' as const,
  });
  const columns = [
    { name: 'time', data: rows.map((row) => new Date(start + row * 60_000)), type: 'TIMESTAMP' as const },
    price('open', 0),
    price('high', 2),
    price('low', -2),
    price('close', 1),
  ];
  const { bars, timeframe } = await fileOf(written(columns, { rowGroupSize: 4_000, pageSize: 2_000 }));
  expect([bars.count, timeframe]).toEqual([count, '1m']);
  expect(bars.time.every((time, row) => time === start + row * 60_000)).toBe(true);
  expect(bars.close.every((close, row) => close === 101 + (row % 50))).toBe(true);
});

test('what is damaged or lies is refused', async () => {
  const bytes = written([dates, ...PRICES]);
  expect(await refusalOf(bytes.slice(0, -2))).toBe('corrupt');
  expect(await refusalOf(bytes.slice(0, 60))).toBe('corrupt');
  for (let at = 4; at < bytes.length; at += 7) {
    const broken = bytes.slice();
    broken[at]! ^= 0x5a;
    // Whatever comes of it, it is an answer.
    await refusalOf(broken);
  }
  const long = { name: 'date', data: ['0'.repeat(140 * 1_048_576)], type: 'STRING' as const };
  const packed = written([long], { codec: 'GZIP', compressors: CODECS, statistics: false });
  expect(packed.length).toBeLessThan(1_000_000);
  expect(await refusalOf(packed)).toBe('too_large_uncompressed');
  expect(await refusalOf(written([{ name: 'a', data: [1, 2], type: 'INT32' }]))).toBe('no-heading');
});
