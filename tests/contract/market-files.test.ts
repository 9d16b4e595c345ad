/** Every file of the shared market data through the import: the bars an independent count found, first and last, twice. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BarText } from '#contract/series-views.ts';
import { commandId, openEngine } from '../support/workspace.ts';
import { BARS, REFUSED } from '../unit/intake/bars/market-table.ts';

const MARKET = join(import.meta.dirname, '../../../shared/data/market');
/** Every so many files are imported twice. */
const AGAIN = 8;
const there = existsSync(MARKET);
const linesOf = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split(' | '));

if (!there) test.skip('the shared market data is not beside the project', () => undefined);

const textOf = ({ time, ...bar }: BarText, shift: number): string => {
  const prices = [bar.open, bar.high, bar.low, bar.close].map((price) => String(Number(price) / shift));
  return [time.replace('.000Z', 'Z'), ...prices, bar.volume].join(' ');
};
const numbers = (bar: string): (string | number)[] =>
  bar.split(' ').map((field, at) => (at === 0 ? field : Number(field)));

describe.skipIf(!there)('the shared market data, imported', () => {
  test('what holds bars', { timeout: 120_000 }, async () => {
    const { call } = openEngine(null);
    for (const [index, [path, bars, skipped, duplicates, first, last]] of linesOf(BARS).entries()) {
      // One file holds several symbols, of which this is one.
      const symbol = path!.endsWith('vn30_historical_data.csv') ? 'CTD' : `T${index}`;
      const given = { fileName: basename(path!), bytes: readFileSync(join(MARKET, path!)), symbol };
      const done = await call('bars.import', { commandId: commandId(), ...given });
      const counted = [done.bars, done.added, done.skipped.length, done.findings.duplicate].map(String);
      expect([path, ...counted]).toEqual([path, bars, bars, skipped, duplicates]);
      const shift = done.thousands ? 1_000 : 1;
      expect([path, numbers(textOf(done.first, shift)), numbers(textOf(done.last, shift))]).toEqual([
        path,
        numbers(first!),
        numbers(last!),
      ]);
      if (index % AGAIN !== 0) continue;
      const again = await call('bars.import', { commandId: commandId(), ...given });
      expect([path, again.seriesId, again.added, again.replaced, again.unchanged]).toEqual([
        path,
        done.seriesId,
        0,
        0,
        done.bars,
      ]);
    }
  });

  test('what holds none, by its reason', { timeout: 120_000 }, async () => {
    const { call } = openEngine(null);
    for (const [path, reason] of linesOf(REFUSED)) {
      const given = { fileName: basename(path!), bytes: readFileSync(join(MARKET, path!)), symbol: 'CTD' };
      const refused = call('bars.import', { commandId: commandId(), ...given });
      const { params } = await refused.then(
        () => ({ params: {} }),
        ({ error }: { error: { params: Record<string, string> } }) => error,
      );
      const { problem, fileError, file: _, ...rest } = params as Record<string, string>;
      expect([path, [fileError ?? problem, ...Object.values(rest)].join(' ')]).toEqual([path, reason]);
    }
    expect(await call('series.list', {})).toEqual([]);
  });
});
