/** Quality, repairs, corporate actions and files of series through the contract. */
import { describe, expect, test } from 'vitest';
import { parquetReadObjects } from 'hyparquet';
import { DAY_MS } from '#core/units/civil.ts';
import { pow10 } from '#core/units/integer.ts';
import type { ProposedRepair, StoredQuality } from '#contract/quality-views.ts';
import { cleanSeries, plant, type Fault } from '../support/series.ts';
import { commandId, openEngine, temporaryFolder, type TestEngine } from '../support/workspace.ts';

const decimal = (value: number): string => (value / pow10(4)).toFixed(4);
const bytesOf = (text: string) => new TextEncoder().encode(text);

/** Two years of days with faults, as a file. Contradictions do not pass the reader, so they are none of them. */
function csv(faults: readonly (readonly [Fault, number])[], days = 730): string {
  let bars = cleanSeries({ seed: 3, calendar: 'NYSE', from: 18_000, days, ms: null });
  for (const [fault, row] of faults) bars = plant(bars, fault, row);
  const rows = Array.from({ length: bars.count }, (_, at) =>
    [
      new Date(bars.time[at]!).toISOString().slice(0, 10),
      ...[bars.open, bars.high, bars.low, bars.close].map((column) => decimal(column[at]!)),
      String(bars.volume[at]!),
    ].join(','),
  );
  return `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}\n`;
}

async function sent(engine: TestEngine, text: string, symbol = 'QQQX', more: object = {}): Promise<number> {
  const file = { fileName: `${symbol}.csv`, bytes: bytesOf(text), symbol, ...more };
  const { seriesId } = await engine.call('bars.import', { commandId: commandId(), ...file });
  return seriesId;
}

const seriesOf = async ({ call }: TestEngine, id: number) =>
  (await call('series.list', {})).find((series) => series.id === id)!;

const repairsIn = async ({ call }: TestEngine, seriesId: number): Promise<ProposedRepair[]> =>
  (await call('series.quality', { seriesId })).report!.findings.flatMap(({ repair }) =>
    repair && repair.kind !== 'restore-before' ? [repair] : [],
  );

describe('quality', () => {
  test('is kept with the series from the import on, and names its gaps', async () => {
    const engine = openEngine(null);
    const clean = await sent(engine, csv([]), 'GOOD');
    expect((await seriesOf(engine, clean)).quality).toMatchObject({ score: 100, gaps: [] });
    const bad = await sent(
      engine,
      csv([
        ['spike', 200],
        ['sessions-missing', 300],
      ]),
      'BADD',
    );
    const { quality } = await seriesOf(engine, bad);
    expect((quality as StoredQuality).score).toBeLessThan(100);
    expect((quality as StoredQuality).gaps).toHaveLength(1);
    const { report } = await engine.call('series.quality', { seriesId: bad });
    expect(report).toMatchObject(quality as object);
    expect(report!.findings.map(({ kind }) => kind)).toEqual(['sessions-missing', 'spike']);
  });

  test('is worked out anew when bars change, and told to screens', async () => {
    const engine = openEngine(null);
    const id = await sent(engine, csv([['spike', 200]]));
    engine.engine.flush();
    expect(engine.frames.some(({ series }) => series === 1)).toBe(true);
    await sent(engine, csv([]));
    expect((await seriesOf(engine, id)).quality).toMatchObject({ score: 100 });
    engine.engine.flush();
    expect(engine.frames.some(({ series }) => series === 2)).toBe(true);
  });

  test('of a long series is worked out in the background', { timeout: 60_000 }, async () => {
    const engine = openEngine(null);
    const start = Date.UTC(2020, 0, 1) / 1000;
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `${start + at * 60},1.${(at % 90) + 10},2.5,1.05,1.2,7`,
    );
    const id = await sent(engine, `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}`, 'LONG');
    await expect
      .poll(async () => (await seriesOf(engine, id)).quality, { timeout: 30_000 })
      .toMatchObject({
        version: expect.stringContaining('1 ') as string,
      });
  });

  test('of bars that no check knows is none', async () => {
    const engine = openEngine(null);
    const rows = Array.from({ length: 6 }, (_, at) => `20${10 + at}-01-01,1,2,1,2,5`);
    const id = await sent(engine, `Date,Open,High,Low,Close,Volume\n${rows.join('\n')}`, 'YEAR');
    const [one] = await engine.call('series.overview', {});
    expect(one).toMatchObject({ source: 'YEAR.csv', tradable: true, repairs: 0 });
    const { report } = await engine.call('series.quality', { seriesId: id });
    expect(report === null).toBe(one!.unassessable);
  });
});

