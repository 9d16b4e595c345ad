/** Bars that contradict themselves are kept, noted and judged; the market and its charts do without impossible prices. */
import { expect, test } from 'vitest';
import { assess } from '#research/quality/assess.ts';
import { notesOf } from '#engine/series/notes.ts';
import { seriesById } from '#store/series.ts';
import { readBars } from '#store/series-bars.ts';
import { openReadOnly } from '#store/database.ts';
import { workspacePlace } from '#store/place.ts';
import { commandId, openEngine, temporaryFolder } from '../support/workspace.ts';

const ROWS = `Date,Open,High,Low,Close,Volume
2025-01-02,10,11,9,10.5,100
2025-01-03,10,9,11,10.5,100
2025-01-07,10,11,9,12,100
2025-01-06,10,11,9,0,100
2025-01-08,10,11,-9,10,100
2025-01-08,10,11,-9,10,100
2025-01-09,10,11,9,10.25,-5
2025-01-10,10,11,9,x,100
2025-01-13,10,11,9,0,100
`;

const send = (engine: ReturnType<typeof openEngine>, symbol: string) =>
  engine.call('bars.import', {
    commandId: commandId(),
    fileName: 'x.csv',
    bytes: new TextEncoder().encode(ROWS),
    symbol,
  });

test('they are stored as they stand, and the market goes on from the last possible close', async () => {
  const folder = temporaryFolder();
  const engine = openEngine(folder);
  const done = await send(engine, 'DIRT');
  expect(done).toMatchObject({
    bars: 8 - 1,
    skipped: [{ line: 9, why: 'bad-close' }],
    findings: {
      unreadable: 1,
      contradictory: 2,
      nonPositive: 4,
      negativeVolume: 1,
      duplicate: 1,
      outOfOrder: 1,
    },
    lastClose: '10.25',
    last: { close: '0' },
    tradable: true,
  });
  expect(done.doubtful.map(({ line, why }) => `${line} ${why}`)).toEqual([
    '3 high-below-low',
    '4 high-too-low',
    '5 not-positive',
    '6 not-positive',
    '7 not-positive',
    '8 negative-volume',
    '10 not-positive',
  ]);
  const instrument = (await engine.call('instruments.list', {})).find(({ symbol }) => symbol === 'DIRT')!;
  expect(instrument.listedPrice).toBe(102_500);
  const chart = await engine.call('bars.get', { instrumentId: instrument.id, timeframe: '1d' });
  expect(chart.simulatedFrom).toBe(4);
  expect(Math.min(...chart.low, ...chart.close)).toBeGreaterThan(0);
  await engine.engine.close();

  const db = openReadOnly(workspacePlace(folder).file);
  const series = seriesById(db, done.seriesId)!;
  const given = notesOf(db, series.id);
  expect(given.noteTotals).toEqual({ duplicate: 1, disorder: 1 });
  expect(given.notes).toEqual([
    { kind: 'duplicate', line: 7, firstLine: 6, time: Date.UTC(2025, 0, 8), differs: false },
    { kind: 'disorder', line: 5, time: Date.UTC(2025, 0, 6), previous: Date.UTC(2025, 0, 7) },
  ]);
  const { calendar } = series;
  const report = assess(readBars(db, series.id), series, { timeframe: '1d', calendar, ...given });
  const { counts } = report;
  const errors = [counts.contradictions, counts.prices, counts.volume].map(({ error }) => error);
  expect(errors).toEqual([2, 3, 1]);
  expect([counts.duplicates.affected, counts.disorder.affected]).toEqual([1, 1]);
  db.close();
});

test('an instrument without any possible close keeps its price; an unknown symbol is not listed', async () => {
  const engine = openEngine(null);
  const bytes = new TextEncoder().encode(
    'Date,Open,High,Low,Close\n2025-01-02,1,1,1,0\n2025-01-03,1,1,1,-2\n',
  );
  const given = (symbol: string) => ({ commandId: commandId(), fileName: 'x.csv', bytes, symbol });
  expect(await engine.call('bars.import', given('NONE'))).toMatchObject({ untradable: 'price', bars: 2 });
  const before = await engine.call('instruments.list', {});
  expect(await engine.call('bars.import', given('FPT'))).toMatchObject({ tradable: true, bars: 2 });
  expect(await engine.call('instruments.list', {})).toEqual(before);
});
