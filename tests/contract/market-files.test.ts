/** Every file of the shared market data through the import: the bars an independent count found, first and last, twice. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ok } from '#core/units/result.ts';
import type { BarText } from '#contract/series-views.ts';
import type { EngineOptions } from '#engine/engine.ts';
import { readBars } from '#intake/bars/read.ts';
import { commandId, intake, openEngine } from '../support/workspace.ts';
import { BARS, REFUSED, TICKS } from '../unit/intake/bars/market-table.ts';

const MARKET = join(import.meta.dirname, '../../../shared/data/market');
const AWKWARD = join(MARKET, 'awkward_derived');
const SUFFIX = '.expected.json';

interface Note {
  readonly expected: {
    readonly error?: string;
    readonly rows: number;
    readonly first?: readonly (string | number)[];
    readonly last?: readonly (string | number)[];
  };
  readonly issues?: readonly { readonly kind: string; readonly count?: number }[];
}

/** Read here instead of in a thread for each of a hundred files: that the thread gives the same, other tests say. */
const HERE: Partial<EngineOptions> = {
  intake: {
    ...intake,
    bars: async (bytes, ask) => {
      const read = await readBars(bytes, ask);
      if (!read.ok) return read;
      return ok({ ...read.value, sha256: createHash('sha256').update(bytes).digest('hex') });
    },
  },
};

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
    const { call } = openEngine(null, HERE);
    for (const [index, [path, bars, ...rest]] of linesOf(BARS).entries()) {
      const [skipped, doubtful, duplicates, first, last] = rest;
      // One file holds several symbols, of which this is one.
      const symbol = path!.endsWith('vn30_historical_data.csv') ? 'CTD' : `T${index}`;
      const given = { fileName: basename(path!), bytes: readFileSync(join(MARKET, path!)), symbol };
      const done = await call('bars.import', { commandId: commandId(), ...given });
      const { contradictory, nonPositive, negativeVolume, duplicate } = done.findings;
      const dirty = contradictory + nonPositive + negativeVolume;
      const counted = [done.bars, done.added, done.skipped.length, dirty, duplicate].map(String);
      expect([path, ...counted]).toEqual([path, bars, bars, skipped, doubtful, duplicates]);
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

  test('what holds trades or quotes', { timeout: 120_000 }, async () => {
    const { call } = openEngine(null, HERE);
    for (const [index, [path, kind, rows, first, last]] of linesOf(TICKS).entries()) {
      const given = {
        fileName: basename(path!),
        bytes: readFileSync(join(MARKET, path!)),
        symbol: `K${index}`,
      };
      const done = await call('bars.import', { commandId: commandId(), ...given });
      const { ticks } = done;
      const ends = [ticks!.first, ticks!.last].map((tick) => Object.values(tick).join(' '));
      expect([path, done.kind, String(done.added), ...ends]).toEqual([path, kind, rows, first, last]);
      const again = await call('bars.import', { commandId: commandId(), ...given });
      expect([path, again.added, again.replaced, String(again.unchanged)]).toEqual([path, 0, 0, rows]);
    }
  });

  test('difficult ways to write the same', { timeout: 120_000 }, async () => {
    const { call } = openEngine(null, HERE);
    const names = readdirSync(AWKWARD).filter((name) => !name.endsWith(SUFFIX));
    for (const [index, name] of names.entries()) {
      const { expected, issues = [] } = JSON.parse(
        readFileSync(join(AWKWARD, name + SUFFIX), 'utf8'),
      ) as Note;
      const given = { fileName: name, bytes: readFileSync(join(AWKWARD, name)), symbol: `A${index}` };
      const done = call('bars.import', { commandId: commandId(), ...given });
      if (expected.error) {
        await expect(done).rejects.toMatchObject({ error: { code: 'BARS_UNREADABLE' } });
        continue;
      }
      const { bars, findings, first, last } = await done;
      // What contradicts itself is kept here, and left out there.
      const kept = findings.contradictory + findings.nonPositive;
      expect([name, bars - kept]).toEqual([name, expected.rows]);
      const repeated = issues.find(({ kind }) => kind === 'duplicate_rows')?.count ?? 0;
      expect([name, findings.duplicate]).toEqual([name, repeated]);
      for (const [bar, wanted] of [
        [first, expected.first],
        [last, expected.last],
      ] as const) {
        if (!wanted) continue;
        const [time, ...values] = numbers(textOf(bar, 1));
        const [stamp, ...all] = wanted;
        expect([name, String(time).startsWith(String(stamp)), ...values.slice(0, all.length)]).toEqual([
          name,
          true,
          ...all,
        ]);
      }
    }
  });

  test('what holds none, by its reason', { timeout: 120_000 }, async () => {
    const { call } = openEngine(null, HERE);
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
