/** Series of imported bars: the same twice, overlapping, finer, removed and back, damaged. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { BarColumns } from '#core/model/bars.ts';
import { AppFailure } from '#contract/errors.ts';
import {
  contentHash,
  deleteSeries,
  dropLooseBodies,
  findSeries,
  listSeries,
  purgeSeries,
  restoreSeries,
} from '#store/series.ts';
import { emptyColumns, readBars, readFirst, readLast } from '#store/series-bars.ts';
import { decodeChunk, encodeChunk } from '#store/series-encoding.ts';
import { mergeBars, writeBars, type SeriesTerms } from '#store/series-merge.ts';
import type { SeriesBars } from '#store/series-weave.ts';
import { Store } from '#store/store.ts';
import { temporaryFolder } from '../support/workspace.ts';

const TERMS: SeriesTerms = { symbol: 'XYZ', timeframe: '1m', calendar: 'NYSE', stamp: 'open', unit: 'units' };
const MINUTE = 60_000;

/** Bars of these minutes; prices follow from the minute and `shift`. */
function barsAt(minutes: readonly number[], shift = 0, priceScale = 2): SeriesBars {
  const bars = emptyColumns(minutes.length);
  for (const [row, minute] of minutes.entries()) {
    bars.time[row] = minute * MINUTE;
    bars.open[row] = 10_000 + (minute % 97) + shift;
    bars.high[row] = bars.open[row]! + 5;
    bars.low[row] = bars.open[row]! - 3;
    bars.close[row] = bars.open[row]! + 1;
    bars.volume[row] = minute % 1_000;
  }
  return { bars, scales: { priceScale, volumeScale: 0 } };
}

const run = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);
const plain = (bars: BarColumns) => ({
  ...bars,
  ...Object.fromEntries(
    Object.entries(bars).map(([name, column]) => [
      name,
      typeof column === 'number' ? column : [...(column as Float64Array)],
    ]),
  ),
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof AppFailure) return error.error.code;
    throw error;
  }
  return '';
};

test('the same bars again change nothing, neither bars nor hash nor bytes', () => {
  const { db } = Store.memory();
  const given = barsAt(run(0, 150_000));
  const first = writeBars(db, TERMS, given);
  expect(first).toMatchObject({ added: 150_000, replaced: 0, unchanged: 0 });
  const hash = contentHash(db, first.id);
  const bodies = db.prepare('SELECT id FROM series_bodies').all();
  expect(writeBars(db, TERMS, given)).toMatchObject({
    id: first.id,
    added: 0,
    replaced: 0,
    unchanged: 150_000,
  });
  expect(contentHash(db, first.id)).toBe(hash);
  expect(db.prepare('SELECT id FROM series_bodies').all()).toEqual(bodies);
  expect(plain(readBars(db, first.id))).toEqual(plain(given.bars));
});

test('a newer file that overlaps replaces what differs, adds the rest and says so', () => {
  const { db } = Store.memory();
  const { id } = writeBars(db, TERMS, barsAt(run(0, 100)));
  expect(writeBars(db, TERMS, barsAt(run(90, 95), 7))).toMatchObject({ added: 0, replaced: 5, unchanged: 0 });
  expect(writeBars(db, TERMS, barsAt(run(95, 120)))).toMatchObject({ added: 20, replaced: 0, unchanged: 5 });
  const bars = readBars(db, id, { from: 94 * MINUTE, to: 96 * MINUTE });
  expect([...bars.open]).toEqual([10_094 + 7, 10_095, 10_096]);
  expect(findSeries(db, 'xyz', '1m')).toMatchObject({ count: 120, first: 0, last: 119 * MINUTE });
});

test('appending leaves full chunks as they are', () => {
  const { db } = Store.memory();
  writeBars(db, TERMS, barsAt(run(0, 32_768)));
  const before = db.prepare('SELECT body_id FROM series_chunks').all();
  writeBars(db, TERMS, barsAt(run(32_768, 32_778)));
  writeBars(db, TERMS, barsAt(run(32_778, 32_788)));
  const chunks = db.prepare('SELECT body_id, count FROM series_chunks ORDER BY first').all();
  expect(chunks).toHaveLength(2);
  expect(chunks[0]).toMatchObject(before[0]!);
  expect(chunks[1]).toMatchObject({ count: 20 });
});

test('a finer file makes the scale grow, and old bars are the same prices', () => {
  const { db } = Store.memory();
  const { id } = writeBars(db, TERMS, barsAt([1, 2]));
  writeBars(db, TERMS, barsAt([3], 0, 4));
  expect(findSeries(db, 'XYZ', '1m')).toMatchObject({ priceScale: 4 });
  expect([...readBars(db, id).open]).toEqual([1_000_100, 1_000_200, 10_003]);
  expect(writeBars(db, TERMS, barsAt([1, 2]))).toMatchObject({ added: 0, replaced: 0, unchanged: 2 });
});

