/**
 * Stamps of bars: ISO, compact, day or month first, spreadsheet serials, epochs from seconds to nanoseconds, a clock in
 * a column of its own. Milliseconds are kept, finer parts cut off.
 * Invariant: a stamp is answered only when its date exists.
 */
import {
  dateFromNumber,
  dateFromText,
  timeFromText,
  type DayOrder,
  type Moment,
} from '#core/intent/dates.ts';
import { civilOf, DAY_MS, daysOf } from '#core/units/civil.ts';
import { expandExponent } from './numbers.ts';

export interface Stamp {
  /** Milliseconds since 1970: UTC where `zoned`, else as the clock on the wall showed it. */
  readonly ms: number;
  readonly zoned: boolean;
}

/** How a file writes its stamps. */
export interface StampHabits {
  /** What the column proves, or null. */
  readonly order: DayOrder | null;
  readonly fallback: DayOrder;
  readonly dateSystem: 1900 | 1904;
}

const MINUTE_MS = 60_000;
const ISO =
  /^(\d{4})([-/.])(\d{2})\2(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/i;

const milliseconds = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));

/** What a zone behind a stamp is ahead of UTC. */
function aheadBy(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * MINUTE_MS;
}

const stampAt = (ms: number, zone: string | undefined): Stamp =>
  zone === undefined ? { ms, zoned: false } : { ms: ms - aheadBy(zone), zoned: true };

const clockOf = (hour: number, minute: number, second: number): number | null =>
  hour > 23 || minute > 59 || second > 59 ? null : ((hour * 60 + minute) * 60 + second) * 1000;

/** Days since 1970 of a date that exists. */
function daysOfDate(year: number, month: number, day: number): number | null {
  if (month < 1 || month > 12 || year < 1800 || year > 2200) return null;
  const days = daysOf(year, month, day);
  const civil = civilOf(days);
  return civil.day === day && civil.month === month ? days : null;
}

function fromIso(text: string): Stamp | null {
  const match = ISO.exec(text);
  if (!match) return null;
  const [, year, , month, day, hour = '0', minute = '0', second = '0', fraction, zone] = match;
  const days = daysOfDate(Number(year), Number(month), Number(day));
  const clock = clockOf(Number(hour), Number(minute), Number(second));
  if (days === null || clock === null) return null;
  return stampAt(days * DAY_MS + clock + milliseconds(fraction), zone);
}

/** Ten digits count seconds, thirteen milliseconds, sixteen microseconds, nineteen nanoseconds; one digit fewer before 2001. */
function epoch(text: string): number | null {
  if (/^\d{9,10}(\.\d+)?$/.test(text)) {
    const [seconds, fraction] = text.split('.');
    return Number(seconds) * 1000 + milliseconds(fraction);
  }
  if (!/^\d{12,19}$/.test(text)) return null;
  if (text.length <= 13) return Number(text);
  if (text.length === 15 || text.length === 16) return Number(text.slice(0, -3));
  return text.length >= 18 ? Number(text.slice(0, -6)) : null;
}

/** A spreadsheet's day count, from 1954 on. */
const SERIAL = /^[2-9]\d{4}(\.\d+)?$/;

/** `93000` and `093000` as 9:30:00, `930` as 9:30. */
function spreadClock(text: string): string {
  if (!/^\d{3,6}$/.test(text)) return text;
  const digits = text.padStart(text.length > 4 ? 6 : 4, '0');
  return `${digits.slice(0, 2)}:${digits.slice(2, 4)}:${digits.slice(4) || '00'}`;
}

/** Milliseconds since midnight, or null. */
function clockFromText(text: string): number | null {
  const fraction = /^(\d{1,2}:\d{2}:\d{2})[.,](\d{1,9})$/.exec(text);
  const time = timeFromText(spreadClock(fraction?.[1] ?? text));
  if (time === null) return null;
  const [hour, minute, second] = time.split(':').map(Number) as [number, number, number];
  return clockOf(hour, minute, second)! + milliseconds(fraction?.[2]);
}

interface Split {
  readonly rest: string;
  readonly fraction: string | undefined;
  readonly zone: string | undefined;
}

/** A stamp without its fraction of a second and its zone. */
function splitTail(text: string): Split {
  const match =
    /^(.*?\d{1,2}:\d{2})(?:(:\d{2})(?:[.,](\d{1,9}))?)?(\s*[ap]m)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    );
  if (!match) return { rest: text, fraction: undefined, zone: undefined };
  return {
    rest: match[1]! + (match[2] ?? '') + (match[4] ?? ''),
    fraction: match[3],
    zone: match[5],
  };
}

function momentOf(text: string, habits: StampHabits): Moment | null {
  if (SERIAL.test(text)) return dateFromNumber(Number(text), 'date', habits.dateSystem);
  const compact = /^(\d{8})[ T]?(\d{4}|\d{6})$/.exec(text);
  const spread = compact ? `${compact[1]} ${spreadClock(compact[2]!)}` : text;
  return dateFromText(spread, habits.order, habits.fallback);
}

function fromMoment(moment: Moment, fraction: string | undefined): number {
  const [year, month, day] = moment.date!.split('-').map(Number) as [number, number, number];
  const clock = moment.time === null ? 0 : clockFromText(moment.time)!;
  return daysOf(year, month, day) * DAY_MS + clock + milliseconds(fraction);
}

function fromDate(text: string, habits: StampHabits): Stamp | null {
  const iso = fromIso(text);
  if (iso !== null) return iso;
  const { rest, fraction, zone } = splitTail(text);
  const moment = momentOf(rest, habits);
  if (moment !== null && moment.date !== null) return stampAt(fromMoment(moment, fraction), zone);
  const count = epoch(expandExponent(text) ?? text);
  return count === null ? null : { ms: count, zoned: true };
}

/** No stamp is as long; what is would only cost time. */
const LONGEST = 60;

/** `clock` is what the column of times says; '' where there is none. */
export function readStamp(date: string, clock: string, habits: StampHabits): Stamp | null {
  if (date.length > LONGEST || clock.length > LONGEST) return null;
  const stamp = fromDate(date, habits);
  if (stamp === null || stamp.zoned || clock === '') return stamp;
  const { rest, fraction, zone } = splitTail(clock);
  const time = clockFromText(fraction === undefined ? rest : `${rest}.${fraction}`);
  if (time === null) return null;
  return stampAt(Math.floor(stamp.ms / DAY_MS) * DAY_MS + time, zone);
}
