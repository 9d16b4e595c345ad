/** Returns of longer periods out of those of shorter ones, by the UTC date that a return is stamped with. */
import { civilOf, DAY_MS, daysOf, weekdayOf } from '#core/units/civil.ts';

export type Period = 'week' | 'month' | 'quarter' | 'year';

/** `start` is the UTC midnight it begins at, or would. */
export interface PeriodReturn {
  readonly label: string;
  readonly start: number;
  readonly return: number;
}

/** Which year a week that spans two belongs to: that of its Thursday (ISO 8601), or that of each of its dates. */
export type WeekYear = 'iso' | 'calendar';

const pad = (value: number): string => String(value).padStart(2, '0');

interface Named {
  readonly label: string;
  readonly startDay: number;
}

/** ISO 8601: weeks begin on Monday, the first one holds the first Thursday. */
function weekOf(day: number, year: number, of: WeekYear): Named {
  const monday = day - ((weekdayOf(day) + 6) % 7);
  const isoYear = civilOf(monday + 3).year;
  const number = Math.floor((monday + 3 - daysOf(isoYear, 1, 1)) / 7) + 1;
  return { label: `${of === 'iso' ? isoYear : year}-W${pad(number)}`, startDay: monday };
}

function named(day: number, period: Period, weeks: WeekYear): Named {
  const { year, month } = civilOf(day);
  switch (period) {
    case 'week':
      return weekOf(day, year, weeks);
    case 'month':
      return { label: `${year}-${pad(month)}`, startDay: daysOf(year, month, 1) };
    case 'quarter': {
      const quarter = Math.ceil(month / 3);
      return { label: `${year}-Q${quarter}`, startDay: daysOf(year, quarter * 3 - 2, 1) };
    }
    case 'year':
      return { label: String(year), startDay: daysOf(year, 1, 1) };
  }
}

/**
 * Π(1 + r) − 1 of each period that has a return, in the order of labels; unknown returns count as zero. `time`: UTC milliseconds in
 * order. Of weeks by `calendar` years the last days of a December in week 1 go to that year's first week, as in empyrical.
 */
export function periodReturns(
  time: ArrayLike<number>,
  returns: ArrayLike<number>,
  period: Period,
  weeks: WeekYear = 'iso',
): PeriodReturn[] {
  const periods = new Map<string, { start: number; grown: number }>();
  let current: { start: number; grown: number } | null = null;
  let seen = Number.NaN;
  for (let row = 0; row < returns.length; row += 1) {
    const day = Math.floor(time[row]! / DAY_MS);
    if (day !== seen || current === null) {
      seen = day;
      const { label, startDay } = named(day, period, weeks);
      current = periods.get(label) ?? { start: startDay * DAY_MS, grown: 1 };
      periods.set(label, current);
    }
    if (!Number.isNaN(returns[row]!)) current.grown *= 1 + returns[row]!;
  }
  const found = [...periods].map(([label, { start, grown }]) => ({ label, start, return: grown - 1 }));
  return found.sort((a, b) => (a.label < b.label ? -1 : 1));
}

export interface YearRow {
  readonly year: number;
  /** January first; null for months without returns. */
  readonly months: readonly (number | null)[];
  readonly total: number;
}

/** A year a row, a month a column. */
export function monthlyTable(time: ArrayLike<number>, returns: ArrayLike<number>): YearRow[] {
  const months = new Map(periodReturns(time, returns, 'month').map((each) => [each.label, each.return]));
  return periodReturns(time, returns, 'year').map(({ label, return: total }) => ({
    year: Number(label),
    months: Array.from({ length: 12 }, (_, month) => months.get(`${label}-${pad(month + 1)}`) ?? null),
    total,
  }));
}
