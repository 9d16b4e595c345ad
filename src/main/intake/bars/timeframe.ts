/** How far apart bars usually are. Known limit: a series of one bar is taken for daily. */
import { DAY_MS } from '#core/units/civil.ts';

const MINUTE_MS = 60_000;
const KNOWN: readonly (readonly [string, number])[] = [
  ['1s', 1000],
  ['5s', 5000],
  ['10s', 10_000],
  ['30s', 30_000],
  ['1m', MINUTE_MS],
  ['2m', 2 * MINUTE_MS],
  ['3m', 3 * MINUTE_MS],
  ['5m', 5 * MINUTE_MS],
  ['10m', 10 * MINUTE_MS],
  ['15m', 15 * MINUTE_MS],
  ['30m', 30 * MINUTE_MS],
  ['1h', 60 * MINUTE_MS],
  ['2h', 120 * MINUTE_MS],
  ['4h', 240 * MINUTE_MS],
  ['8h', 480 * MINUTE_MS],
  ['12h', 720 * MINUTE_MS],
  ['1d', DAY_MS],
  ['1w', 7 * DAY_MS],
  ['1mo', 30 * DAY_MS],
  ['3mo', 91 * DAY_MS],
  ['1y', 365 * DAY_MS],
];

/** Gaps looked at: of more, every so many. */
const GAPS = 20_000;

/** The name of the timeframe nearest to the median distance of ascending times. */
export function timeframeOf(times: Float64Array): string {
  const all = Math.max(times.length - 1, 0);
  const step = Math.ceil(all / GAPS) || 1;
  const gaps = Float64Array.from(
    { length: Math.ceil(all / step) },
    (_, at) => times[at * step + 1]! - times[at * step]!,
  );
  gaps.sort();
  const median = gaps[(gaps.length - 1) >> 1] ?? DAY_MS;
  const far = (length: number): number => Math.abs(Math.log(length / median));
  return KNOWN.reduce((best, each) => (far(each[1]) < far(best[1]) ? each : best))[0];
}

/** Milliseconds of a timeframe by name; of a month 30 days, of a year 365. */
export const lengthOf = (name: string): number | null => KNOWN.find(([each]) => each === name)?.[1] ?? null;
