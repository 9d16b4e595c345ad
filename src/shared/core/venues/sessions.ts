/**
 * Which phase a venue is in at a moment, from its schedule. Exact to the millisecond: a phase holds at its first
 * millisecond and no longer at the first of the next.
 *
 * Invariants: `since` ≤ at < `until`; phases follow one another without a gap; phases of no length (auctions called at an
 * instant) are told by `transitions` alone. Nights, weekends and holidays are one `closed` phase.
 * Known limit: no venue's day crosses midnight of its own time zone; a market that trades on through the night has a
 * phase that begins at midnight.
 */
import { DAY_MS, daysOfIso, isoOf, weekdayOf, type IsoDate } from '../units/civil.ts';
import type { Phase, Schedule, SessionRow } from './rules.ts';
import { offsetAt, utcOf } from './zones.ts';

const MINUTE_MS = 60_000;
/** No venue rests longer; a schedule that does is wrong. */
const LONGEST_REST_DAYS = 60;

export interface PhaseAt {
  readonly phase: Phase;
  /** Local date of the moment asked about; of a transition, the date it falls on. */
  readonly date: IsoDate;
  /** UTC milliseconds. */
  readonly since: number;
  readonly until: number;
}

/** The rows of a weekday (0 is Sunday) that is no holiday; null where nothing trades on it. */
function weekdayRows({ week, sessions }: Schedule, weekday: number): readonly SessionRow[] | null {
  if (week) return week[weekday] ?? null;
  return weekday % 6 === 0 ? null : sessions;
}

export const isTradingDate = (schedule: Schedule, date: IsoDate): boolean =>
  weekdayRows(schedule, weekdayOf(daysOfIso(date))) !== null && !schedule.holidays.includes(date);

/** The first trading date after one. */
export function nextTradingDate(schedule: Schedule, date: IsoDate): IsoDate {
  return isoOf(tradingDay(schedule, daysOfIso(date) + 1, 1));
}

export const localDate = (schedule: Schedule, utcMs: number): IsoDate => isoOf(localDay(schedule, utcMs));

export function phaseAt(schedule: Schedule, utcMs: number): PhaseAt {
  const day = localDay(schedule, utcMs);
  const date = isoOf(day);
  let current: PhaseAt | null = null;
  for (const span of spansAround(schedule, day)) {
    if (span.since <= utcMs && utcMs < span.until) current = span;
  }
  if (!current) throw new Error(`no phase at ${utcMs}`);
  return { ...current, date };
}

/**
 * The phases that begin after `fromMs` and not after `toMs`, in order, with those of no length: what a clock that goes
 * from one moment to the other has to do.
 */
export function transitions(schedule: Schedule, fromMs: number, toMs: number): PhaseAt[] {
  const found: PhaseAt[] = [];
  const last = localDay(schedule, toMs);
  let day = localDay(schedule, fromMs);
  for (; day <= last; day += 1) {
    if (!isTradingDate(schedule, isoOf(day))) continue;
    found.push(...spansOf(schedule, day).filter((span) => span.since > fromMs && span.since <= toMs));
  }
  return found;
}

function localDay(schedule: Schedule, utcMs: number): number {
  return Math.floor((utcMs + offsetAt(schedule.timeZone, utcMs)) / DAY_MS);
}

/** The trading day at or after (`step` 1) or before (−1) a day. */
function tradingDay(schedule: Schedule, from: number, step: 1 | -1): number {
  for (let day = from; Math.abs(day - from) <= LONGEST_REST_DAYS; day += step) {
    if (isTradingDate(schedule, isoOf(day))) return day;
  }
  throw new Error(`no trading day within ${LONGEST_REST_DAYS} days of ${isoOf(from)}`);
}

/** The phases of the day and the one before it: a night belongs to the trading day it follows. */
function spansAround(schedule: Schedule, day: number): PhaseAt[] {
  const before = tradingDay(schedule, day - 1, -1);
  const today = isTradingDate(schedule, isoOf(day)) ? spansOf(schedule, day) : [];
  return [...spansOf(schedule, before), ...today];
}

const rowsOf = (schedule: Schedule, day: number): readonly SessionRow[] =>
  schedule.halfDays.includes(isoOf(day))
    ? schedule.halfDay
    : (weekdayRows(schedule, weekdayOf(day)) ?? schedule.sessions);

const momentOf = (schedule: Schedule, day: number, row: SessionRow): number =>
  utcOf(schedule.timeZone, day * DAY_MS + row.minute * MINUTE_MS);

/** A trading day's phases; the last lasts until the next trading day's first. */
function spansOf(schedule: Schedule, day: number): PhaseAt[] {
  const rows = rowsOf(schedule, day);
  const next = tradingDay(schedule, day + 1, 1);
  const end = momentOf(schedule, next, rowsOf(schedule, next)[0]!);
  return rows.map((row, index) => {
    const following = rows[index + 1];
    return {
      phase: row.phase,
      date: isoOf(day),
      since: momentOf(schedule, day, row),
      until: following ? momentOf(schedule, day, following) : end,
    };
  });
}
