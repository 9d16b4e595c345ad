/** Dates and times in every spelling sheets use. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dateFromNumber, dateFromText, dayOrder, timeFromNumber, timeFromText } from '#core/intent/dates.ts';

test.each([
  ['2025-03-06', '2025-03-06'],
  ['2025/3/6', '2025-03-06'],
  ['20250306', '2025-03-06'],
  ['06/03/2025', '2025-03-06'],
  ['6-3-2025', '2025-03-06'],
  ['06.03.25', '2025-03-06'],
  ['06-Mar-2025', '2025-03-06'],
  ['6 March 2025', '2025-03-06'],
  ['March 6, 2025', '2025-03-06'],
  ['Thu, 6 Mar 2025', '2025-03-06'],
  ['6th March 2025', '2025-03-06'],
  ['ngày 6 tháng 3 năm 2025', '2025-03-06'],
  ['2025-03-06T09:30:00Z', '2025-03-06 09:30:00'],
  ['06/03/2025 14:05', '2025-03-06 14:05:00'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2025', null],
  ['31/04/2025', null],
  ['00/01/2025', null],
  ['not a date', null],
  ['2025', null],
  ['1/2', null],
  ['', null],
  ['2025-03-06 25:00', null],
])('%s', (text, expected) => {
  const moment = dateFromText(text, null, 'day-first');
  expect(moment && [moment.date, moment.time].filter(Boolean).join(' ')).toBe(expected);
});

test('the column proves the order, the fallback is marked', () => {
  expect(dayOrder(['03/04/2025', '25/12/2025'])).toBe('day-first');
  expect(dayOrder(['03/04/2025', '12/25/2025'])).toBe('month-first');
  expect(dayOrder(['25/12/2025', '12/25/2025'])).toBe('mixed');
  expect(dayOrder(['03/04/2025'])).toBeNull();
  expect(dateFromText('03/04/2025', null, 'month-first')).toMatchObject({
    date: '2025-03-04',
    ambiguous: true,
  });
  expect(dateFromText('03/04/2025', 'day-first', 'month-first')).toMatchObject({
    date: '2025-04-03',
    ambiguous: false,
  });
  expect(dateFromText('03/03/2025', null, 'month-first')).toMatchObject({ ambiguous: false });
  expect(dateFromText('03.04.2025', null, 'month-first')).toMatchObject({
    date: '2025-04-03',
    ambiguous: false,
  });
});

test('serials of both systems, with times; absurd ones are none', () => {
  expect(dateFromNumber(45_722, 'date', 1900)).toMatchObject({ date: '2025-03-06', time: null });
  expect(dateFromNumber(44_260, 'date', 1904)).toMatchObject({ date: '2025-03-06' });
  expect(dateFromNumber(45_722.645_833_333_34, 'plain', 1900)).toMatchObject({
    date: '2025-03-06',
    time: '15:30:00',
  });
  expect(dateFromNumber(45_722.999_999_99, 'plain', 1900)).toMatchObject({ date: '2025-03-07', time: null });
  expect(dateFromNumber(20_250_306, 'plain', 1900)).toMatchObject({ date: '2025-03-06' });
  for (const none of [0, -5, NaN, Infinity, 1e9, 20_251_399])
    expect(dateFromNumber(none, 'plain', 1900)).toBeNull();
});

test('every day of two centuries has one serial and reads back from text', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 73_000 }), (days) => {
      const iso = new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
      if (days > 60) expect(dateFromNumber(days, 'date', 1900)?.date).toBe(iso);
      const [year, month, day] = iso.split('-');
      expect(dateFromText(`${day}/${month}/${year}`, 'day-first', 'day-first')?.date).toBe(iso);
      expect(dateFromText(`${month}/${day}/${year}`, 'month-first', 'day-first')?.date).toBe(iso);
    }),
  );
});

test.each([
  ['9:30', '09:30:00'],
  ['09:30:15', '09:30:15'],
  ['9h30', '09:30:00'],
  ['9 giờ 30', '09:30:00'],
  ['14 giờ 20 phút', '14:20:00'],
  ['14h', '14:00:00'],
  ['3:05 PM', '15:05:00'],
  ['12:00 am', '00:00:00'],
  ['24:00', null],
  ['9:60', null],
  ['noon', null],
])('time %s', (text, expected) => {
  expect(timeFromText(text)).toBe(expected);
});

test('a time is the fraction of a serial', () => {
  expect(timeFromNumber(0.395_833_333_333)).toBe('09:30:00');
  expect(timeFromNumber(0.999_999_999)).toBe('00:00:00');
});
