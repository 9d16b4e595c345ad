/**
 * Fields of a line from its bytes, in the plainest forms: whole numbers and decimals with a point or comma, ISO and compact dates,
 * dates with the year last, epochs, clocks.
 * Invariant: answers false for every other form, and never reads a form otherwise than the general reader.
 */
import { DAY_MS, daysOf } from '#core/units/civil.ts';
import { MOST_DECIMALS, MOST_DIGITS } from './found.ts';
import type { Habits } from './habits.ts';
import type { Layout } from './terms.ts';
import type { TextBytes } from './text-bytes.ts';

const [LF, CR, SPACE, PLUS, COMMA, MINUS, POINT, SLASH, ZERO, COLON, LETTER_T, LETTER_Z] = [
  10, 13, 32, 43, 44, 45, 46, 47, 48, 58, 84, 90,
];
const MINUTE_MS = 60_000;
const LENGTHS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const NO_DAY = Number.MIN_SAFE_INTEGER;

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export class FastFields {
  /** Where reading stands. */
  at = 0;
  mantissa = 0;
  decimals = 0;
  ms = 0;
  zoned = false;
  private readonly bytes: Uint8Array;
  private readonly delimiter: number;
  private readonly pricesByPoint: boolean;
  private readonly volumesByPoint: boolean;
  private readonly dayFirst: boolean;
  private readonly proven: boolean;
  private readonly midnight: number | null;
  private lastDate = 0;
  private lastDays = 0;

  constructor({ bytes, delimiter }: TextBytes, layout: Layout, habits: Habits) {
    this.bytes = bytes;
    this.delimiter = delimiter.charCodeAt(0);
    this.pricesByPoint = habits.price.dotsAreDecimal;
    this.volumesByPoint = habits.volume.dotsAreDecimal;
    this.proven = habits.order !== null;
    this.dayFirst = (habits.order ?? habits.fallback) === 'day-first';
    this.midnight = layout.midnight;
  }

  skip(): boolean {
    const { bytes, delimiter } = this;
    let { at } = this;
    while (at < bytes.length && bytes[at] !== delimiter && bytes[at] !== LF) at += 1;
    this.at = at;
    return true;
  }

  /** Whether the field ends here; goes to the next one unless it was the last that is read. */
  leave(last: boolean): boolean {
    if (this.bytes[this.at] === this.delimiter) {
      this.at += last ? 0 : 1;
      return true;
    }
    return last && this.ends();
  }

  private ends(): boolean {
    const { bytes, at, delimiter } = this;
    const byte = bytes[at];
    return at >= bytes.length || byte === delimiter || byte === LF || (byte === CR && bytes[at + 1] === LF);
  }

  /** A plain decimal. An empty volume is zero, and one with decimals that are all zero is not plain. */
  number(volume: boolean): boolean {
    const { bytes } = this;
    const start = this.at;
    let value = this.digits(MOST_DIGITS);
    const whole = this.at - start;
    this.decimals = 0;
    if (whole === 0) {
      this.mantissa = 0;
      return volume && this.ends();
    }
    if (bytes[start] === ZERO && whole > 1) return false;
    if (this.isDecimalMark(volume)) {
      value = this.decimal(value, whole, bytes[start] === ZERO);
      if (value < 0 || (volume && bytes[this.at - 1] === ZERO)) return false;
    }
    this.mantissa = value;
    return true;
  }

  /** With what stands behind the mark; below zero where that may be thousands: 1,234 but not 1234,567 or 0,123. */
  private decimal(value: number, whole: number, zero: boolean): number {
    const comma = this.bytes[this.at] === COMMA;
    const read = this.fraction(value, Math.min(MOST_DECIMALS, MOST_DIGITS - whole));
    return comma && this.decimals === 3 && whole <= 3 && !zero ? -1 : read;
  }

  /** A point where points are decimal; a comma where it does not separate fields. Others end the field in the wrong place. */
  private isDecimalMark(volume: boolean): boolean {
    const mark = this.bytes[this.at];
    if (mark === COMMA) return this.delimiter !== COMMA;
    return mark === POINT && (volume ? this.volumesByPoint : this.pricesByPoint);
  }

  /** The digits behind the point added to what stands before it; below zero where there is none or too many. */
  private fraction(whole: number, most: number): number {
    const { bytes } = this;
    const start = this.at + 1;
    let at = start;
    let value = whole;
    for (; at < bytes.length; at += 1) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      if (at - start === most) return -1;
      value = value * 10 + digit;
    }
    this.at = at;
    this.decimals = at - start;
    return at === start ? -1 : value;
  }

  /** The digits from here on, at most so many; the rest makes the field end in the wrong place. */
  private digits(most: number): number {
    const { bytes } = this;
    const end = Math.min(this.at + most, bytes.length);
    let value = 0;
    let { at } = this;
    for (; at < end; at += 1) {
      const digit = bytes[at]! - ZERO;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    this.at = at;
    return value;
  }

  /** Exactly so many digits, or below zero. */
  private exactly(count: number): number {
    const start = this.at;
    const value = this.digits(count);
    return this.at - start === count ? value : -1;
  }

  stamp(): boolean {
    const start = this.at;
    const value = this.digits(MOST_DIGITS);
    const length = this.at - start;
    this.zoned = false;
    if (this.midnight !== null) return this.sinceMidnight(value, length);
    switch (length) {
      case 4:
        return this.yearFirst(value);
      case 8:
        return (
          this.setDate(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100) &&
          this.rest(true)
        );
      case 10:
        return this.epoch(value * 1000);
      case 13:
        return this.epoch(value);
      case 1:
      case 2:
        return this.yearLast(value);
      default:
        return false;
    }
  }

  private sinceMidnight(value: number, length: number): boolean {
    this.ms = this.midnight! + value;
    return length > 0 && value < 2 * DAY_MS && this.ends();
  }

  private epoch(ms: number): boolean {
    this.ms = ms;
    this.zoned = true;
    return this.ends();
  }

  private yearFirst(year: number): boolean {
    const { bytes } = this;
    const mark = bytes[this.at];
    if (mark !== MINUS && mark !== SLASH && mark !== POINT) return false;
    this.at += 1;
    const month = this.exactly(2);
    if (month < 0 || bytes[this.at] !== mark) return false;
    this.at += 1;
    const day = this.exactly(2);
    return day >= 0 && this.setDate(year, month, day) && this.rest(false);
  }

  private yearLast(first: number): boolean {
    const { bytes } = this;
    const mark = bytes[this.at];
    if (mark !== MINUS && mark !== SLASH) return false;
    this.at += 1;
    const start = this.at;
    const second = this.digits(2);
    if (this.at === start || bytes[this.at] !== mark) return false;
    this.at += 1;
    const year = this.exactly(4);
    const sure = this.proven || (first <= 12 && second <= 12);
    if (!sure || year < 0) return false;
    return (
      this.setDate(year, this.dayFirst ? second : first, this.dayFirst ? first : second) && this.rest(false)
    );
  }

  private setDate(year: number, month: number, day: number): boolean {
    const date = year * 10_000 + month * 100 + day;
    if (date !== this.lastDate) {
      const days = dayOf(year, month, day);
      if (days === NO_DAY) return false;
      this.lastDate = date;
      this.lastDays = days;
    }
    this.ms = this.lastDays * DAY_MS;
    return true;
  }

  /** What stands behind a date: nothing, or a clock and perhaps a zone. Only compact dates have compact clocks. */
  private rest(compact: boolean): boolean {
    if (this.ends()) return true;
    const mark = this.bytes[this.at];
    if (mark !== SPACE && mark !== LETTER_T) return false;
    this.at += 1;
    const spelt = this.bytes[this.at + 2] === COLON;
    const time = this.clockTime(compact);
    if (time < 0) return false;
    this.ms += time;
    return (!spelt || this.zone()) && this.ends();
  }

  /** A clock in a field of its own. */
  clock(): boolean {
    if (this.zoned) return false;
    const time = this.clockTime(true);
    if (time < 0) return false;
    this.ms = Math.floor(this.ms / DAY_MS) * DAY_MS + time;
    return this.ends();
  }

  /** `09:30`, `09:30:15`, `09:30:15.250`, `0930`, `093015`; below zero for anything else. */
  private clockTime(compact: boolean): number {
    const start = this.at;
    const value = this.digits(6);
    const length = this.at - start;
    if (length > 2 && !compact) return -1;
    if (length === 4) return timeOf(Math.floor(value / 100), value % 100, 0);
    if (length === 6) return timeOf(Math.floor(value / 10_000), Math.floor(value / 100) % 100, value % 100);
    if (length !== 2 || this.bytes[this.at] !== COLON) return -1;
    this.at += 1;
    const minute = this.exactly(2);
    if (minute < 0 || this.bytes[this.at] !== COLON) return timeOf(value, minute, 0);
    this.at += 1;
    const second = this.exactly(2);
    const time = timeOf(value, minute, second);
    return time < 0 || this.bytes[this.at] !== POINT ? time : this.splitSecond(time);
  }

  private splitSecond(time: number): number {
    const fraction = this.fraction(0, 9);
    return fraction < 0 ? -1 : time + Math.floor((fraction * 1000) / 10 ** this.decimals);
  }

  private zone(): boolean {
    const mark = this.bytes[this.at];
    if (mark === LETTER_Z) {
      this.at += 1;
      this.zoned = true;
      return true;
    }
    if (mark !== PLUS && mark !== MINUS) return true;
    this.at += 1;
    const hours = this.exactly(2);
    if (this.bytes[this.at] === COLON) this.at += 1;
    const minutes = this.exactly(2);
    this.ms -= (mark === MINUS ? -1 : 1) * (hours * 60 + minutes) * MINUTE_MS;
    this.zoned = true;
    return hours >= 0 && minutes >= 0;
  }
}

function dayOf(year: number, month: number, day: number): number {
  if (year < 1800 || year > 2200 || month < 1 || month > 12 || day < 1) return NO_DAY;
  const most = month === 2 && isLeap(year) ? 29 : LENGTHS[month]!;
  return day > most ? NO_DAY : daysOf(year, month, day);
}

const timeOf = (hour: number, minute: number, second: number): number =>
  hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59
    ? -1
    : ((hour * 60 + minute) * 60 + second) * 1000;
