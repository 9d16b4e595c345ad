/** What a backtest is made of: data of known quality, prices that compare, longer bars, history before the first day. */
import { expect, test } from 'vitest';
import { setQuality } from '#store/series.ts';
import { risingCsv } from '../support/deck.ts';
import { openEngine } from '../support/workspace.ts';

const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 8);

/** A price that halves overnight in the middle: two shares for one. */
function split(rows: number, at: number): Uint8Array<ArrayBuffer> {
  const lines = ['Date,Open,High,Low,Close,Volume'];
  for (let row = 0; row < rows; row += 1) {
    const day = new Date(START + (row + 2 * Math.floor(row / 5)) * DAY).toISOString().slice(0, 10);
    const base = (row < at ? 200 : 100) + row;
    lines.push([day, base, base + 2, base - 2, base + 1, 1_000].join(','));
  }
  return new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
}

const hold = (series: number, more: object = {}) => ({
  strategies: [{ strategy: { id: 'built-in:buy-and-hold' } }],
  data: { series: [series] },
  cash: '100000',
  ...more,
});

test('a series below the quality threshold is used knowingly only, and marks the run', async () => {
  const { call, engine } = openEngine(null);
  const given = {
    commandId: 'b',
    fileName: 'FPT_5m.csv',
    bytes: risingCsv(10),
    symbol: 'FPT',
    timezone: 'UTC',
  } as const;
  const { seriesId } = await call('bars.import', given);
  setQuality(engine.context.runtime.store.db, seriesId, { score: 61 });
  const spec = hold(seriesId, { cash: '100000000' });
  await expect(call('runs.start', { commandId: 'r', spec })).rejects.toMatchObject({
    error: { code: 'QUALITY_LOW', params: { symbol: 'FPT', score: 61, threshold: 80 } },
  });
  expect(await call('runs.list', {})).toEqual([]);
  const { id } = await call('runs.start', { commandId: 'r', spec: { ...spec, acceptQuality: true } });
  const done = await call('runs.wait', { id });
  expect(done).toMatchObject({ status: 'done', lowQuality: [{ symbol: 'FPT', score: 61 }] });
});

test('a split changes nothing: prices compare with those of the last day', async () => {
  const { call } = openEngine(null);
  const { seriesId } = await call('bars.import', {
    commandId: 'b',
    fileName: 'S.csv',
    bytes: split(40, 20),
    symbol: 'SPLT',
  });
  const exDate = new Date(START + (20 + 2 * 4) * DAY).toISOString().slice(0, 10);
  const action = { kind: 'split', exDate, numerator: 2, denominator: 1 } as const;
  await call('series.actions.set', { symbol: 'SPLT', actions: [action] });
  const { id } = await call('runs.start', { commandId: 'r', spec: hold(seriesId) });
  const done = await call('runs.wait', { id });
  expect(done.figures!.maxDrawdown).toBeLessThan(0.05);
  expect(done.figures!.benchmarkReturn).toBeCloseTo(140 / 100.5 - 1, 6);
});

test('minutes are made hours before the run; bars before the first day are history', async () => {
  const { call } = openEngine(null);
  const lines = ['time,open,high,low,close,volume'];
  for (let row = 0; row < 6_000; row += 1) {
    const price = 100 + 5 * Math.sin(row / 300);
    const time = new Date(START + row * 60_000).toISOString();
    lines.push(
      [time, price.toFixed(2), (price + 0.1).toFixed(2), (price - 0.1).toFixed(2), price.toFixed(2), 10].join(
        ',',
      ),
    );
  }
  const bytes = new Uint8Array(new TextEncoder().encode(`${lines.join('\n')}\n`));
  const { seriesId } = await call('bars.import', {
    commandId: 'b',
    fileName: 'M.csv',
    bytes,
    symbol: 'MINS',
    timezone: 'UTC',
  });
  const from = START + 2 * DAY;
  const spec = hold(seriesId, {
    strategies: [{ strategy: { id: 'built-in:sma-cross' }, parameters: { fast: 3, slow: 24 } }],
    timeframe: '1h',
    from,
  });
  const { id } = await call('runs.start', { commandId: 'r', spec });
  const done = await call('runs.wait', { id });
  expect(done).toMatchObject({ status: 'done', timeframe: '1h' });
  expect(done.bars).toBeLessThan(60);
  expect(done.curve[0]!.at).toBeGreaterThanOrEqual(from);
  expect(done.figures!.trades).toBeGreaterThan(0);
});
