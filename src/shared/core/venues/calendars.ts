/**
 * When series of bars should have bars: the sessions of four calendars as UTC intervals, by rule and by dated lists. Each
 * has a version, which changes with its data; a report names the version it was made with.
 *
 * Invariants: intervals are half-open and ascend; every moment belongs to exactly one session date (`dayBounds`), also
 * moments outside the sessions; a session lies within the bounds of its date.
 * Known limits: days that opened late or broke off count as whole ones. Calendars are known between `since` and `until`;
 * outside every weekday (24/7: every day) counts. FX rests on 25 December and 1 January alone.
 * HOSE's hours before 5 March 2012 are the span in which its auctions were called, not the auctions.
 */
import type { CalendarName } from '../model/bars.ts';
import { civilOf, DAY_MS, daysOfIso, isoOf, isWeekend, weekdayOf, type IsoDate } from '../units/civil.ts';
import { CLOSES_AT_ONE_SINCE, usHalfDays, usHolidays } from './us-calendar.ts';
import { VN_FIRST_SESSION, VN_HOLIDAYS } from './vn-calendar.ts';
import { offsetAt, utcOf, type TimeZone } from './zones.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** No market rests longer. */
const LONGEST_REST_DAYS = 60;

/** UTC milliseconds; open at `from`, closed again at `to`. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface TradingSession {
  /** The session date as days since 1970-01-01. */
  readonly day: number;
  /** Ascending; more than one where the market rests at noon. */
  readonly intervals: readonly Interval[];
}

/** Local minutes of the session date; before its midnight they are negative. */
type Hours = readonly (readonly [from: number, to: number])[];

export interface Calendar {
  readonly version: string;
  readonly zone: TimeZone;
  /** First and last session date for which the lists are complete, as days since 1970-01-01. */
  readonly since: number;
  readonly until: number;
  /** Local milliseconds by which a session date begins before its midnight. */
  readonly lead: number;
  readonly trades: (day: number) => boolean;
  readonly hours: (day: number) => Hours;
}

const US_FROM = 1990;
const US_TO = 2035;
const daySet = (dates: readonly IsoDate[]): ReadonlySet<number> => new Set(dates.map(daysOfIso));
const US_CLOSED = daySet(usHolidays(US_FROM, US_TO));
const US_HALF = daySet(usHalfDays(US_FROM, US_TO));
const ONE_PM_SINCE = daysOfIso(`${CLOSES_AT_ONE_SINCE}-01-01`);
const VN_CLOSED = daySet(VN_HOLIDAYS);

const OPEN = 9 * 60 + 30;
const NYSE_DAY: Hours = [[OPEN, 16 * 60]];
const NYSE_HALF: Hours = [[OPEN, 13 * 60]];
const NYSE_HALF_BEFORE_1993: Hours = [[OPEN, 14 * 60]];

/** HOSE's hours from each date on, with the call of the closing auction as the end. */
const HOSE_HOURS: readonly (readonly [since: number, hours: Hours])[] = [
  [daysOfIso('2013-07-22'), [[9 * 60, 11 * 60 + 30], [13 * 60, 14 * 60 + 45]]], // prettier-ignore
  [daysOfIso('2012-03-05'), [[9 * 60, 11 * 60 + 30], [13 * 60, 14 * 60]]], // prettier-ignore
  [daysOfIso(VN_FIRST_SESSION), [[8 * 60 + 30, 11 * 60]]],
];

