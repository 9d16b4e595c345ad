/**
 * Which longer bar a moment belongs to.
 *
 * Within a day, bars begin at the session's open and end with their part of the session: an hour of New York begins at
 * 9:30, and the last one, from 15:30, is half an hour. What rests at noon begins anew after the rest. Before the open
 * bars are counted backward from it, after a close onward from the close, each day for itself; on days without a session
 * as if there were one. Days are session dates, weeks begin on Monday, months on the first; these three are stamped with
 * their first date at midnight UTC.
 */
import type { BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { civilOf, DAY_MS, daysOf, weekdayOf } from '#core/units/civil.ts';
import { dayBounds, isSessionDay, sessionDayOf, usualSession } from '#core/venues/calendars.ts';
import { canMake, lengthOf, type Length } from './timeframe.ts';

type Period = Exclude<Length['kind'], 'intraday'>;

/** The first day of the day, week or month that a day is in. */
function firstDayOf(kind: Period, day: number): number {
  if (kind === 'week') return day - ((weekdayOf(day) + 6) % 7);
  if (kind === 'day') return day;
  const { year, month } = civilOf(day);
  return daysOf(year, month, 1);
}

/** Part of a day: buckets within it are counted from `anchor`. */
interface Part {
  readonly from: number;
  readonly to: number;
  readonly anchor: number;
}

function partsOf(calendar: CalendarName, day: number): Part[] {
  const bounds = dayBounds(calendar, day);
  const edges = usualSession(calendar, day).intervals.flatMap(({ from, to }) => [from, to]);
  const parts = edges.map((edge, at) => ({ from: edge, to: edges[at + 1] ?? bounds.to, anchor: edge }));
  return [{ from: bounds.from, to: edges[0]!, anchor: edges[0]! }, ...parts];
}

export class Buckets {
  private readonly source: Length;
  private readonly target: Length;
  private readonly calendar: CalendarName;
  private day = Number.NaN;
  private dayFrom = 0;
  private dayTo = 0;
  private parts: readonly Part[] = [];

  /** From the moment asked about last until here the answer is the same. */
  until = -Infinity;

  /** Throws where bars of `from` do not add up to bars of `to`. */
  constructor(from: BarTimeframe, to: BarTimeframe, calendar: CalendarName) {
    if (!canMake(from, to)) throw new RangeError(`${from} does not make ${to}`);
    this.source = lengthOf(from);
    this.target = lengthOf(to);
    this.calendar = calendar;
  }

  /** When the bar begins that a bar opening `at` (UTC milliseconds) is part of. */
  startOf(at: number): number {
    const { target } = this;
    if (this.source.kind !== 'intraday') {
      const day = Math.floor(at / DAY_MS);
      this.until = (day + 1) * DAY_MS;
      return firstDayOf(target.kind as Period, day) * DAY_MS;
    }
    if (!(at >= this.dayFrom && at < this.dayTo)) this.enter(sessionDayOf(this.calendar, at));
    if (target.kind === 'intraday') return this.within(at, target.ms);
    this.until = this.dayTo;
    return firstDayOf(target.kind, this.day) * DAY_MS;
  }

  private enter(day: number): void {
    this.day = day;
    ({ from: this.dayFrom, to: this.dayTo } = dayBounds(this.calendar, day));
    this.parts = partsOf(this.calendar, day);
  }

  private within(at: number, ms: number): number {
    const part = this.parts.find(({ to }) => at < to)!;
    const start = part.anchor + Math.floor((at - part.anchor) / ms) * ms;
    this.until = Math.min(part.to, start + ms);
    return Math.max(part.from, start);
  }
}

/**
 * The moment from which a bar is known whole: the end of its part of the session; for days, weeks and months the close of
 * their last session (of one without any, its end).
 */
export function wholeAt(timeframe: BarTimeframe, calendar: CalendarName, time: number): number {
  const length = lengthOf(timeframe);
  if (length.kind === 'intraday') {
    const part = partsOf(calendar, sessionDayOf(calendar, time)).find(({ to }) => time < to)!;
    const start = part.anchor + Math.floor((time - part.anchor) / length.ms) * length.ms;
    return Math.min(part.to, start + length.ms);
  }
  const first = Math.floor(time / DAY_MS);
  let last = first;
  while (firstDayOf(length.kind, last + 1) === firstDayOf(length.kind, first)) last += 1;
  for (let day = last; day >= first; day -= 1)
    if (isSessionDay(calendar, day)) return usualSession(calendar, day).intervals.at(-1)!.to;
  return dayBounds(calendar, last).to;
}
