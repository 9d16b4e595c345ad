/** Imported bars through the contract: unknown symbols, what changes, progress, stopping, removal and return. */
import { describe, expect, test } from 'vitest';
import {
  commandId,
  openAccount,
  openEngine,
  temporaryFolder,
  type TestEngine,
} from '../support/workspace.ts';

const HEAD = 'Date,Open,High,Low,Close,Volume\n';
const bytesOf = (text: string) => new TextEncoder().encode(text);

const send = ({ call }: TestEngine, symbol: string, text: string, more: object = {}) =>
  call('bars.import', { commandId: commandId(), fileName: 'x.csv', bytes: bytesOf(text), symbol, ...more });

const instrumentOf = async ({ call }: TestEngine, symbol: string) =>
  (await call('instruments.list', {})).find((instrument) => instrument.symbol === symbol);

describe('an unknown symbol', () => {
  test('is listed at the last close of its bars, without an account even, and stays over a restart', async () => {
    const folder = temporaryFolder();
    const engine = openEngine(folder);
    const done = await send(
      engine,
      'qqqx',
      `${HEAD}2025-01-02,10.5,11,10.25,10.75,100\n2025-01-03,10.75,12,10,11.125,200.5\n`,
    );
    expect(done).toMatchObject({
      symbol: 'QQQX',
      listed: true,
      tradable: true,
      untradable: null,
      added: 2,
      total: 2,
      timeframe: '1d',
      calendar: 'NYSE',
      stamp: 'open',
      timezone: 'UTC',
      dialect: 'named',
      first: {
        time: '2025-01-02T00:00:00.000Z',
        open: '10.5',
        high: '11',
        low: '10.25',
        close: '10.75',
        volume: '100',
      },
      last: { close: '11.125', volume: '200.5' },
      findings: {
        unreadable: 0,
        contradictory: 0,
        nonPositive: 0,
        negativeVolume: 0,
        duplicate: 0,
        outOfOrder: 0,
      },
    });
    expect(done.sha256).toMatch(/^[0-9a-f]{64}$/);
    const instrument = await instrumentOf(engine, 'QQQX');
    expect(instrument).toMatchObject({ exchange: 'NASDAQ', currency: 'USD', listedPrice: 111_200 });
    await engine.engine.close();
    const again = openEngine(folder);
    const chart = await again.call('bars.get', { instrumentId: instrument!.id, timeframe: '1d' });
    expect(chart).toMatchObject({ simulatedFrom: 2, source: 'x.csv' });
    expect(chart.close.slice(0, 2)).toEqual([107_500, 111_250]);
  });

  test('is Vietnamese by its file or by name and prices; thousands become đồng', async () => {
    const engine = openEngine(null);
    const portal = 'Ngày;Mở;Cao;Thấp;Đóng cửa\n01/02/2025;95,5;97;95;96\n';
    expect(await send(engine, 'CTD', portal)).toMatchObject({
      thousands: true,
      calendar: 'HOSE',
      last: { close: '96000' },
    });
    expect(await instrumentOf(engine, 'CTD')).toMatchObject({ exchange: 'HOSE', listedPrice: 96_000 });
    expect(await send(engine, 'DGC', `${HEAD}2025-01-02,95000,97000,94000,96000,1\n`)).toMatchObject({
      calendar: 'HOSE',
    });
    expect(await send(engine, 'VNINDEX', portal)).toMatchObject({
      tradable: false,
      untradable: 'index',
      thousands: false,
    });
    expect(await instrumentOf(engine, 'VNINDEX')).toBeUndefined();
  });

  test('keeps its bars where the market cannot take their prices', async () => {
    const engine = openEngine(null);
    const huge = '900000000000000';
    const done = await send(engine, 'BIGG', `${HEAD}2025-01-02,${huge},${huge},${huge},${huge},1\n`);
    expect(done).toMatchObject({ tradable: false, untradable: 'price', bars: 1, lastClose: huge });
    expect(await engine.call('series.list', {})).toMatchObject([{ symbol: 'BIGG', count: 1 }]);
  });
});

test('stamps at the close are moved to the open; where bars came from is kept', async () => {
  const engine = openEngine(null);
  const rows = [
    '2025-01-02 09:31,1,2,1,2,1',
    '2025-01-02 09:32,2,3,2,3,1',
    'x,1,1,1,1,1',
    '2025-01-02 09:32,2,3,2,2.5,1',
  ];
  const done = await send(engine, 'ZZZ', HEAD + rows.join('\n'), {
    stamp: 'close',
    timezone: 'America/New_York',
  });
  expect(done).toMatchObject({
    stamp: 'close',
    first: { time: '2025-01-02T14:30:00.000Z' },
    findings: { unreadable: 1, duplicate: 1 },
  });
  const imports = await engine.call('series.imports', { seriesId: done.seriesId });
  expect(imports).toMatchObject([
    {
      number: 1,
      fileName: 'x.csv',
      sha256: done.sha256,
      rows: 4,
      added: 2,
      skipped: 1,
      stamp: 'close',
      timezone: 'America/New_York',
      findings: {
        skipped: [{ line: 4, why: 'bad-date' }],
        notes: [
          { kind: 'duplicate', line: 5, firstLine: 3, time: Date.UTC(2025, 0, 2, 14, 31), differs: true },
        ],
      },
    },
  ]);
  await send(engine, 'ZZZ', HEAD + rows.join('\n'), { stamp: 'close', timezone: 'America/New_York' });
  expect(await engine.call('series.imports', { seriesId: done.seriesId })).toHaveLength(1);
});

