/** Market times in the zone of the market that is open, whatever an instrument's home; cached formatters. */
import type { Locale } from '#words/index.ts';

export type Zone = 'Asia/Ho_Chi_Minh' | 'America/New_York' | 'UTC';
/** All demo instruments trade in one session: nine to three o'clock in Vietnam. */
const DEMO_ZONE: Zone = 'Asia/Ho_Chi_Minh';
/** Of the demo exchange, or of the replay session that is open; everything shown is read anew when that changes. */
export let MARKET_ZONE: Zone = DEMO_ZONE;

/** Null: the demo exchange is open. */
export function setMarketZone(zone: Zone | null): void {
  MARKET_ZONE = zone ?? DEMO_ZONE;
}

const cache = new Map<string, Intl.DateTimeFormat>();

function formatter(name: string, locale: Locale, zone: Zone, options: Intl.DateTimeFormatOptions) {
  const key = `${name} ${locale} ${zone}`;
  let made = cache.get(key);
  if (!made) {
    made = new Intl.DateTimeFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', { ...options, timeZone: zone });
    cache.set(key, made);
  }
  return made;
}

export const formatTime = (at: number, locale: Locale, zone: Zone): string =>
  formatter('time', locale, zone, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);

export const formatDate = (at: number, locale: Locale, zone: Zone): string =>
  formatter('date', locale, zone, { day: '2-digit', month: '2-digit', year: 'numeric' }).format(at);

export const formatDay = (at: number, locale: Locale, zone: Zone): string =>
  formatter('day', locale, zone, {
    weekday: 'short',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(at);

export const formatDateTime = (at: number, locale: Locale, zone: Zone): string =>
  `${formatDate(at, locale, zone)} ${formatTime(at, locale, zone)}`;

export const formatMinute = (at: number, locale: Locale, zone: Zone): string =>
  formatter('minute', locale, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);

/** Day and month, without the year. */
export const formatDayMonth = (at: number, locale: Locale, zone: Zone): string =>
  formatter('day-month', locale, zone, { day: '2-digit', month: '2-digit' }).format(at);

/** How far the zone's wall clock is ahead of UTC at a moment, in milliseconds. */
export function zoneOffset(at: number, zone: Zone): number {
  const parts = formatter('parts', 'en', zone, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value ?? 0);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}

/** What a date and time field holds, on the zone's wall clock, as a moment; null when it is none. */
export function momentOf(text: string, zone: Zone): number | null {
  const wall = Date.parse(`${text}Z`);
  if (Number.isNaN(wall)) return null;
  return wall - zoneOffset(wall - zoneOffset(wall, zone), zone);
}

/** A moment as a date and time field holds it. */
export const wallClock = (at: number, zone: Zone): string =>
  new Date(at + zoneOffset(at, zone)).toISOString().slice(0, 16);

const SECOND = 1000;
const DAY_SECONDS = 86_400;
const twoDigits = (value: number): string => String(Math.floor(value)).padStart(2, '0');

/** How long: "02:15:04", from a day on "3 d 02:15"; `days` is the unit's word. */
export function formatSpan(ms: number, days: string): string {
  const seconds = Math.max(0, Math.floor(ms / SECOND));
  const clock = `${twoDigits((seconds % DAY_SECONDS) / 3600)}:${twoDigits((seconds % 3600) / 60)}`;
  if (seconds >= DAY_SECONDS) return `${Math.floor(seconds / DAY_SECONDS)} ${days} ${clock}`;
  return `${clock}:${twoDigits(seconds % 60)}`;
}
