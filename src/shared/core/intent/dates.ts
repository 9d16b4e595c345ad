/**
 * Dates and times of order sheets: spreadsheet serials (1900 and 1904), yyyymmdd numbers, ISO, day-first and
 * month-first text, English and Vietnamese month names. Pure calendar arithmetic, no clock and no zone.
 * Invariant: a date is answered only when it exists and lies between 1800 and 2200; callers narrow that to their case.
 * Known limit: a time zone suffix is accepted and not converted; the date and time are those written.
 */
import { civilOf } from '../units/civil.ts';
import type { NumberShape } from './table.ts';
import { fold, tidy } from './text.ts';

export interface Moment {
  /** yyyy-mm-dd, null for a time alone. */
  readonly date: string | null;
  /** hh:mm:ss, null for a date alone. */
  readonly time: string | null;
  /** Day and month could be swapped and nothing in the column says which. */
  readonly ambiguous: boolean;
}

export type DayOrder = 'day-first' | 'month-first';

const two = (value: number): string => String(value).padStart(2, '0');

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDate(year: number, month: number, day: number): string | null {
  if (year < 1800 || year > 2200 || month < 1 || month > 12) return null;
  if (day < 1 || day > daysInMonth(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

function clockTime(secondsOfDay: number): string {
  const minutes = Math.floor(secondsOfDay / 60);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(secondsOfDay % 60)}`;
}

/** Days from the serial 0 of each date system to 1970-01-01. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const;

function fromSerial(serial: number, system: 1900 | 1904): Moment | null {
  const seconds = Math.round(serial * 86_400);
  const day = Math.floor(seconds / 86_400);
  const { year, month, day: dayOfMonth } = civilOf(day - EPOCH[system]);
  const date = isoDate(year, month, dayOfMonth);
  if (date === null) return null;
  const rest = seconds - day * 86_400;
  return { date, time: rest === 0 ? null : clockTime(rest), ambiguous: false };
}

/** A number in a date column: yyyymmdd when it reads as one, else a serial. */
export function dateFromNumber(value: number, shape: NumberShape, system: 1900 | 1904): Moment | null {
  if (!Number.isFinite(value) || value <= 0 || shape === 'percent') return null;
  if (shape === 'plain' && Number.isInteger(value) && value >= 19_900_101 && value <= 21_001_231) {
    const date = isoDate(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    return date === null ? null : { date, time: null, ambiguous: false };
  }
  return fromSerial(value, system);
}

/** A number in a time column: the fraction of a day. */
export function timeFromNumber(value: number): string | null {
  if (!Number.isFinite(value) || value < 0) return null;
  const seconds = Math.round((value - Math.floor(value)) * 86_400);
  return clockTime(seconds % 86_400);
}

const TIME =
  /^(\d{1,2})(?:\s*(?:[:h]|gio)\s*(\d{2})?)(?:\s*(?::|phut|p|m)?\s*(\d{2})(?:[.,]\d+)?)?\s*(?:s|giay|phut|p|m)?\s*(am|pm|sa|ch)?$/;

const withoutAccents = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');

/** `9:30`, `09:30:15`, `9h30`, `9 giờ 30`, `3:30 PM`. Null when it is no time of day. */
export function timeFromText(text: string): string | null {
  const match = TIME.exec(
    withoutAccents(tidy(text))
      .toLowerCase()
      .replace(/(z|[+-]\d{2}:?\d{2})$/, '')
      .trim(),
  );
  if (!match) return null;
  let hour = Number(match[1]);
  const [minute, second] = [Number(match[2] ?? 0), Number(match[3] ?? 0)];
  const half = match[4];
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' || half === 'ch' ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? null : `${two(hour)}:${two(minute)}:${two(second)}`;
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  'january february march april may june july august september october november december'
    .split(' ')
    .flatMap((name, index) => [
      [name, index + 1],
      [name.slice(0, 3), index + 1],
      ...(name === 'september' ? ([['sept', 9]] as const) : []),
    ]) as [string, number][],
);

const fullYear = (text: string): number =>
  text.length === 2 ? Number(text) + (Number(text) < 70 ? 2000 : 1900) : Number(text);

const NUMERIC = /^(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})$/;

/** The two leading numbers of a d/m/y or m/d/y text; null for any other form. */
function dayMonthPair(text: string): readonly [number, number] | null {
  const match = NUMERIC.exec(splitTime(tidy(text)).date);
  return match ? [Number(match[1]), Number(match[3])] : null;
}

/** What a column's texts prove about the order; null when nothing or when they contradict each other. */
export function dayOrder(texts: Iterable<string>): DayOrder | 'mixed' | null {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const pair = dayMonthPair(text);
    if (!pair) continue;
    if (pair[0] > 12 && pair[1] <= 12) dayFirst = true;
    if (pair[1] > 12 && pair[0] <= 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'mixed';
  if (dayFirst) return 'day-first';
  return monthFirst ? 'month-first' : null;
}

function splitTime(text: string): { date: string; time: string | null } {
  const match = /^(.*?\d)(?:T|,?\s+)(\d{1,2}(?::|h).*)$/i.exec(text);
  return match ? { date: match[1]!, time: match[2]! } : { date: text, time: null };
}

function numericDate(match: RegExpExecArray, order: DayOrder): string | null {
  const [first, second, year] = [Number(match[1]), Number(match[3]), fullYear(match[4]!)];
  const dayFirst = second > 12 ? false : first > 12 ? true : order === 'day-first';
  return dayFirst ? isoDate(year, second, first) : isoDate(year, first, second);
}

function namedDate(text: string): string | null {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== 'ngay' && word !== 'of' && !WEEKDAY.test(word));
  const vietnamese = /^(\d{1,2}) (?:thang|thg) (\d{1,2}) (?:nam )?(\d{4})$/.exec(words.join(' '));
  if (vietnamese) return isoDate(Number(vietnamese[3]), Number(vietnamese[2]), Number(vietnamese[1]));
  if (words.length !== 3) return null;
  const at = words.findIndex((word) => MONTHS.has(word));
  const numbers = words
    .filter((_, index) => index !== at)
    .map((word) => word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1'));
  if (at < 0 || !numbers.every((word) => /^\d{1,4}$/.test(word))) return null;
  const [day, year] = numbers[0]!.length === 4 ? [numbers[1]!, numbers[0]!] : [numbers[0]!, numbers[1]!];
  if (year.length !== 2 && year.length !== 4) return null;
  return isoDate(fullYear(year), MONTHS.get(words[at]!)!, Number(day));
}

const WEEKDAY = /^(mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(day|sday|nesday|rsday|urday)?$/;

function isoLike(text: string): string | null {
  const match = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})$/.exec(text);
  return match ? isoDate(Number(match[1]), Number(match[3]), Number(match[4])) : null;
}

/**
 * Reads a text date. `order` is what the column proves; `fallback` decides where it proves nothing, and then the
 * result is marked ambiguous if the other reading exists too. Dots always mean day first.
 */
export function dateFromText(text: string, order: DayOrder | null, fallback: DayOrder): Moment | null {
  const parts = splitTime(tidy(text).replace(/^'/, ''));
  const time = parts.time === null ? null : timeFromText(parts.time);
  if (parts.time !== null && time === null) return null;
  const numeric = NUMERIC.exec(parts.date);
  if (numeric) return numericMoment(numeric, time, order, fallback);
  const date = isoLike(parts.date) ?? namedDate(parts.date);
  return date === null ? null : { date, time, ambiguous: false };
}

function numericMoment(
  match: RegExpExecArray,
  time: string | null,
  order: DayOrder | null,
  fallback: DayOrder,
): Moment | null {
  const known = match[2] === '.' ? 'day-first' : order;
  const date = numericDate(match, known ?? fallback);
  if (date === null) return null;
  const [first, second] = [Number(match[1]), Number(match[3])];
  return { date, time, ambiguous: known === null && first !== second && first <= 12 && second <= 12 };
}
