/**
 * Civil dates of the proleptic Gregorian calendar as day counts since 1970-01-01. Pure arithmetic: no clock, no zone.
 * Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013); Easter by Meeus, Jones and Butcher.
 */

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

/** A date as YYYY-MM-DD; such texts compare in the order of time. */
export type IsoDate = string;

export const DAY_MS = 86_400_000;

/** Days since 1970-01-01 of a civil date; a day beyond the month's end counts on into the next. */
export function daysOf(year: number, month: number, day: number): number {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const shiftedMonth = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * shiftedMonth + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

export function civilOf(days: number): CivilDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** 0 is Sunday: 1970-01-01 was a Thursday. */
export const weekdayOf = (days: number): number => (((days + 4) % 7) + 7) % 7;

export const isWeekend = (days: number): boolean => weekdayOf(days) % 6 === 0;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

export function isoOf(days: number): IsoDate {
  const { year, month, day } = civilOf(days);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** Days since 1970-01-01 of YYYY-MM-DD. The text must be a date: anything else is a bug and throws. */
export function daysOfIso(date: IsoDate): number {
  const [year, month, day] = date.split('-').map(Number);
  const days = daysOf(year ?? Number.NaN, month ?? Number.NaN, day ?? Number.NaN);
  if (!Number.isSafeInteger(days) || isoOf(days) !== date) throw new RangeError(`not a date: ${date}`);
  return days;
}

/** The n-th (1 to 4) `weekday` of a month; n = −1 is the last one. */
export function nthWeekday(year: number, month: number, weekday: number, n: number): number {
  if (n < 0) {
    const next = month === 12 ? daysOf(year + 1, 1, 1) : daysOf(year, month + 1, 1);
    return next - 1 - ((weekdayOf(next - 1) - weekday + 7) % 7);
  }
  const first = daysOf(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (n - 1) * 7;
}

/** Easter Sunday, by the anonymous Gregorian computus. */
export function easterOf(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCorrection = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCorrection - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return daysOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}
