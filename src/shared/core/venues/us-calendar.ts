/**
 * Holidays and early closes of the New York exchanges, by rule. Source: NYSE Rule 7.2 and the exchanges' yearly notices.
 *
 * A holiday on a Sunday is kept on Monday, on a Saturday on Friday; only New Year's Day on a Saturday is not kept, since
 * Friday closes the year. The exchanges close at 13:00 on the day after Thanksgiving, on 24 December, and on 3 July,
 * where that is a trading day from Monday to Thursday (a Friday would be the holiday kept).
 * Known limit: closings decreed on short notice are listed one by one, known until the beginning of 2026.
 */
import { daysOf, easterOf, isoOf, isWeekend, nthWeekday, weekdayOf, type IsoDate } from '../units/civil.ts';

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;

/** Hurricane Sandy; days of mourning for George H. W. Bush and Jimmy Carter. */
const SPECIAL: readonly IsoDate[] = ['2012-10-29', '2012-10-30', '2018-12-05', '2025-01-09'];

const JUNETEENTH_SINCE = 2022;

function kept(day: number): number {
  if (weekdayOf(day) === SUNDAY) return day + 1;
  return weekdayOf(day) === SATURDAY ? day - 1 : day;
}

function holidaysOf(year: number): IsoDate[] {
  const newYear = daysOf(year, 1, 1);
  const days = [
    ...(weekdayOf(newYear) === SATURDAY ? [] : [kept(newYear)]),
    nthWeekday(year, 1, MONDAY, 3),
    nthWeekday(year, 2, MONDAY, 3),
    easterOf(year) - 2,
    nthWeekday(year, 5, MONDAY, -1),
    ...(year >= JUNETEENTH_SINCE ? [kept(daysOf(year, 6, 19))] : []),
    kept(daysOf(year, 7, 4)),
    nthWeekday(year, 9, MONDAY, 1),
    nthWeekday(year, 11, THURSDAY, 4),
    kept(daysOf(year, 12, 25)),
  ];
  return days.map(isoOf);
}

function halfDaysOf(year: number): IsoDate[] {
  const eves = [daysOf(year, 7, 3), daysOf(year, 12, 24)].filter(
    (day) => !isWeekend(day) && weekdayOf(day) !== FRIDAY,
  );
  return [...eves, nthWeekday(year, 11, THURSDAY, 4) + 1].map(isoOf).toSorted();
}

const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Full holidays of the years `first` to `last`, ascending. */
export function usHolidays(first: number, last: number): IsoDate[] {
  const special = SPECIAL.filter(
    (date) => Number(date.slice(0, 4)) >= first && Number(date.slice(0, 4)) <= last,
  );
  return [...yearsFrom(first, last).flatMap(holidaysOf), ...special].toSorted();
}

/** Days of the years `first` to `last` that end at 13:00, ascending. */
export const usHalfDays = (first: number, last: number): IsoDate[] =>
  yearsFrom(first, last).flatMap(halfDaysOf);
