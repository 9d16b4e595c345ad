import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DAY_MS, daysOf, daysOfIso, isoOf, weekdayOf } from '#core/units/civil.ts';
import { nextCall, takesEntry } from '#core/venues/auction-times.ts';
import { HOSE } from '#core/venues/hose.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import { isTradingDate, localDate, nextTradingDate, phaseAt, transitions } from '#core/venues/sessions.ts';
import { usHalfDays, usHolidays } from '#core/venues/us-calendar.ts';
import { NASDAQ } from '#core/venues/us.ts';
import { offsetAt, utcOf } from '#core/venues/zones.ts';

const hose = HOSE.at(-1)!.schedule;
const us = NASDAQ.at(-1)!.schedule;
const at = (text: string): number => Date.parse(text);
const iso = (utcMs: number): string => new Date(utcMs).toISOString();

describe('civil dates and zones', () => {
  test('agree with the platform’s calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 100_000 }), (days) => {
        const date = new Date(days * DAY_MS);
        expect(weekdayOf(days)).toBe(date.getUTCDay());
        expect(daysOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate())).toBe(days);
        if (date.getUTCFullYear() >= 1000) expect(isoOf(days)).toBe(date.toISOString().slice(0, 10));
      }),
    );
    expect(() => daysOfIso('2025-02-29')).toThrow(RangeError);
  });

  test('New York and Vietnam agree with the platform’s time zones since 1987', () => {
    const clocks = (['America/New_York', 'Asia/Ho_Chi_Minh'] as const).map((zone) => ({
      zone,
      clock: new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }),
    }));
    fc.assert(
      fc.property(fc.integer({ min: at('1987-01-02'), max: at('2036-01-01') }), (ms) => {
        const utc = ms - (ms % 1000);
        for (const { zone, clock } of clocks) {
          const local = at(`${clock.format(utc).replace(' ', 'T')}Z`);
          expect(offsetAt(zone, utc)).toBe(local - utc);
        }
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['2025-03-09T06:59:59.999Z', -5],
    ['2025-03-09T07:00:00Z', -4],
    ['2025-11-02T05:59:59.999Z', -4],
    ['2025-11-02T06:00:00Z', -5],
    ['2006-04-02T07:00:00Z', -4],
    ['2006-10-29T05:59:59.999Z', -4],
    ['2006-10-29T06:00:00Z', -5],
  ])('New York at %s is UTC%i', (text, hours) => {
    expect(offsetAt('America/New_York', at(text))).toBe(hours * 3_600_000);
  });

  test('local time to UTC around the changes', () => {
    const utc = (local: string) => iso(utcOf('America/New_York', at(`${local}Z`)));
    expect(utc('2025-03-09T01:59:00')).toBe('2025-03-09T06:59:00.000Z');
    expect(utc('2025-03-09T03:00:00')).toBe('2025-03-09T07:00:00.000Z');
    expect(utc('2025-11-02T01:30:00')).toBe('2025-11-02T05:30:00.000Z');
    expect(utc('2025-11-02T02:00:00')).toBe('2025-11-02T07:00:00.000Z');
    expect(utc('2025-07-01T09:30:00')).toBe('2025-07-01T13:30:00.000Z');
  });
});

describe('holidays', () => {
  test('New York in years whose calendars are known', () => {
    expect(usHolidays(2025, 2025).join(' ')).toBe(
      '2025-01-01 2025-01-09 2025-01-20 2025-02-17 2025-04-18 2025-05-26 ' +
        '2025-06-19 2025-07-04 2025-09-01 2025-11-27 2025-12-25',
    );
    expect(usHalfDays(2025, 2025)).toEqual(['2025-07-03', '2025-11-28', '2025-12-24']);
    // New Year's Day on a Saturday is not kept; Juneteenth begins, on a Sunday.
    expect(usHolidays(2022, 2022).filter((date) => date < '2022-01-10')).toEqual([]);
    expect(usHolidays(2022, 2022)).toContain('2022-06-20');
    expect(usHolidays(2021, 2021)).not.toContain('2021-06-18');
    expect(usHolidays(2021, 2021)).toEqual(
      expect.arrayContaining(['2021-07-05', '2021-12-24', '2021-04-02']),
    );
    expect(usHalfDays(2021, 2021)).toEqual(['2021-11-26']);
    expect(usHalfDays(2026, 2026)).toEqual(['2026-11-27', '2026-12-24']);
    expect(usHolidays(2012, 2018)).toEqual(
      expect.arrayContaining(['2012-10-29', '2012-10-30', '2018-12-05', '2016-03-25', '2015-07-03']),
    );
  });

  test('every listed day without trading is a weekday', () => {
    for (const schedule of [hose, us]) {
      const days = [...schedule.holidays, ...schedule.halfDays];
      expect(days.filter((date) => weekdayOf(daysOfIso(date)) % 6 === 0)).toEqual([]);
      expect(schedule.holidays).toEqual(schedule.holidays.toSorted());
      expect(new Set(days).size).toBe(days.length);
    }
  });
});