test('a series is removed from charts and comes back', async () => {
  const engine = openEngine(null);
  await openAccount(engine);
  const { seriesId } = await send(engine, 'FPT', `${HEAD}2025-01-02,95000,97000,94000,96000,1\n`);
  const source = async () =>
    (await engine.call('bars.get', { instrumentId: 'HOSE:FPT', timeframe: '1d' })).source;
  expect(await source()).toBe('x.csv');
  await engine.call('series.delete', { seriesId });
  expect(await source()).toBeNull();
  expect(await engine.call('series.list', { deleted: true })).toMatchObject([{ id: seriesId }]);
  await engine.call('series.restore', { seriesId });
  expect(await source()).toBe('x.csv');
  await expect(engine.call('series.restore', { seriesId })).rejects.toMatchObject({
    error: { code: 'NOT_FOUND' },
  });
});

test('bars of a span, merged to a number of points', async () => {
  const engine = openEngine(null);
  const rows = Array.from(
    { length: 10 },
    (_, at) => `2025-01-0${(at % 9) + 1} 0${Math.floor(at / 9)}:00,${at + 1},${at + 3},${at + 1},${at + 2},1`,
  );
  const { seriesId } = await send(engine, 'PTS', HEAD + rows.join('\n'));
  const all = await engine.call('series.bars', { seriesId });
  expect(all.time).toHaveLength(10);
  const few = await engine.call('series.bars', { seriesId, points: 4 });
  expect([few.each, few.time.length, few.volume]).toEqual([3, 4, [3, 3, 3, 1]]);
  expect(few.high[0]).toBe(Math.max(...all.high.slice(0, 3)));
  const edges = await engine.call('series.edges', { seriesId, count: 6 });
  expect([edges.first.length, edges.last.length]).toEqual([6, 4]);
});

test('a long import says how far it is, lets others through, and can be stopped', async () => {
  const engine = openEngine(null);
  const start = Date.UTC(2020, 0, 1) / 1000;
  const rows = Array.from(
    { length: 250_000 },
    (_, at) => `${start + at * 60},1.${(at % 90) + 10},2.5,1.05,1.${(at % 80) + 10},${at % 7}`,
  );
  const text = HEAD + rows.join('\n');
  const id = commandId();
  const import1 = send(engine, 'LONG', text, { commandId: id });
  const told: string[] = [];
  const watch = setInterval(() => {
    engine.engine.flush();
    for (const { bars } of engine.frames) if (bars) told.push(bars.stage);
    engine.frames.length = 0;
  }, 1);
  const done = await import1;
  clearInterval(watch);
  expect(done).toMatchObject({ bars: 250_000, added: 250_000 });
  expect(told).toContain('reading');
  const stopped = commandId();
  const import2 = send(engine, 'STOP', text, { commandId: stopped });
  expect(await engine.call('bars.cancel', { commandId: stopped })).toBe(true);
  await expect(import2).rejects.toMatchObject({ error: { code: 'BARS_STOPPED' } });
  expect(await engine.call('bars.cancel', { commandId: stopped })).toBe(false);
  expect((await engine.call('series.list', {})).map(({ symbol }) => symbol)).toEqual(['LONG']);
});

describe('how a file is read', () => {
  const odd = 'a|b|c|d|e|f\n05.02.2025|1|95,5|97,25|95|96,125\n06.02.2025|1|96|98|95,5|97\n';
  const mapping = {
    decimal: ',',
    dateOrder: 'day-first',
    skipRows: 1,
    columns: { date: 0, volume: 1, open: 2, high: 3, low: 4, close: 5 },
    factor: 1_000,
  } as const;

  test('is seen beforehand, and a mapping goes before what is recognised', async () => {
    const { call } = openEngine(null);
    const file = { fileName: 'x.csv', bytes: bytesOf(odd) };
    const unknown = await call('bars.inspect', file);
    expect(unknown).toMatchObject({ dialect: null, separator: '|', fingerprint: 'a b c d e f', sample: [] });
    expect(unknown.failure).not.toBeNull();
    const seen = await call('bars.inspect', { ...file, mapping });
    expect(seen).toMatchObject({ dialect: 'mapped', heading: 1, bars: 2, timeframe: '1d', failure: null });
    expect(seen.cells[0]).toEqual({ line: 1, fields: ['a', 'b', 'c', 'd', 'e', 'f'] });
    expect(seen.sample[0]).toEqual({
      time: '2025-02-05T00:00:00.000Z',
      open: '95500',
      high: '97250',
      low: '95000',
      close: '96125',
      volume: '1',
    });
    const known = await call('bars.inspect', {
      fileName: 'y.csv',
      bytes: bytesOf(`${HEAD}2025-01-02,1,2,1,2,3\n`),
    });
    expect(known).toMatchObject({
      dialect: 'named',
      heading: 1,
      columns: { date: 0, close: 4, volume: 5 },
      template: null,
    });
  });

  test('is kept as a template that knows the next file by its heading', async () => {
    const engine = openEngine(null);
    await expect(send(engine, 'CTD', odd)).rejects.toMatchObject({ error: { code: 'BARS_UNREADABLE' } });
    const template = { name: 'Odd', fingerprint: 'a b c d e f', mapping };
    await engine.call('series.templates.save', { template });
    expect(await engine.call('series.templates.list', {})).toEqual([template]);
    expect(await send(engine, 'CTD', odd)).toMatchObject({
      template: 'Odd',
      dialect: 'mapped',
      first: { open: '95500' },
    });
    await engine.call('series.templates.delete', { name: 'Odd' });
    expect(await engine.call('series.templates.list', {})).toEqual([]);
  });
});
