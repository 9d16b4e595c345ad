/**
 * Holidays and early closes of the New York exchanges since 1990, by rule. Source: NYSE Rule 7.2 and the exchanges'
 * yearly notices.
 *
 * A holiday on a Sunday is kept on Monday, on a Saturday on Friday; only New Year's Day on a Saturday is not kept, since
 * Friday closes the year. Martin Luther King's day is kept since 1998, Juneteenth since 2022.
 *
 * The exchanges close at 13:00 on the day after Thanksgiving (since 1992); on 24 December from Monday to Thursday; on 3
 * July from Monday to Thursday since 1995, but until 2012 not on a Wednesday: where 4 July was a Thursday the Friday after
 * it was the half day instead. Until 1992 half days ended at 14:00.
 * Known limits: closings decreed on short notice are listed one by one, known until the beginning of 2026. Days that
 * opened late or broke off (8 January 1996, 27 October 1997, 11 September 2002) count as whole ones.
 */
import { daysOf, easterOf, isoOf, isWeekend, nthWeekday, weekdayOf, type IsoDate } from '../units/civil.ts';

const SUNDAY = 0;
const MONDAY = 1;
const WEDNESDAY = 3;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;

/** Days of mourning for Nixon, Reagan, Ford, Bush and Carter; the attacks of September 2001; Hurricane Sandy. */
const SPECIAL: readonly IsoDate[] = [
  '1994-04-27',
  '2001-09-11',
  '2001-09-12',
  '2001-09-13',
  '2001-09-14',
  '2004-06-11',
  '2007-01-02',
  '2012-10-29',
  '2012-10-30',
  '2018-12-05',
  '2025-01-09',
];
/** Half days beside the rule. */
const SPECIAL_HALF: readonly IsoDate[] = ['1997-12-26', '1999-12-31', '2003-12-26'];

const KING_SINCE = 1998;
const JUNETEENTH_SINCE = 2022;
const HALF_AFTER_THANKSGIVING_SINCE = 1992;
const HALF_BEFORE_JULY_4_SINCE = 1995;
const HALF_ON_WEDNESDAY_SINCE = 2013;
/** The first year whose half days end at 13:00. */
export const CLOSES_AT_ONE_SINCE = 1993;

function kept(day: number): number {
  if (weekdayOf(day) === SUNDAY) return day + 1;
  return weekdayOf(day) === SATURDAY ? day - 1 : day;
}

function holidaysOf(year: number): IsoDate[] {
  const newYear = daysOf(year, 1, 1);
  const days = [
    ...(weekdayOf(newYear) === SATURDAY ? [] : [kept(newYear)]),
    ...(year >= KING_SINCE ? [nthWeekday(year, 1, MONDAY, 3)] : []),
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

/** The day beside 4 July that is a half day; none where 4 July makes a long weekend. */
function besideJuly4(year: number): number[] {
  const eve = daysOf(year, 7, 3);
  if (year < HALF_BEFORE_JULY_4_SINCE || isWeekend(eve) || weekdayOf(eve) === FRIDAY) return [];
  return weekdayOf(eve) === WEDNESDAY && year < HALF_ON_WEDNESDAY_SINCE ? [eve + 2] : [eve];
}

function halfDaysOf(year: number): IsoDate[] {
  const eve = daysOf(year, 12, 24);
  const days = [
    ...besideJuly4(year),
    ...(year >= HALF_AFTER_THANKSGIVING_SINCE ? [nthWeekday(year, 11, THURSDAY, 4) + 1] : []),
    ...(isWeekend(eve) || weekdayOf(eve) === FRIDAY ? [] : [eve]),
  ];
  return days.map(isoOf);
}

const within = (dates: readonly IsoDate[], first: number, last: number): IsoDate[] =>
  dates.filter((date) => Number(date.slice(0, 4)) >= first && Number(date.slice(0, 4)) <= last);

const yearsFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Full holidays of the years `first` to `last`, ascending. */
export function usHolidays(first: number, last: number): IsoDate[] {
  return [...yearsFrom(first, last).flatMap(holidaysOf), ...within(SPECIAL, first, last)].toSorted();
}

/** Days of the years `first` to `last` that end early, ascending. */
export const usHalfDays = (first: number, last: number): IsoDate[] =>
  [...yearsFrom(first, last).flatMap(halfDaysOf), ...within(SPECIAL_HALF, first, last)].toSorted();
