/**
 * Days on which HOSE did not trade besides Saturdays and Sundays. Tết and the day of the Hùng kings follow the lunar
 * calendar, and the government moves working days around them, so these dates are from the exchange's yearly notices and
 * not from a rule.
 *
 * Certain: 2026, from the notice of December 2025. 2019 to 2025: as announced each year, written down from public
 * reports and not compared with the notices themselves. Years before 2019 and after 2026 are not known: every weekday
 * counts as a trading day there.
 */
import type { IsoDate } from '../units/civil.ts';

/** Month and day of each year's days. */
const BY_YEAR: Readonly<Record<string, string>> = {
  '2019': '01-01 02-04 02-05 02-06 02-07 02-08 04-15 04-29 04-30 05-01 09-02',
  '2020': '01-01 01-23 01-24 01-27 01-28 01-29 04-02 04-30 05-01 09-02',
  '2021': '01-01 02-10 02-11 02-12 02-15 02-16 04-21 04-30 05-03 09-02 09-03',
  '2022': '01-03 01-31 02-01 02-02 02-03 02-04 04-11 05-02 05-03 09-01 09-02',
  '2023': '01-02 01-20 01-23 01-24 01-25 01-26 05-01 05-02 05-03 09-01 09-04',
  '2024': '01-01 02-08 02-09 02-12 02-13 02-14 04-18 04-29 04-30 05-01 09-02 09-03',
  '2025': '01-01 01-27 01-28 01-29 01-30 01-31 04-07 04-30 05-01 05-02 09-01 09-02',
  '2026': '01-01 02-16 02-17 02-18 02-19 02-20 04-27 04-30 05-01 08-31 09-01 09-02',
};

/** Ascending. */
export const VN_HOLIDAYS: readonly IsoDate[] = Object.entries(BY_YEAR).flatMap(([year, days]) =>
  days.split(' ').map((day) => `${year}-${day}`),
);
