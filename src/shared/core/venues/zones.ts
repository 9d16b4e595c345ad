/**
 * Offsets of the venues' time zones from UTC, by rule instead of by the platform's tables, so that every machine and
 * every replay agrees.
 *
 * New York changes at 2:00 local time, under the Uniform Time Act: since 2007 (Energy Policy Act of 2005) from the second
 * Sunday of March to the first Sunday of November, 1987 to 2006 from the first Sunday of April to the last of October.
 * Vietnam has been at UTC+7 without summer time since 1975.
 * Known limit: New York before 1987 is computed by the rule of 1987.
 */
import { civilOf, DAY_MS, nthWeekday } from '../units/civil.ts';

export type TimeZone = 'UTC' | 'Asia/Ho_Chi_Minh' | 'America/New_York';

const HOUR_MS = 3_600_000;
const EST = -5 * HOUR_MS;

/** The UTC moments at which New York's summer time of a year begins and ends. */
function newYorkSummer(year: number): { readonly from: number; readonly until: number } {
  const since2007 = year >= 2007;
  const begins = since2007 ? nthWeekday(year, 3, 0, 2) : nthWeekday(year, 4, 0, 1);
  const ends = since2007 ? nthWeekday(year, 11, 0, 1) : nthWeekday(year, 10, 0, -1);
  return { from: begins * DAY_MS + 7 * HOUR_MS, until: ends * DAY_MS + 6 * HOUR_MS };
}

/** What local time is ahead of UTC at a moment, in milliseconds. */
export function offsetAt(zone: TimeZone, utcMs: number): number {
  switch (zone) {
    case 'UTC':
      return 0;
    case 'Asia/Ho_Chi_Minh':
      return 7 * HOUR_MS;
    case 'America/New_York': {
      const { from, until } = newYorkSummer(civilOf(Math.floor((utcMs + EST) / DAY_MS)).year);
      return utcMs >= from && utcMs < until ? EST + HOUR_MS : EST;
    }
  }
}

/**
 * The UTC moment of a local time, given as milliseconds since 1970-01-01 local. Of an hour that comes twice it is the
 * first; a time in the hour that summer time leaves out is read as an hour earlier.
 */
export function utcOf(zone: TimeZone, localMs: number): number {
  const before = offsetAt(zone, localMs - DAY_MS);
  return localMs - offsetAt(zone, localMs - before);
}