describe('phases', () => {
  test.each([
    ['2025-05-05T01:59:59.999Z', 'closed', '2025-04-29T07:45:00.000Z', '2025-05-05T02:00:00.000Z'],
    ['2025-05-05T02:00:00Z', 'opening-auction', '2025-05-05T02:00:00.000Z', '2025-05-05T02:15:00.000Z'],
    ['2025-05-05T02:15:00Z', 'continuous', '2025-05-05T02:15:00.000Z', '2025-05-05T04:30:00.000Z'],
    ['2025-05-05T05:00:00Z', 'break', '2025-05-05T04:30:00.000Z', '2025-05-05T06:00:00.000Z'],
    ['2025-05-05T07:29:59Z', 'continuous', '2025-05-05T06:00:00.000Z', '2025-05-05T07:30:00.000Z'],
    ['2025-05-05T07:44:00Z', 'closing-auction', '2025-05-05T07:30:00.000Z', '2025-05-05T07:45:00.000Z'],
    ['2025-05-05T07:45:00Z', 'closed', '2025-05-05T07:45:00.000Z', '2025-05-06T02:00:00.000Z'],
  ])('HOSE at %s: %s', (text, phase, since, until) => {
    const found = phaseAt(hose, at(text));
    expect([found.phase, iso(found.since), iso(found.until)]).toEqual([phase, since, until]);
    expect(found.date).toBe('2025-05-05');
  });

  test.each([
    ['2025-07-02T13:29:59.999Z', 'pre-market', '2025-07-02'],
    ['2025-07-02T13:30:00Z', 'continuous', '2025-07-02'],
    ['2025-07-03T16:59:00Z', 'continuous', '2025-07-03'],
    ['2025-07-03T17:00:00Z', 'post-market', '2025-07-03'],
    ['2025-07-03T21:00:00Z', 'closed', '2025-07-03'],
    ['2025-07-04T15:00:00Z', 'closed', '2025-07-04'],
    ['2025-07-07T03:00:00Z', 'closed', '2025-07-06'],
    ['2025-12-01T21:00:00Z', 'post-market', '2025-12-01'],
    ['2025-12-02T00:59:00Z', 'post-market', '2025-12-01'],
    ['2025-12-02T01:00:00Z', 'closed', '2025-12-01'],
  ])('New York at %s: %s', (text, phase, date) => {
    expect(phaseAt(us, at(text))).toMatchObject({ phase, date });
    expect(localDate(us, at(text))).toBe(date);
  });

  test('auctions called at an instant are told by the transitions', () => {
    const day = transitions(us, at('2025-07-03T13:29:00Z'), at('2025-07-03T17:00:00Z'));
    expect(day.map(({ phase, since, until }) => [phase, iso(since).slice(11, 16), until - since])).toEqual([
      ['opening-auction', '13:30', 0],
      ['continuous', '13:30', 3.5 * 3_600_000],
      ['closing-auction', '17:00', 0],
      ['post-market', '17:00', 4 * 3_600_000],
    ]);
    expect(transitions(us, at('2025-07-03T17:00:00Z'), at('2025-07-03T17:00:00Z'))).toEqual([]);
  });

  test('phases follow each other without a gap, and the transitions are just these', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(hose, us, SIMULATED.NYSE[0]!.schedule),
        fc.integer({ min: at('2019-01-01'), max: at('2026-12-01') }),
        (schedule, from) => {
          let now = phaseAt(schedule, from);
          expect(now.since <= from && from < now.until).toBe(true);
          for (let step = 0; step < 12; step += 1) {
            const next = phaseAt(schedule, now.until);
            expect(next.since).toBe(now.until);
            const between = transitions(schedule, now.since, now.until).filter(
              (span) => span.until > span.since,
            );
            expect(between.map((span) => [span.phase, span.since])).toEqual([[next.phase, next.since]]);
            now = next;
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  test('trading dates', () => {
    expect(isTradingDate(hose, '2025-05-02')).toBe(false);
    expect(nextTradingDate(hose, '2025-04-29')).toBe('2025-05-05');
    expect(nextTradingDate(us, '2025-07-03')).toBe('2025-07-07');
  });
});

test('the set of rules in force by date', () => {
  const of = (date: string) => rulesAt(VENUES.HOSE, date);
  expect(of('2010-01-04').from).toBe('2016-09-12');
  expect(of('2025-05-04')).toMatchObject({ from: '2022-09-12', auction: { marketOrders: 'before-limits' } });
  expect(of('2025-05-05')).toMatchObject({ from: '2025-05-05', auction: { marketOrders: 'at-band' } });
  expect(of('2025-05-04').phases.continuous!.amend).toBe('resend');
  expect(of('2025-05-05').phases.continuous!.amend).toBe('price-or-quantity');
  expect(rulesAt(VENUES.NASDAQ, '2025-11-02').lots.round).toHaveLength(1);
  expect(rulesAt(VENUES.NASDAQ, '2025-11-03').lots.round).toHaveLength(4);
  expect(() => rulesAt([], '2025-01-01')).toThrow(RangeError);
});

test.each([
  ['NYSE', 'AT_CLOSE', '2025-07-02T19:49:59Z', '2025-07-02T20:00:00.000Z', true],
  ['NYSE', 'AT_CLOSE', '2025-07-02T19:50:00Z', '2025-07-02T20:00:00.000Z', false],
  ['NASDAQ', 'AT_CLOSE', '2025-07-03T16:54:00Z', '2025-07-03T17:00:00.000Z', true],
  ['NASDAQ', 'AT_OPEN', '2025-07-02T13:28:00Z', '2025-07-02T13:30:00.000Z', false],
  ['NASDAQ', 'AT_OPEN', '2025-07-02T13:30:00Z', '2025-07-03T13:30:00.000Z', true],
  ['HOSE', 'AT_CLOSE', '2025-05-05T07:44:00Z', '2025-05-05T07:45:00.000Z', true],
  ['HOSE', 'AT_OPEN', '2025-04-29T08:00:00Z', '2025-05-05T02:15:00.000Z', true],
] as const)('%s %s at %s: called at %s, takes entries: %s', (venue, time, text, call, takes) => {
  const rules = VENUES[venue].at(-1)!;
  expect(iso(nextCall(rules, time, at(text))!)).toBe(call);
  expect(takesEntry(rules, time, at(text))).toBe(takes);
});