describe('repairs', () => {
  const faults = [
    ['spike', 200],
    ['split-like', 300],
  ] as const;

  test('are previewed, made, kept with their hashes, and taken back value by value', async () => {
    const folder = temporaryFolder();
    let engine = openEngine(folder);
    const id = await sent(engine, csv(faults));
    const before = await seriesOf(engine, id);
    const bars = await engine.call('series.bars', { seriesId: id });
    const repairs = await repairsIn(engine, id);
    expect(repairs.map(({ kind }) => kind).toSorted()).toEqual(['scale-before', 'set']);
    const preview = await engine.call('series.repairPreview', { seriesId: id, repairs });
    expect(preview.after).toBeGreaterThan(preview.before);
    expect(preview.changed).toBe(300);
    expect(preview.rows.find(({ time }) => time === bars.time[200])?.before?.close).not.toBe(
      preview.rows.find(({ time }) => time === bars.time[200])?.after?.close,
    );
    expect(await seriesOf(engine, id)).toEqual(before);
    const made = await engine.call('series.repair', { seriesId: id, repairs });
    const after = await seriesOf(engine, id);
    expect(made).toMatchObject({ number: 1, hashBefore: before.hash, hashAfter: after.hash, undoneAt: null });
    expect([made.scoreBefore, made.scoreAfter]).toEqual([preview.before, preview.after]);
    expect(after.quality).toMatchObject({ score: preview.after });
    expect((await engine.call('series.imports', { seriesId: id }))[0]!.sha256).toMatch(/^[0-9a-f]{64}$/);
    await engine.engine.close();
    engine = openEngine(folder);
    expect((await engine.call('series.overview', {}))[0]).toMatchObject({ repairs: 1 });
    const undone = await engine.call('series.undoRepair', { seriesId: id });
    expect(undone.undoneAt).not.toBeNull();
    expect((await seriesOf(engine, id)).hash).toBe(before.hash);
    expect({ ...(await engine.call('series.bars', { seriesId: id })), series: null }).toEqual({
      ...bars,
      series: null,
    });
    await expect(engine.call('series.undoRepair', { seriesId: id })).rejects.toMatchObject({
      error: { code: 'NOT_FOUND' },
    });
  });

  test('that do not fit change nothing', async () => {
    const engine = openEngine(null);
    const id = await sent(engine, csv(faults));
    const repairs = await repairsIn(engine, id);
    await sent(engine, csv([]));
    const before = await seriesOf(engine, id);
    await expect(engine.call('series.repair', { seriesId: id, repairs })).rejects.toMatchObject({
      error: { code: 'REPAIR_DOES_NOT_FIT' },
    });
    expect(await seriesOf(engine, id)).toEqual(before);
    expect(await engine.call('series.repairs', { seriesId: id })).toEqual([]);
  });

  test('are not taken back where an import changed the bars they made', async () => {
    const engine = openEngine(null);
    const id = await sent(engine, csv(faults));
    const repairs = await repairsIn(engine, id);
    await engine.call('series.repair', { seriesId: id, repairs });
    await sent(engine, csv([['spike', 100]]));
    await expect(engine.call('series.undoRepair', { seriesId: id })).rejects.toMatchObject({
      error: { code: 'REPAIR_DOES_NOT_FIT' },
    });
  });

  test('may not drop every bar', async () => {
    const engine = openEngine(null);
    const id = await sent(engine, 'Date,Open,High,Low,Close,Volume\n2025-01-02,1,2,1,2,5\n', 'ONE');
    const drop = { kind: 'drop', time: Date.UTC(2025, 0, 2), before: [1, 2, 1, 2, 5] } as const;
    await expect(engine.call('series.repair', { seriesId: id, repairs: [drop] })).rejects.toMatchObject({
      error: { code: 'NO_BARS_LEFT' },
    });
  });
});

