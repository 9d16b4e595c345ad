/**
 * The session date of every bar, as days since 1970-01-01. A bar within a day belongs to the date its opening moment
 * belongs to; a bar of a day or longer is stamped with its date, at midnight UTC, and belongs to that.
 */
import type { BarColumns, BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { dayBounds, sessionDayOf } from '#core/venues/calendars.ts';
import { lengthOf } from './timeframe.ts';

export function sessionDays(
  { time, count }: BarColumns,
  timeframe: BarTimeframe,
  calendar: CalendarName,
): Int32Array {
  const days = new Int32Array(count);
  if (lengthOf(timeframe).kind !== 'intraday') {
    for (let row = 0; row < count; row += 1) days[row] = Math.floor(time[row]! / DAY_MS);
    return days;
  }
  let day = 0;
  let from = 0;
  let to = 0;
  for (let row = 0; row < count; row += 1) {
    const at = time[row]!;
    if (at >= to || at < from) {
      day = sessionDayOf(calendar, at);
      ({ from, to } = dayBounds(calendar, day));
    }
    days[row] = day;
  }
  return days;
}
