/** Stamps as files write them. */
import { expect, test } from 'vitest';
import { readStamp, type StampHabits } from '#intake/bars/stamps.ts';

const HABITS: StampHabits = { order: null, fallback: 'month-first', dateSystem: 1900 };
const at = (date: string, clock = '', habits = HABITS): string | null => {
  const stamp = readStamp(date, clock, habits);
  return stamp && `${new Date(stamp.ms).toISOString()}${stamp.zoned ? '' : ' local'}`;
};

test('epochs from seconds to nanoseconds', () => {
  for (const text of [
    '1492592400',
    '1492592400000',
    '1492592400000000',
    '1492592400000000000',
    '1492592400.0',
  ])
    expect(at(text)).toBe('2017-04-19T09:00:00.000Z');
  expect(at('1553221822.6526022')).toBe('2019-03-22T02:30:22.652Z');
  expect(at('1.492592400000e+12')).toBe('2017-04-19T09:00:00.000Z');
  expect(at('999999999')).toBe('2001-09-09T01:46:39.000Z');
});

test('with and without zones, with milliseconds', () => {
  expect(at('2017-04-19T10:00:00+07:00')).toBe('2017-04-19T03:00:00.000Z');
  expect(at('2017-04-19 10:00:00.295000-05:30')).toBe('2017-04-19T15:30:00.295Z');
  expect(at('2017-04-19T10:00Z')).toBe('2017-04-19T10:00:00.000Z');
  expect(at('2017-04-19 10:00 UTC')).toBe('2017-04-19T10:00:00.000Z');
  expect(at('2017-04-19 10:00')).toBe('2017-04-19T10:00:00.000Z local');
  expect(at('19/04/2017 10:00:00.5')).toBe('2017-04-19T10:00:00.500Z local');
  expect(at('04/19/2017 3:30 PM')).toBe('2017-04-19T15:30:00.000Z local');
});

test('dates and clocks in columns of their own', () => {
  for (const clock of ['09:05', '9:05:00', '090500', '90500', '0905', '905'])
    expect(at('2017-04-19', clock)).toBe('2017-04-19T09:05:00.000Z local');
  expect(at('2017.04.19', '09:05:00.250')).toBe('2017-04-19T09:05:00.250Z local');
  expect(at('20170419', '09:05:00+07:00')).toBe('2017-04-19T02:05:00.000Z');
  expect(at('20170419', 'noon')).toBeNull();
});

test('what no stamp is as long as costs no time', () => {
  const started = performance.now();
  expect(at('1:11:'.repeat(200_000))).toBeNull();
  expect(at('2017-04-19', '1:11:'.repeat(200_000))).toBeNull();
  expect(performance.now() - started).toBeLessThan(500);
});

test('compact, serials of both date systems, and days that do not exist', () => {
  expect(at('20170419')).toBe('2017-04-19T00:00:00.000Z local');
  expect(at('20170419 093000')).toBe('2017-04-19T09:30:00.000Z local');
  expect(at('201704190930')).toBe('2017-04-19T09:30:00.000Z local');
  expect(at('43832')).toBe('2020-01-02T00:00:00.000Z local');
  expect(at('43832.5')).toBe('2020-01-02T12:00:00.000Z local');
  expect(at('42370', '', { ...HABITS, dateSystem: 1904 })).toBe('2020-01-02T00:00:00.000Z local');
  for (const text of ['2005-02-30', '2005-13-01', '2005-01-01 25:00', '30/02/2005', 'soon', '12'])
    expect(at(text)).toBeNull();
});
