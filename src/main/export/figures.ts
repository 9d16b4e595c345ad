/** Numbers and moments as spreadsheets hold them: significant digits, number formats, serials. */
import { daysOf } from '#core/units/civil.ts';

const PLAIN = /^-?\d+(\.\d+)?$/;
/** What a binary number, and so a spreadsheet's cell, keeps of a decimal. */
const KEPT_DIGITS = 15;

/** The number a cell can hold without losing a digit, or null when only text can. */
export function exactNumber(decimal: string): number | null {
  if (!PLAIN.test(decimal)) return null;
  const digits = decimal.replace(/[-.]/g, '').replace(/^0+/, '').replace(/0+$/, '');
  return digits.length > KEPT_DIGITS ? null : Number(decimal);
}

/** Decimals that a plain decimal text needs, trailing zeros left out. */
export function decimalsOf(decimal: string): number {
  const [, fraction = ''] = decimal.split('.');
  return fraction.replace(/0+$/, '').length;
}

/** Thousands apart, and so many decimals. */
export const numberFormat = (decimals: number): string =>
  decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(Math.min(decimals, 12))}`;

/** Money without what adding up binary numbers leaves behind: eight decimals at most, of fifteen digits. */
export const plainMoney = (value: number): number =>
  Number(Number(value.toPrecision(KEPT_DIGITS)).toFixed(8)) || 0;

/** Amounts are not shown with one decimal: 12.5 is 12.50. */
export const moneyFormat = (decimals: number): string => numberFormat(decimals === 1 ? 2 : decimals);

const DAY_SECONDS = 86_400;
/** 1970-01-01 in days of each system. */
const EPOCH = { 1900: 25_569, 1904: 24_107 } as const;
const MOMENT = /^(?:(\d{4})-(\d\d)-(\d\d))?(?:(?:^|[T ])(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/;

/** What an ISO text is a moment of, and its serial; null for any other text and for days before serials begin. */
export function momentOf(
  iso: string,
  dateSystem: 1900 | 1904,
): { readonly kind: 'date' | 'time' | 'datetime'; readonly serial: number } | null {
  const match = MOMENT.exec(iso);
  if (!match || iso === '') return null;
  const [, year, month, day, hour, minute, second] = match;
  const seconds = Number(hour ?? 0) * 3600 + Number(minute ?? 0) * 60 + Number(second ?? 0);
  if (seconds >= DAY_SECONDS) return null;
  const time = seconds / DAY_SECONDS;
  if (year === undefined) return { kind: 'time', serial: time };
  const days = daysOf(Number(year), Number(month), Number(day)) + EPOCH[dateSystem];
  // Up to 60 the 1900 system counts a day that never was.
  if (days <= 60) return null;
  return { kind: hour === undefined ? 'date' : 'datetime', serial: days + time };
}

/** How days and hours are shown in each language. */
export function momentFormat(kind: 'date' | 'time' | 'datetime', language: 'en' | 'vi'): string {
  const day = language === 'vi' ? 'dd/mm/yyyy' : 'yyyy-mm-dd';
  if (kind === 'date') return day;
  return kind === 'time' ? 'hh:mm:ss' : `${day} hh:mm:ss`;
}
