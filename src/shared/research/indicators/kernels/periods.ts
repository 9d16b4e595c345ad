/** Which hour, day, week or month a moment lies in, as a number that grows with time. */
import { civilOf, DAY_MS } from '#core/units/civil.ts';

export type Span = 'hour' | 'day' | 'week' | 'month';

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;
/** 1970-01-01 was a Thursday: this many days after a Monday. */
const AFTER_MONDAY = 3;

/** `time`: milliseconds since 1970; `offset`: minutes by which the market's clock is ahead of UTC. Weeks begin on Monday. */
export function spanOf(time: number, span: Span, offset: number): number {
  const local = time + offset * MINUTE_MS;
  const days = Math.floor(local / DAY_MS);
  switch (span) {
    case 'hour':
      return Math.floor(local / HOUR_MS);
    case 'day':
      return days;
    case 'week':
      return Math.floor((days + AFTER_MONDAY) / 7);
    case 'month': {
      const { year, month } = civilOf(days);
      return 12 * year + month;
    }
  }
}
