/** The trading days of recorded bars: which one a moment belongs to, when a bar is over. */
import type { BarTimeframe, CalendarName } from '#core/model/bars.ts';
import { DAY_MS } from '#core/units/civil.ts';
import { offsetAt, utcOf, type TimeZone } from '#core/venues/zones.ts';

interface Day {
  readonly zone: TimeZone;
  /** Local time at which the day ends, in milliseconds after its midnight. */
  readonly closes: number;
  /** By how much the day begins before its date's midnight. */
  readonly early: number;
}

const HOUR_MS = 3_600_000;
const DAYS: Readonly<Record<CalendarName, Day>> = {
  NYSE: { zone: 'America/New_York', closes: 16 * HOUR_MS, early: 0 },
  HOSE: { zone: 'Asia/Ho_Chi_Minh', closes: 15 * HOUR_MS, early: 0 },
  '24/7': { zone: 'UTC', closes: DAY_MS, early: 0 },
  FX: { zone: 'America/New_York', closes: 17 * HOUR_MS, early: 7 * HOUR_MS },
};

const UNIT_MS = { s: 1_000, m: 60_000, h: HOUR_MS } as const;

/** Length of an intraday bar; null for one of a day or longer. */
export function lengthOf(timeframe: BarTimeframe): number | null {
  const [, count, unit] = /^(\d+)(s|m|h|d|w|mo)$/.exec(timeframe) ?? [];
  const ms = UNIT_MS[unit as keyof typeof UNIT_MS] as number | undefined;
  return ms === undefined ? null : Number(count) * ms;
}

/** UTC midnight of the date of the trading day a moment belongs to. */
export function tradingDay(calendar: CalendarName, at: number): number {
  const { zone, early } = DAYS[calendar];
  return Math.floor((at + offsetAt(zone, at) + early) / DAY_MS) * DAY_MS;
}

/** When a trading day, named by UTC midnight of its date, is over. */
export function closeOf(calendar: CalendarName, day: number): number {
  const { zone, closes } = DAYS[calendar];
  return utcOf(zone, day + closes);
}

/** Days in which a bar of a day or longer ends, counted from the one it is stamped by. */
function lastDay(timeframe: BarTimeframe, day: number): number {
  if (timeframe.endsWith('mo')) {
    const date = new Date(day);
    return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + Number.parseInt(timeframe, 10), 0);
  }
  return timeframe.endsWith('w') ? day + (Number.parseInt(timeframe, 10) * 7 - 3) * DAY_MS : day;
}

/** When a bar that opens at `time` is over and everything it says is known. */
export function barEnd(calendar: CalendarName, timeframe: BarTimeframe, time: number): number {
  const length = lengthOf(timeframe);
  if (length !== null) return time + length;
  return closeOf(calendar, lastDay(timeframe, Math.floor(time / DAY_MS) * DAY_MS));
}

/** The trading day of a bar by the moment it opens: those of a day or longer are stamped by their date. */
export const dayOfBar = (calendar: CalendarName, timeframe: BarTimeframe, time: number): number =>
  lengthOf(timeframe) === null
    ? lastDay(timeframe, Math.floor(time / DAY_MS) * DAY_MS)
    : tradingDay(calendar, time);
