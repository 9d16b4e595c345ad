/** The intake thread: answers, and what happens when it must be killed. */
import { expect, test } from 'vitest';
import { unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { ThreadOptions } from '#engine/guarded-thread.ts';
import { intakeThreads, readInThread } from '#engine/intake.ts';
import type { JobOf } from '#engine/intake-jobs.ts';

const url = new URL('../../../src/main/engine/threads/intake.ts', import.meta.url);
const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const bytes = new TextEncoder().encode('Symbol,Side,Quantity,Price\nAAPL,Buy,10,180.5\n');
const job = { kind: 'sheet', bytes, fileName: 'a.csv', reading: {}, aids: {} } as const;
const readSheet = (given: JobOf<'sheet'>, options: ThreadOptions) =>
  readInThread(given, options, ({ fileError, message }) => unreadableSheet('a.csv', fileError, message));

test('reads a sheet and leaves the bytes with the caller', async () => {
  const parsed = await readSheet(job, { url });
  expect(parsed).toMatchObject({ file: 'a.csv', file_error: null, accepted: [{ row: 2, symbol: 'AAPL' }] });
  expect(bytes.length).toBeGreaterThan(0);
});

test('reads bars', async () => {
  const text = new TextEncoder().encode('date,open,high,low,close\n2024-01-02,1,1,1,1\n');
  expect(await intakeThreads(url).bars(text, {})).toMatchObject({ ok: true });
});

test('10,000 rows come back well under two seconds', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `S${index % 97}X,${index % 2 ? 'Buy' : 'Sell'},${index + 1},10.5\n`,
  );
  const big = new TextEncoder().encode(`Symbol,Side,Quantity,Price\n${rows.join('')}`);
  const started = performance.now();
  expect((await readSheet({ ...job, bytes: big }, { url })).accepted).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a thread that overruns is killed', async () => {
  const parsed = await readSheet(job, { url: script('for(;;);'), timeoutMs: 300 });
  expect(parsed.file_error).toBe('too_large_uncompressed');
});

test('a thread that eats memory is killed', async () => {
  const parsed = await readSheet(job, {
    url: script('const a=[];for(;;)a.push(new Array(1000).fill({}))'),
    memoryMb: 24,
  });
  expect(parsed.file_error).toBe('too_large_uncompressed');
});

test('a thread that dies or falls silent is an unreadable file', async () => {
  expect((await readSheet(job, { url: script('throw new Error("boom")') })).file_error).toBe('corrupt');
  expect((await readSheet(job, { url: script('process.exit(0)') })).file_error).toBe('corrupt');
  const dead = intakeThreads(script('throw new Error("boom")'));
  expect(await dead.bars(bytes, {})).toMatchObject({ ok: false });
  expect(await dead.open(bytes)).toMatchObject({ ok: false, error: { fileError: 'corrupt' } });
});

test('a sheet that is kept is read as often as it is asked, each time another way', async () => {
  const opened = await intakeThreads(url).open(bytes);
  if (!opened.ok) throw new Error(opened.error.detail);
  const table = opened.value;
  const how = { fileName: 'a.csv', aids: {} };
  expect((await table.parse({ ...how, reading: {} })).accepted).toMatchObject([{ qty: 10 }]);
  const reading = { edits: [{ row: 2, field: 'qty', text: '20' }] } as const;
  expect((await table.parse({ ...how, reading })).accepted).toMatchObject([{ qty: 20 }]);
  expect(await table.cells({ ...how, reading }, 2)).toContainEqual({
    field: 'qty',
    column: 'C',
    header: 'Quantity',
    text: '20',
  });
  table.end();
  expect(await table.parse({ ...how, reading: {} })).toMatchObject({ file_error: 'corrupt' });
});
