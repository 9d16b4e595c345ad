/** The trading days of recorded bars: which one a moment belongs to, when a bar is over. */
import type { BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { dayBounds, sessionDayOf, usualSession } from '#core/venues/calendars.ts';

const HOUR_MS = 3_600_000;
const UNIT_MS = { s: 1_000, m: 60_000, h: HOUR_MS } as const;

/** Length of an intraday bar; null for one of a day or longer. */
export function lengthOf(timeframe: BarTimeframe): number | null {
  const [, count, unit] = /^(\d+)(s|m|h|d|w|mo)$/.exec(timeframe) ?? [];
  const ms = UNIT_MS[unit as keyof typeof UNIT_MS] as number | undefined;
  return ms === undefined ? null : Number(count) * ms;
}

/** When the session of a day, named by UTC midnight of its date, is over. */
export function closeOf(calendar: CalendarName, day: number): number {
  return usualSession(calendar, day / DAY_MS).intervals.at(-1)!.to;
}

/** The last day of a bar of a day or longer, from the one it is stamped by. */
function lastDay(calendar: CalendarName, timeframe: BarTimeframe, day: number): number {
  if (timeframe.endsWith('mo')) {
    const date = new Date(day);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Number.parseInt(timeframe, 10), 0);
  }
  // A week ends on Friday, of a market that never rests on Sunday.
  const rest = calendar === '24/7' ? 1 : 3;
  return timeframe.endsWith('w') ? day + (Number.parseInt(timeframe, 10) * 7 - rest) * DAY_MS : day;
}

const midnight = (time: number): number => Math.floor(time / DAY_MS) * DAY_MS;

/** When a bar that opens at `time` is over and everything it says is known. */
export function barEnd(calendar: CalendarName, timeframe: BarTimeframe, time: number): number {
  const length = lengthOf(timeframe);
  return length === null ? closeOf(calendar, lastDay(calendar, timeframe, midnight(time))) : time + length;
}

/**
 * The trading days of bars in order of time, as UTC midnights of their dates: a bar of a day or longer is stamped by its
 * date. A day is looked up once, not once a bar.
 */
export function dayReader(calendar: CalendarName, timeframe: BarTimeframe): (time: number) => number {
  if (lengthOf(timeframe) === null) return (time) => lastDay(calendar, timeframe, midnight(time));
  let day = 0;
  let bounds = { from: 0, to: 0 };
  return (time) => {
    if (time < bounds.from || time >= bounds.to) {
      day = sessionDayOf(calendar, time);
      bounds = dayBounds(calendar, day);
    }
    return day * DAY_MS;
  };
}