export const CALENDARS: Readonly<Record<CalendarName, Calendar>> = {
  NYSE: {
    version: 'NYSE 2026.1',
    zone: 'America/New_York',
    since: daysOfIso(`${US_FROM}-01-01`),
    until: daysOfIso(`${US_TO}-12-31`),
    lead: 0,
    trades: (day) => !isWeekend(day) && !US_CLOSED.has(day),
    hours: (day) => {
      if (!US_HALF.has(day)) return NYSE_DAY;
      return day < ONE_PM_SINCE ? NYSE_HALF_BEFORE_1993 : NYSE_HALF;
    },
  },
  HOSE: {
    version: 'HOSE 2026.1',
    zone: 'Asia/Ho_Chi_Minh',
    since: daysOfIso(VN_FIRST_SESSION),
    until: daysOfIso('2026-12-31'),
    lead: 0,
    trades: (day) => day >= daysOfIso(VN_FIRST_SESSION) && !isWeekend(day) && !VN_CLOSED.has(day),
    hours: (day) => (HOSE_HOURS.find(([since]) => day >= since) ?? HOSE_HOURS.at(-1)!)[1],
  },
  '24/7': {
    version: '24/7 1',
    zone: 'UTC',
    since: 0,
    until: daysOfIso('2100-12-31'),
    lead: 0,
    trades: () => true,
    hours: () => [[0, 24 * 60]],
  },
  FX: {
    version: 'FX 1',
    zone: 'America/New_York',
    since: daysOfIso('1987-01-01'),
    until: daysOfIso('2100-12-31'),
    lead: 7 * HOUR_MS,
    trades: (day) => !isWeekend(day) && !restsOnDate(day),
    hours: () => [[-7 * 60, 17 * 60]],
  },
};

/** Christmas Day and New Year's Day. */
function restsOnDate(day: number): boolean {
  const { month, day: date } = civilOf(day);
  return (month === 12 && date === 25) || (month === 1 && date === 1);
}

/** The day's session as it would be, whether or not it is one: what its bars are aligned to. */
export function usualSession(name: CalendarName, day: number): TradingSession {
  const { zone, hours } = CALENDARS[name];
  const at = (minute: number): number => utcOf(zone, day * DAY_MS + minute * MINUTE_MS);
  return { day, intervals: hours(day).map(([from, to]) => ({ from: at(from), to: at(to) })) };
}

/** The sessions from one date to another (days since 1970-01-01, both included), ascending. */
export function tradingSessions(name: CalendarName, fromDay: number, toDay: number): TradingSession[] {
  const { trades } = CALENDARS[name];
  const sessions: TradingSession[] = [];
  for (let day = fromDay; day <= toDay; day += 1) if (trades(day)) sessions.push(usualSession(name, day));
  return sessions;
}

export const isSessionDay = (name: CalendarName, day: number): boolean => CALENDARS[name].trades(day);

/**
 * The date a moment (UTC milliseconds) belongs to, as days since 1970-01-01: the local date, also at night and on days
 * without a session; of FX the date that ends at 17:00 in New York, the weekend belonging to Monday.
 */
export function sessionDayOf(name: CalendarName, at: number): number {
  const { zone, lead } = CALENDARS[name];
  const day = Math.floor((at + offsetAt(zone, at) + lead) / DAY_MS);
  return name === 'FX' && isWeekend(day) ? day + (weekdayOf(day) === 6 ? 2 : 1) : day;
}

export const sessionDateOf = (name: CalendarName, at: number): IsoDate => isoOf(sessionDayOf(name, at));

/** All moments that belong to a session date. */
export function dayBounds(name: CalendarName, day: number): Interval {
  const { zone, lead } = CALENDARS[name];
  const begin = name === 'FX' && weekdayOf(day) === 1 ? day - 2 : day;
  return { from: utcOf(zone, begin * DAY_MS - lead), to: utcOf(zone, (day + 1) * DAY_MS - lead) };
}

const openAt = ({ intervals }: TradingSession, at: number): boolean =>
  intervals.some(({ from, to }) => from <= at && at < to);

export function isOpen(name: CalendarName, at: number): boolean {
  const day = sessionDayOf(name, at);
  return isSessionDay(name, day) && openAt(usualSession(name, day), at);
}

/** The first moment at or after `at` when the market is open: `at` itself while it is. Null: not within sixty days. */
export function nextOpen(name: CalendarName, at: number): number | null {
  const first = sessionDayOf(name, at);
  for (let day = first; day <= first + LONGEST_REST_DAYS; day += 1) {
    if (!isSessionDay(name, day)) continue;
    const interval = usualSession(name, day).intervals.find(({ to }) => at < to);
    if (interval) return Math.max(at, interval.from);
  }
  return null;
}
