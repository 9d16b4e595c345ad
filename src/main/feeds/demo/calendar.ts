/**
 * The demo market's own calendar: six hours on every weekday, with no night between. Opening the program always finds
 * it in session. Times are UTC: 02:00 to 08:00, nine to three o'clock in Vietnam.
 */
import { unixMs, type UnixMs } from '#core/units/units.ts';

export const STEP_MS = 250;
export const STEPS_PER_DAY = (6 * 3_600_000) / STEP_MS;
export const DAY_MS = 86_400_000;
const OPEN_MS = 2 * 3_600_000;

/** 0 is Sunday: 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (Math.floor(day / DAY_MS) + 4) % 7;
export const isWeekday = (day: number): boolean => weekday(day) % 6 !== 0;

/** The UTC midnight at or after `at` that is a weekday. */
export function firstTradingDay(at: number): UnixMs {
  let day = Math.floor(at / DAY_MS) * DAY_MS;
  while (!isWeekday(day)) day += DAY_MS;
  return unixMs(day);
}

/** The trading day `count` weekdays after (or before) a weekday. */
export function addTradingDays(day: number, count: number): UnixMs {
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += Math.sign(count) * DAY_MS;
    if (isWeekday(at)) left -= 1;
  }
  return unixMs(at);
}

export interface MarketTime {
  readonly day: UnixMs;
  readonly at: UnixMs;
}

/** Market time of a tape position; the last step of a day is stamped at its close. */
export function marketTime(startDay: number, position: number): MarketTime {
  const index = position === 0 ? 0 : Math.floor((position - 1) / STEPS_PER_DAY);
  const step = position === 0 ? 0 : ((position - 1) % STEPS_PER_DAY) + 1;
  const weeks = Math.floor(index / 5);
  const day = addTradingDays(startDay + weeks * 7 * DAY_MS, index % 5);
  return { day, at: unixMs(day + OPEN_MS + step * STEP_MS) };
}

/** Opening times of the six hours' minutes, for generated history. */
export const minutesOfDay = (day: number): number[] =>
  Array.from({ length: 360 }, (_, minute) => day + OPEN_MS + minute * 60_000);
