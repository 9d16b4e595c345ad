/**
 * Whether stamps name closes where nobody said so: in nearly every session the first bar is stamped a bar after the open
 * and the last one at the close, by calendar. Known limit: only bars within a day, of markets that open and close.
 */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { isSessionDay, usualSession } from '#core/venues/calendars.ts';
import { sessionDays } from '#research/bars/session-days.ts';
import { lengthOf } from '#intake/bars/timeframe.ts';

/** The share of sessions that have to agree, and how many there have to be. */
const AGREEING = 0.9;
const LEAST_SESSIONS = 2;

/** Whether a session's first and last stamp are those of bars stamped at their closes. */
function closes(calendar: CalendarName, day: number, first: number, last: number, length: number): boolean {
  const { intervals } = usualSession(calendar, day);
  return first === intervals[0]!.from + length && last === intervals.at(-1)!.to;
}

export function stampedAtCloses(bars: BarColumns, timeframe: string, calendar: CalendarName): boolean {
  const length = lengthOf(timeframe) ?? DAY_MS;
  if (length >= DAY_MS || (calendar !== 'NYSE' && calendar !== 'HOSE')) return false;
  const { time, count } = bars;
  const days = sessionDays(bars, timeframe as BarTimeframe, calendar);
  let [sessions, agreeing, first] = [0, 0, 0];
  for (let row = 0; row < count; row += 1) {
    if (row + 1 < count && days[row + 1] === days[row]) continue;
    const day = days[row]!;
    if (isSessionDay(calendar, day)) {
      sessions += 1;
      if (closes(calendar, day, time[first]!, time[row]!, length)) agreeing += 1;
    }
    first = row + 1;
  }
  return sessions >= LEAST_SESSIONS && agreeing >= sessions * AGREEING;
}
