/**
 * Bars missing within sessions that have some. Which bars a session usually has is learnt: the n-th place of a session is
 * expected where `USUAL` of the sessions have a bar there, so that neither a series that trades seldom nor minutes in which
 * an auction gathers are taken for gaps. Runs of expected places without a bar are findings, unless expected places are
 * so often empty that chance explains them (by the rule for sessions).
 *
 * With fewer than `LEARNT_FROM` sessions nothing can be learnt: every place is expected if nearly all of them have bars.
 */
import { usualSession, type TradingSession } from '#core/venues/calendars.ts';
import { lengthOf } from '../../bars/timeframe.ts';
import type { Check, CheckedSeries } from '../finding.ts';
import { byChance, DENSE } from './missing-sessions.ts';

const USUAL = 0.9;
const LEARNT_FROM = 5;

/** A session with bars: rows `from` to before `to`, and the places it has. */
interface Filled {
  readonly from: number;
  readonly to: number;
  readonly session: TradingSession;
  readonly places: number;
}

const placesIn = ({ intervals }: TradingSession, ms: number): number =>
  intervals.reduce((sum, { from, to }) => sum + Math.ceil((to - from) / ms), 0);

/** The place of a moment within its session; −1 outside the intervals. */
function placeOf({ intervals }: TradingSession, at: number, ms: number): number {
  let before = 0;
  for (const { from, to } of intervals) {
    if (at < from) return -1;
    if (at < to) return before + Math.floor((at - from) / ms);
    before += Math.ceil((to - from) / ms);
  }
  return -1;
}

function momentOf({ intervals }: TradingSession, place: number, ms: number): number {
  let left = place;
  for (const { from, to } of intervals) {
    const here = Math.ceil((to - from) / ms);
    if (left < here) return from + left * ms;
    left -= here;
  }
  return intervals.at(-1)!.to;
}

function filledSessions({ days, columns, context }: CheckedSeries, ms: number): Filled[] {
  const filled: Filled[] = [];
  for (let from = 0; from < columns.count;) {
    let to = from + 1;
    while (to < columns.count && days[to] === days[from]) to += 1;
    const session = usualSession(context.calendar, days[from]!);
    filled.push({ from, to, session, places: placesIn(session, ms) });
    from = to;
  }
  return filled;
}

/** Sessions of a place that have a bar there, and that have the place at all. */
function learn({ columns }: CheckedSeries, filled: readonly Filled[], ms: number) {
  const most = filled.reduce((longest, { places }) => Math.max(longest, places), 0);
  const had = new Uint32Array(most);
  const possible = new Uint32Array(most);
  for (const { from, to, session, places } of filled) {
    for (let place = 0; place < places; place += 1) possible[place]! += 1;
    let last = -1;
    for (let row = from; row < to; row += 1) {
      const place = placeOf(session, columns.time[row]!, ms);
      if (place > last) had[(last = place)]! += 1;
    }
  }
  return { had, possible };
}

/** `upTo[place]`: how many places before it are expected. */
function expectedUpTo(had: Uint32Array, possible: Uint32Array, sessions: number): Uint32Array {
  const upTo = new Uint32Array(had.length + 1);
  const total = had.reduce((sum, count) => sum + count, 0);
  const all = possible.reduce((sum, count) => sum + count, 0);
  const everyPlace = sessions < LEARNT_FROM && total >= DENSE * all * USUAL;
  for (let place = 0; place < had.length; place += 1) {
    const usual = sessions >= LEARNT_FROM && had[place]! >= USUAL * possible[place]!;
    upTo[place + 1] = upTo[place]! + (usual || everyPlace ? 1 : 0);
  }
  return upTo;
}

interface Hole {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly row: number;
}

/** Holes of one session, before its first bar, between bars and after its last. */
function holesOf(
  time: Float64Array,
  filled: Filled,
  upTo: Uint32Array,
  ms: number,
  add: (hole: Hole) => void,
): number {
  const { from, to, session, places } = filled;
  let next = 0;
  const close = (place: number, row: number): void => {
    const count = upTo[place]! - upTo[next]!;
    if (count > 0)
      add({ from: momentOf(session, next, ms), to: momentOf(session, place - 1, ms), count, row });
  };
  for (let row = from; row < to; row += 1) {
    const place = placeOf(session, time[row]!, ms);
    if (place < next) continue;
    if (place > next) close(place, row);
    next = place + 1;
  }
  if (next < places) close(places, to);
  return upTo[places]!;
}

export const missingBars: Check = (series, found) => {
  const length = lengthOf(series.context.timeframe);
  if (length.kind !== 'intraday') return;
  const { ms } = length;
  const filled = filledSessions(series, ms);
  const { had, possible } = learn(series, filled, ms);
  const upTo = expectedUpTo(had, possible, filled.length);
  const holes: Hole[] = [];
  let expected = 0;
  const { time, count: rows } = series.columns;
  // Where the series itself begins and ends within a session nothing is missing.
  const add = (hole: Hole): void => {
    if (hole.row > 0 && hole.row < rows) holes.push(hole);
  };
  for (const session of filled) expected += holesOf(time, session, upTo, ms, add);
  const missing = holes.reduce((sum, { count }) => sum + count, 0);
  const allowed = byChance(missing, expected);
  for (const { from, to, count, row } of holes) {
    if (count <= allowed) continue;
    found({
      check: 'missing-bars',
      kind: 'bars-missing',
      severity: 'warning',
      from,
      to,
      row,
      count,
      numbers: { bars: count, allowed },
    });
  }
};
