/**
 * Day or month first, where no single date proves it: from the order in which dates follow one another.
 * A reading is proven where the dates run one way in it and do not in the other; where both run, by dates that keep to
 * weekdays in one and not in the other, then by gaps a third as long. Fewer than four different dates prove nothing, nor do
 * the firsts of months, which the other reading takes for the days of one.
 */
import type { DayOrder } from '#core/intent/dates.ts';
import { civilOf, daysOf, isWeekend } from '#core/units/civil.ts';

const PAIR = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)/;
const LEAST = 4;
const SHORTER = 3;
const NONE = Number.NaN;

interface Run {
  readonly order: DayOrder;
  readonly oneWay: boolean;
  readonly weekends: boolean;
  readonly longestGap: number;
}

/** NaN where there is no such date. */
function dayOf(year: number, month: number, day: number): number {
  if (month < 1 || month > 12 || day < 1) return NONE;
  const days = daysOf(year, month, day);
  return civilOf(days).month === month ? days : NONE;
}

function runOf(order: DayOrder, days: readonly number[]): Run {
  let [up, down, longestGap] = [0, 0, 0];
  for (const [at, day] of days.entries()) {
    const gap = at === 0 ? 0 : day - days[at - 1]!;
    if (gap > 0) up += 1;
    if (gap < 0) down += 1;
    longestGap = Math.max(longestGap, Math.abs(gap));
  }
  return { order, oneWay: Math.min(up, down) === 0, weekends: days.some(isWeekend), longestGap };
}

function better(a: Run, b: Run): Run | null {
  if (a.oneWay !== b.oneWay) return a.oneWay ? a : b;
  if (!a.oneWay) return null;
  if (a.weekends !== b.weekends) return a.weekends ? b : a;
  if (a.longestGap * SHORTER <= b.longestGap) return a;
  return b.longestGap * SHORTER <= a.longestGap ? b : null;
}

/** `texts` in the order of the lines; what is no such date is passed over. */
export function orderBySequence(texts: Iterable<string>): DayOrder | null {
  const pairs: [number, number, number][] = [];
  let last = '';
  for (const text of texts) {
    const match = PAIR.exec(text.trim());
    if (!match || match[0] === last) continue;
    last = match[0];
    pairs.push([Number(match[1]), Number(match[2]), Number(match[3])]);
  }
  const dayFirst = pairs.map(([day, month, year]) => dayOf(year, month, day));
  const monthFirst = pairs.map(([month, day, year]) => dayOf(year, month, day));
  if ([...dayFirst, ...monthFirst].some(Number.isNaN) || new Set(dayFirst).size < LEAST) return null;
  const firsts = pairs.every(([first]) => first === 1) || pairs.every(([, second]) => second === 1);
  if (firsts) return null;
  return better(runOf('day-first', dayFirst), runOf('month-first', monthFirst))?.order ?? null;
}
