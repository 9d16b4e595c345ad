/**
 * The steps of a tape of bars: each moment at which bars of any instrument are over, and after the last one of a trading
 * day the end of that day.
 *
 * Invariant: the steps up to a moment depend on nothing that is recorded after it.
 */
import { barEnd, closeOf, dayReader } from './days.ts';
import type { BarRecording } from './recording.ts';

export interface Timeline {
  readonly count: number;
  /** When a step is over, ascending. */
  readonly at: Float64Array;
  /** UTC midnight of the trading day it belongs to. */
  readonly day: Float64Array;
  /** 1 where the step ends its day. */
  readonly ends: Uint8Array;
  /** When each bar of each series is over. */
  readonly barEnds: readonly Float64Array[];
}

export function timelineOf({ timeframe, series }: BarRecording): Timeline {
  const barEnds = series.map(({ calendar, columns }) =>
    columns.time.map((time) => barEnd(calendar, timeframe, time)),
  );
  // The days of the first instrument are those of the deck.
  const { calendar } = series[0]!;
  const most = series.reduce((sum, { columns, first }) => sum + columns.count - first, 0);
  const at = new Float64Array(most * 2);
  const day = new Float64Array(most * 2);
  const ends = new Uint8Array(most * 2);
  const dayOf = dayReader(calendar, timeframe);
  const next = series.map(({ first }) => first);
  let count = 0;
  let today = -1;
  const add = (moment: number, date: number, end: 0 | 1): void => {
    at[count] = moment;
    day[count] = date;
    ends[count] = end;
    count += 1;
  };
  for (;;) {
    let moment = Infinity;
    for (const [index, bars] of barEnds.entries())
      if (next[index]! < bars.length) moment = Math.min(moment, bars[next[index]!]!);
    if (moment === Infinity) break;
    let date = -1;
    for (const [index, bars] of barEnds.entries()) {
      while (bars[next[index]!] === moment) {
        date = Math.max(date, dayOf(series[index]!.columns.time[next[index]!]!));
        next[index]! += 1;
      }
    }
    if (today >= 0 && date > today) add(Math.max(at[count - 1]!, closeOf(calendar, today)), today, 1);
    today = Math.max(today, date);
    add(moment, today, 0);
  }
  if (today >= 0) add(Math.max(at[count - 1]!, closeOf(calendar, today)), today, 1);
  return {
    count,
    at: at.subarray(0, count),
    day: day.subarray(0, count),
    ends: ends.subarray(0, count),
    barEnds,
  };
}