describe('files', () => {
  test('as CSV give the same bars again', async () => {
    const engine = openEngine(null);
    const id = await sent(engine, csv([]));
    const minutes = Array.from(
      { length: 50 },
      (_, at) => `${1_700_000_000 + at * 60},1.10,2.5,1.05,1.20,7.25`,
    );
    const short = await sent(engine, `time,open,high,low,close,volume\n${minutes.join('\n')}`, 'MINS');
    for (const seriesId of [id, short]) {
      const { bytes, fileName } = await engine.call('series.export', { seriesId, format: 'csv' });
      const again = await sent(engine, new TextDecoder().decode(bytes), `CC${seriesId}`);
      expect(fileName).toMatch(/^(QQQX_1d|MINS_1m)\.csv$/);
      expect((await seriesOf(engine, again)).hash).toBe((await seriesOf(engine, seriesId)).hash);
    }
  });

  test('as Parquet hold every value', async () => {
    const engine = openEngine(null);
    const seriesId = await sent(engine, csv([]));
    const bars = await engine.call('series.bars', { seriesId });
    const { bytes } = await engine.call('series.export', { seriesId, format: 'parquet' });
    const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer });
    const { priceScale, volumeScale } = bars.series;
    const column = (name: string, scale: number) =>
      rows.map((row) => Math.round(Number(row[name]) * pow10(scale)));
    expect(rows.map((row) => (row['time'] as Date).getTime())).toEqual(bars.time);
    expect(column('open', priceScale)).toEqual(bars.open);
    expect(column('close', priceScale)).toEqual(bars.close);
    expect(column('volume', volumeScale)).toEqual(bars.volume);
  });

  test('hold longer bars where these add up, and say so where not', async () => {
    const engine = openEngine(null);
    const seriesId = await sent(engine, csv([]));
    const file = await engine.call('series.export', { seriesId, format: 'csv', timeframe: '1mo' });
    expect(file.fileName).toBe('QQQX_1mo.csv');
    expect(new TextDecoder().decode(file.bytes).trim().split('\n').length).toBeLessThan(27);
    await expect(
      engine.call('series.export', { seriesId, format: 'csv', timeframe: '1h' }),
    ).rejects.toMatchObject({
      error: { code: 'TIMEFRAME_NOT_MADE' },
    });
  });
});

describe('splits and dividends', () => {
  const rows = '2025-01-02,100,100,100,100,10\n2025-01-03,50,50,50,50,20\n2025-01-06,49,49,49,49,20\n';
  const actions = [
    { kind: 'split', exDate: '2025-01-03', numerator: 2, denominator: 1 },
    { kind: 'dividend', exDate: '2025-01-06', amount: '1' },
  ] as const;

  test('are taken out of older prices, as of a day', async () => {
    const engine = openEngine(null);
    const seriesId = await sent(engine, `Date,Open,High,Low,Close,Volume\n${rows}`, 'SPLT');
    expect(
      await engine.call('series.actions.set', { symbol: 'splt', actions: [...actions].reverse() }),
    ).toEqual(actions);
    expect(await engine.call('series.actions.list', { symbol: 'SPLT' })).toEqual(actions);
    const close = async (more: object) => (await engine.call('series.bars', { seriesId, ...more })).close;
    expect(await close({})).toEqual([100, 50, 49]);
    expect(await close({ adjusted: true })).toEqual([49, 49, 49]);
    expect(await close({ adjusted: true, to: Date.UTC(2025, 0, 2) })).toEqual([49]);
    expect(await close({ adjusted: true, asOf: Date.UTC(2025, 0, 3) / DAY_MS })).toEqual([50, 50, 49]);
    const file = await engine.call('series.export', { seriesId, format: 'csv', adjusted: true });
    expect(file.fileName).toBe('SPLT_1d_adjusted.csv');
    expect(new TextDecoder().decode(file.bytes)).toContain('2025-01-02,49,49,49,49,20');
  });

  test('that do not fit the prices are said', async () => {
    const engine = openEngine(null);
    const seriesId = await sent(engine, `Date,Open,High,Low,Close,Volume\n${rows}`, 'SPLT');
    const dividend = { kind: 'dividend', exDate: '2025-01-06', amount: '60' } as const;
    await engine.call('series.actions.set', { symbol: 'SPLT', actions: [dividend] });
    await expect(engine.call('series.bars', { seriesId, adjusted: true })).rejects.toMatchObject({
      error: { code: 'ACTION_DOES_NOT_FIT', params: { date: '2025-01-06' } },
    });
  });
});
