/**
 * How the demo market's steps are its time. All its symbols share one day (core/venues/simulated.ts): from a quarter of
 * an hour before the opening auction to the end of the closing auction, on every weekday. While nothing trades, time runs
 * fast: the night and the lunch break take a minute each at normal speed.
 */
import { unixMs, type UnixMs } from '#core/units/units.ts';
import type { Phase } from '#core/venues/rules.ts';
import { DEMO_DAY } from '#core/venues/simulated.ts';

export const STEP_MS = 250;
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Steps of a span in which nothing trades. */
const REST_STEPS = 240;
const UTC_OFFSET_MINUTES = 7 * 60;
/** The day begins while the exchange is closed. */
const EARLY_MINUTES = 15;

interface Span {
  readonly phase: Phase;
  /** First step of the span within the day, and one beyond its last. */
  readonly from: number;
  readonly until: number;
  /** Milliseconds after UTC midnight, and of market time for one step. */
  readonly startMs: number;
  readonly stepMs: number;
}

const trades = (phase: Phase): boolean => phase !== 'closed' && phase !== 'break';

function spansOfDay(): Span[] {
  const rows = DEMO_DAY.sessions;
  const opening = rows[0]!.minute;
  const all = [{ minute: opening - EARLY_MINUTES, phase: 'closed' as Phase }, ...rows];
  let from = 0;
  return all.slice(0, -1).map(({ minute, phase }, index) => {
    const length = (all[index + 1]!.minute - minute) * MINUTE_MS;
    const steps = trades(phase) ? length / STEP_MS : REST_STEPS;
    const startMs = (minute - UTC_OFFSET_MINUTES) * MINUTE_MS;
    const span = { phase, from, until: from + steps, startMs, stepMs: length / steps };
    from += steps;
    return span;
  });
}

const SPANS = spansOfDay();
export const STEPS_PER_DAY = SPANS.at(-1)!.until;
/** A tape's first day begins when the continuous session does. */
const FIRST_STEP = SPANS.find(({ phase }) => phase === 'continuous')!.from;
/** Position at which a tape's first day ends; every STEPS_PER_DAY further one another does. */
export const FIRST_DAY_END = STEPS_PER_DAY - FIRST_STEP;

/** 0 is Sunday: 1970-01-01 was a Thursday. */
const weekday = (day: number): number => (Math.floor(day / DAY_MS) + 4) % 7;
export const isWeekday = (day: number): boolean => weekday(day) % 6 !== 0;

/** The UTC midnight at or after `at` that is a weekday. */
export function firstTradingDay(at: number): UnixMs {
  let day = Math.floor(at / DAY_MS) * DAY_MS;
  while (!isWeekday(day)) day += DAY_MS;
  return unixMs(day);
}

/** The trading day `count` weekdays after (or before) a weekday. */
export function addTradingDays(day: number, count: number): UnixMs {
  let at = day;
  for (let left = Math.abs(count); left > 0;) {
    at += Math.sign(count) * DAY_MS;
    if (isWeekday(at)) left -= 1;
  }
  return unixMs(at);
}

export interface MarketTime {
  readonly day: UnixMs;
  readonly at: UnixMs;
  readonly phase: Phase;
}

/** Whether a day ends with the step to this position. */
export const endsDay = (position: number): boolean =>
  position > 0 && (position + FIRST_STEP) % STEPS_PER_DAY === 0;

/** Market time of a tape position; the last step of a day is stamped at its close. */
export function marketTime(startDay: number, position: number): MarketTime {
  const step = position + FIRST_STEP;
  const index = position === 0 ? 0 : Math.floor((step - 1) / STEPS_PER_DAY);
  const within = step - index * STEPS_PER_DAY;
  const day = addTradingDays(startDay + Math.floor(index / 5) * 7 * DAY_MS, index % 5);
  const span = SPANS.find(({ until }) => within < until) ?? SPANS.at(-1)!;
  const at = unixMs(day + span.startMs + Math.round((within - span.from) * span.stepMs));
  return { day, at, phase: within < span.until ? span.phase : 'closed' };
}

/** Opening times of a day's trading minutes, for generated history. */
export const minutesOfDay = (day: number): number[] =>
  SPANS.filter(({ phase }) => trades(phase)).flatMap(({ startMs, from, until }) =>
    Array.from(
      { length: ((until - from) * STEP_MS) / MINUTE_MS },
      (_, minute) => day + startMs + minute * MINUTE_MS,
    ),
  );
