/** The intake thread: answers, and what happens when it must be killed. */
import { expect, test } from 'vitest';
import { readInThread } from '#engine/intake-thread.ts';

const url = new URL('../../../src/main/engine/threads/intake.ts', import.meta.url);
const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`);
const bytes = new TextEncoder().encode('Symbol,Side,Quantity,Price\nAAPL,Buy,10,180.5\n');
const job = { kind: 'sheet', bytes, fileName: 'a.csv' } as const;

test('reads a sheet and leaves the bytes with the caller', async () => {
  const parsed = await readInThread(job, { url });
  expect(parsed).toMatchObject({ file: 'a.csv', file_error: null, accepted: [{ row: 2, symbol: 'AAPL' }] });
  expect(bytes.length).toBeGreaterThan(0);
});

test('reads bars', async () => {
  const text = new TextEncoder().encode('date,open,high,low,close\n2024-01-02,1,1,1,1\n');
  expect(await readInThread({ kind: 'bars', bytes: text, fileName: 'b.csv' }, { url })).toMatchObject({
    ok: true,
  });
});

test('10,000 rows come back well under two seconds', async () => {
  const rows = Array.from(
    { length: 10_000 },
    (_, index) => `S${index % 97}X,${index % 2 ? 'Buy' : 'Sell'},${index + 1},10.5\n`,
  );
  const big = new TextEncoder().encode(`Symbol,Side,Quantity,Price\n${rows.join('')}`);
  const started = performance.now();
  expect((await readInThread({ ...job, bytes: big }, { url })).accepted).toHaveLength(10_000);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('a thread that overruns is killed', async () => {
  const parsed = await readInThread(job, { url: script('for(;;);'), timeoutMs: 300 });
  expect(parsed.file_error).toBe('too_large_uncompressed');
});

test('a thread that eats memory is killed', async () => {
  const parsed = await readInThread(job, {
    url: script('const a=[];for(;;)a.push(new Array(1000).fill({}))'),
    memoryMb: 24,
  });
  expect(parsed.file_error).toBe('too_large_uncompressed');
});

test('a thread that dies or falls silent is an unreadable file', async () => {
  expect((await readInThread(job, { url: script('throw new Error("boom")') })).file_error).toBe('corrupt');
  expect((await readInThread(job, { url: script('process.exit(0)') })).file_error).toBe('corrupt');
  expect(
    await readInThread({ ...job, kind: 'bars' }, { url: script('throw new Error("boom")') }),
  ).toMatchObject({ ok: false });
});
