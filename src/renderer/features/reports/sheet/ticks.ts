/** Where an axis of time is marked: at even minutes, days, months or years of UTC, and what is written there. */
import type { Locale } from '#words/index.ts';
import { formatDayMonth, formatMinute } from '../../../ui/time.ts';
import type { Span } from '../span.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const MONTH_DAYS = 30.44;
const EVEN: readonly number[] = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480].map((each) => each * MINUTE);
const DAYS: readonly number[] = [1, 2, 3, 7, 14].map((each) => each * DAY);
const MONTHS: readonly number[] = [1, 2, 3, 6, 12, 24, 60, 120, 240];

export interface Ticks {
  readonly at: readonly number[];
  readonly of: 'minute' | 'day' | 'month' | 'year';
}

function everyStep({ from, to }: Span, step: number): number[] {
  const at: number[] = [];
  for (let time = Math.ceil(from / step) * step; time <= to; time += step) at.push(time);
  return at;
}

function everyMonths({ from, to }: Span, step: number): number[] {
  const first = new Date(from);
  const at: number[] = [];
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month -= month % step;
  for (;;) {
    const time = Date.UTC(Math.floor(month / 12), month % 12, 1);
    if (time > to) return at;
    if (time >= from) at.push(time);
    month += step;
  }
}

/** `most` of them, about. */
export function ticksOf(domain: Span, most: number): Ticks {
  const length = domain.to - domain.from;
  const even = EVEN.find((step) => length / step <= most);
  if (even !== undefined) return { at: everyStep(domain, even), of: 'minute' };
  const days = DAYS.find((step) => length / step <= most);
  if (days !== undefined) return { at: everyStep(domain, days), of: 'day' };
  const months = MONTHS.find((step) => length / DAY / MONTH_DAYS / step <= most) ?? MONTHS.at(-1)!;
  return { at: everyMonths(domain, months), of: months >= 12 ? 'year' : 'month' };
}

export function tickText(at: number, of: Ticks['of'], locale: Locale): string {
  const [year, month] = new Date(at).toISOString().split('-');
  switch (of) {
    case 'minute':
      return at % DAY === 0 ? formatDayMonth(at, locale, 'UTC') : formatMinute(at, locale, 'UTC');
    case 'day':
      return formatDayMonth(at, locale, 'UTC');
    case 'month':
      return `${month}/${year}`;
    case 'year':
      return year!;
  }
}
