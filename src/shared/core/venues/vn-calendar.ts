/**
 * Days on which HOSE did not trade besides Saturdays and Sundays. Tết and the day of the Hùng kings follow the lunar
 * calendar, and the government moves working days around them, so these dates are from the exchange's yearly notices and
 * not from a rule.
 *
 * Certain: 2026, from the notice of December 2025. Before: the weekdays without a value of the VN-Index and without a
 * trade of any of its old members, from the first session (28 July 2000) on; from 2019 the same as announced each year.
 * With them are the days on which trading failed: 23 and 24 January 2018. Until the end of February 2002 the exchange
 * traded on Mondays, Wednesdays and Fridays. Years after 2026 are not known: every weekday counts as a trading day there.
 */
import { daysOfIso, isoOf, weekdayOf, type IsoDate } from '../units/civil.ts';

export const VN_FIRST_SESSION: IsoDate = '2000-07-28';
const EVERY_WEEKDAY_SINCE: IsoDate = '2002-03-01';
const TUESDAY = 2;
const THURSDAY = 4;

/** Month and day of each year's days, without the Tuesdays and Thursdays on which the exchange did not trade yet. */
const BY_YEAR: Readonly<Record<string, string>> = {
  '2000': '09-04',
  '2001': '01-01 01-22 01-24 01-26 04-30 09-03',
  '2002': '02-11 02-13 02-15 04-29 04-30 05-01 09-02',
  '2003': '01-01 01-29 01-30 01-31 02-03 02-04 02-05 02-06 02-07 04-30 05-01 05-02 09-01 09-02',
  '2004': '01-01 01-02 01-19 01-20 01-21 01-22 01-23 01-26 04-30 05-03 09-02 09-03',
  '2005': '01-03 02-07 02-08 02-09 02-10 02-11 05-02 05-03 09-02',
  '2006': '01-02 01-16 01-30 01-31 02-01 02-02 02-03 05-01 05-02 09-04',
  '2007': '01-01 02-16 02-19 02-20 02-21 02-22 02-23 04-26 04-27 04-30 05-01 09-03 12-31',
  '2008': '01-01 02-04 02-05 02-06 02-07 02-08 02-11 04-14 04-15 04-30 05-01 05-02 09-01 09-02',
  '2009': '01-01 01-26 01-27 01-28 01-29 01-30 04-06 04-30 05-01 09-02',
  '2010': '01-01 02-15 02-16 02-17 02-18 02-19 04-23 04-30 05-03 09-02 09-03',
  '2011': '01-03 01-31 02-01 02-02 02-03 02-04 02-07 04-11 04-12 05-02 05-03 09-02',
  '2012': '01-02 01-23 01-24 01-25 01-26 01-27 04-02 04-30 05-01 09-03 12-31',
  '2013': '01-01 02-11 02-12 02-13 02-14 02-15 04-19 04-29 04-30 05-01 09-02',
  '2014': '01-01 01-28 01-29 01-30 01-31 02-03 02-04 02-05 04-09 04-30 05-01 05-02 09-01 09-02',
  '2015': '01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-28 04-29 04-30 05-01 09-02',
  '2016': '01-01 02-08 02-09 02-10 02-11 02-12 04-18 05-02 05-03 09-02',
  '2017': '01-02 01-26 01-27 01-30 01-31 02-01 04-06 05-01 05-02 09-04',
  '2018': '01-01 01-23 01-24 02-14 02-15 02-16 02-19 02-20 04-25 04-30 05-01 09-03 12-31',
  '2019': '01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02',
  '2020': '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02',
  '2021': '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
  '2022': '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
  '2023': '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
  '2024': '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
  '2025': '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
  '2026': '01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02',
};

const NAMED = Object.entries(BY_YEAR).flatMap(([year, days]) =>
  days.split(' ').map((day) => `${year}-${day}`),
);

function tuesdaysAndThursdays(): IsoDate[] {
  const from = daysOfIso(VN_FIRST_SESSION);
  const days = Array.from({ length: daysOfIso(EVERY_WEEKDAY_SINCE) - from }, (_, index) => from + index);
  return days.filter((day) => [TUESDAY, THURSDAY].includes(weekdayOf(day))).map(isoOf);
}

/** Ascending. */
export const VN_HOLIDAYS: readonly IsoDate[] = [...tuesdaysAndThursdays(), ...NAMED].toSorted();
