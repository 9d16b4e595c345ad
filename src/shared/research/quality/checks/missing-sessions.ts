/**
 * Sessions (weeks, months) of the calendar without any bar, between the first bar and the last.
 *
 * A series that trades in nearly every session (`DENSE`, or lacks no more than `FEW`) misses each one it has no bar for. Of one that trades less often,
 * only longer silences than chance would bring are reported: with a share m of empty sessions among n, chance brings
 * about log n ÷ log(1 ÷ m) in a row; `FAR_BEYOND` times that is reported. Neighbouring ones are one finding.
 * Outside the years that the calendar knows nothing is missing.
 */
import { DAY_MS, civilOf, daysOf, weekdayOf } from '#core/units/civil.ts';
import { CALENDARS, isSessionDay } from '#core/venues/calendars.ts';
import { lengthOf } from '../../bars/timeframe.ts';
import type { Check, CheckedSeries } from '../finding.ts';

export const DENSE = 0.98;
const FEW = 10;
const FAR_BEYOND = 2;

/** The first day of the period a day is counted in: itself, its Monday, the first of its month. */
function periodOf(kind: 'intraday' | 'day' | 'week' | 'month'): (day: number) => number {
  if (kind === 'week') return (day) => day - ((weekdayOf(day) + 6) % 7);
  if (kind !== 'month') return (day) => day;
  return (day) => {
    const { year, month } = civilOf(day);
    return daysOf(year, month, 1);
  };
}

export interface Silence {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The first row after it. */
  readonly row: number;
}

/** Runs of periods with a session and without a bar, and how many periods there are. */
function silencesOf({ columns, days, context }: CheckedSeries): { silences: Silence[]; periods: number } {
  const { since, until } = CALENDARS[context.calendar];
  const period = periodOf(lengthOf(context.timeframe).kind);
  const silences: Silence[] = [];
  let periods = 0;
  for (let row = 1; row < columns.count; row += 1) {
    const [last, next] = [period(days[row - 1]!), period(days[row]!)];
    if (last === next) continue;
    periods += 1;
    let [from, to, count] = [0, 0, 0];
    for (let day = days[row - 1]! + 1; day < days[row]!; day += 1) {
      const at = period(day);
      if (at <= last || at >= next || day < since || day > until) continue;
      if (at === to || !isSessionDay(context.calendar, day)) continue;
      if (count === 0) from = at;
      to = at;
      count += 1;
    }
    periods += count;
    if (count > 0) silences.push({ from, to, count, row });
  }
  return { silences, periods };
}

/** The longest run of `missing` among `all` that is put down to chance. */
export function byChance(missing: number, all: number): number {
  const share = missing / Math.max(1, all);
  if (missing <= FEW || share <= 1 - DENSE) return 0;
  return share >= 1 ? all : Math.ceil((FAR_BEYOND * Math.log(all)) / Math.log(1 / share));
}

export const missingSessions: Check = (series, found) => {
  const { silences, periods } = silencesOf(series);
  const missing = silences.reduce((sum, { count }) => sum + count, 0);
  const allowed = byChance(missing, periods);
  for (const { from, to, count, row } of silences) {
    if (count <= allowed) continue;
    found({
      check: 'missing-sessions',
      kind: 'sessions-missing',
      severity: 'warning',
      from: from * DAY_MS,
      to: to * DAY_MS,
      row,
      count,
      numbers: { sessions: count, allowed },
    });
  }
};