test('any pieces in any order come to the same bars and the same hash', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 4 }),
      (minutes, cuts) => {
        const sorted = [...minutes].sort((a, b) => a - b);
        const whole = Store.memory().db;
        const { id } = writeBars(whole, TERMS, barsAt(sorted));
        const pieces = Store.memory().db;
        const bounds = [...cuts, 401].sort((a, b) => a - b);
        const parts = bounds.map((bound, at) =>
          sorted.filter((m) => m < bound && m >= (bounds[at - 1] ?? 0)),
        );
        let other = 0;
        for (const part of [...parts].reverse())
          if (part.length > 0) other = writeBars(pieces, TERMS, barsAt(part)).id;
        expect(plain(readBars(pieces, other))).toEqual(plain(readBars(whole, id)));
        expect(contentHash(pieces, other)).toBe(contentHash(whole, id));
      },
    ),
    { numRuns: 60 },
  );
});

test('any integers come back from a chunk', () => {
  const value = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.maxSafeInteger().map(Math.abs));
  fc.assert(
    fc.property(
      fc.array(fc.tuple(value, value, value, value, value, value), { minLength: 1, maxLength: 40 }),
      (rows) => {
        const bars = emptyColumns(rows.length);
        for (const [row, [time, open, high, low, close, volume]] of rows.entries()) {
          bars.time[row] = row * 86_400_000 + (time % 86_400_000);
          bars.open[row] = open;
          bars.high[row] = high;
          bars.low[row] = low;
          bars.close[row] = close;
          bars.volume[row] = volume;
        }
        const back = emptyColumns(rows.length);
        const encoded = encodeChunk(bars, 0, rows.length);
        expect(decodeChunk({ ...encoded, count: rows.length }, back, 0, { price: 1, volume: 1 })).toBe(true);
        expect(plain(back)).toEqual(plain(bars));
      },
    ),
  );
});

test('a flipped byte is found', () => {
  const { db } = Store.memory();
  const { id } = writeBars(db, TERMS, barsAt(run(0, 200)));
  const body = db.prepare('SELECT body FROM series_bodies').pluck().get() as Buffer;
  body[9]! ^= 1;
  db.prepare('UPDATE series_bodies SET body = ?').run(body);
  expect(codeOf(() => readBars(db, id))).toBe('WORKSPACE_DAMAGED');
});

test('the ends are read without the middle', () => {
  const { db } = Store.memory();
  const { id } = writeBars(db, TERMS, barsAt(run(0, 150_000)));
  expect([...readFirst(db, id, 2).time]).toEqual([0, MINUTE]);
  expect([...readLast(db, id, 2).time]).toEqual([149_998 * MINUTE, 149_999 * MINUTE]);
  expect(readLast(db, id, 0).count).toBe(0);
});

test('a deleted series can be restored until it is purged, unless another took its place', () => {
  const { db } = Store.memory();
  const { id } = writeBars(db, TERMS, barsAt([1, 2]));
  expect(deleteSeries(db, id, 5)).toBe(true);
  expect(deleteSeries(db, id, 6)).toBe(false);
  expect([listSeries(db), listSeries(db, true).map((series) => series.deletedAt)]).toEqual([[], [5]]);
  expect(restoreSeries(db, id)).toBe(true);
  expect(readBars(db, id).count).toBe(2);
  deleteSeries(db, id, 7);
  writeBars(db, TERMS, barsAt([9]));
  expect(codeOf(() => restoreSeries(db, id))).toBe('SERIES_EXISTS');
  expect(purgeSeries(db, id)).toBe(true);
  expect(purgeSeries(db, id)).toBe(false);
  expect(db.prepare('SELECT COUNT(*) FROM series_bodies').pluck().get()).toBe(1);
});

test('a merge that is not finished leaves nothing, and what a crash left goes at the next start', () => {
  const folder = temporaryFolder();
  const store = Store.open(folder);
  const bodies = () => store.db.prepare('SELECT COUNT(*) FROM series_bodies').pluck().get();
  const steps = mergeBars(store.db, TERMS, barsAt(run(0, 150_000)));
  steps.next();
  steps.next();
  expect(bodies()).toBe(1);
  steps.return(undefined as never);
  expect([bodies(), findSeries(store.db, 'XYZ', '1m')]).toEqual([0, null]);
  mergeBars(store.db, TERMS, barsAt(run(0, 100))).next();
  store.close();
  const again = Store.open(folder);
  expect(again.db.prepare('SELECT COUNT(*) FROM series_bodies').pluck().get()).toBe(0);
  dropLooseBodies(again.db);
  again.close();
});
