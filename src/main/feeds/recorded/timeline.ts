/**
 * The steps of a tape of bars: each moment at which bars of any instrument are over, and after the last one of a trading
 * day the end of that day. Bars of a day or longer end their day themselves.
 *
 * Invariant: the steps up to a moment depend on nothing that is recorded after it.
 */
import { barEnd, closeOf, dayReader, lengthOf } from './days.ts';
import type { BarTimeframe } from '#core/model/bars.ts';
import type { BarRecording, RecordedSeries } from './recording.ts';

export interface Timeline {
  readonly count: number;
  /** When a step is over, ascending. */
  readonly at: Float64Array;
  /** UTC midnight of the trading day it belongs to. */
  readonly day: Float64Array;
  /** 1 where the step ends its day. */
  readonly ends: Uint8Array;
  /** 1 where the step shows only the open of the bars that are over with the next step. */
  readonly opens: Uint8Array;
  /** When each bar of each series is over. */
  readonly barEnds: readonly Float64Array[];
}

class Steps {
  readonly at: Float64Array;
  readonly day: Float64Array;
  readonly ends: Uint8Array;
  readonly opens: Uint8Array;
  count = 0;

  constructor(most: number) {
    this.at = new Float64Array(most);
    this.day = new Float64Array(most);
    this.ends = new Uint8Array(most);
    this.opens = new Uint8Array(most);
  }

  get last(): number {
    return this.at[this.count - 1] ?? 0;
  }

  add(at: number, day: number, ends: 0 | 1): void {
    this.at[this.count] = at;
    this.day[this.count] = day;
    this.ends[this.count] = ends;
    this.count += 1;
  }
}

/** Goes through the bars of all series in order of their ends; tells each moment and the latest day of its bars. */
function eachMoment(
  { series, timeframe }: BarRecording,
  barEnds: readonly Float64Array[],
  visit: (moment: number, day: number, began: number) => void,
): void {
  // The days of the first instrument are those of the deck.
  const dayOf = dayReader(series[0]!.calendar, timeframe);
  const next = series.map(({ first }) => first);
  const count = series.length;
  for (;;) {
    let moment = Infinity;
    for (let at = 0; at < count; at += 1) {
      const end = barEnds[at]![next[at]!];
      if (end !== undefined && end < moment) moment = end;
    }
    if (moment === Infinity) return;
    let day = -1;
    let began = Infinity;
    for (let at = 0; at < count; at += 1) {
      const ends = barEnds[at]!;
      const { time } = series[at]!.columns;
      for (; ends[next[at]!] === moment; next[at]! += 1) {
        const opened = time[next[at]!]!;
        day = Math.max(day, dayOf(opened));
        began = Math.min(began, opened);
      }
    }
    visit(moment, day, began);
  }
}

/** When each bar of a series is over. `known`: ends of days, by calendar and stamp; series share them. */
function endsOf(
  { calendar, columns }: RecordedSeries,
  timeframe: BarTimeframe,
  known: Map<string, Map<number, number>>,
): Float64Array {
  const { time, count } = columns;
  const length = lengthOf(timeframe);
  const ends = new Float64Array(count);
  if (length !== null) {
    for (let row = 0; row < count; row += 1) ends[row] = time[row]! + length;
    return ends;
  }
  const own = known.get(calendar) ?? new Map<number, number>();
  known.set(calendar, own);
  for (let row = 0; row < count; row += 1) {
    const at = time[row]!;
    let end = own.get(at);
    if (end === undefined) own.set(at, (end = barEnd(calendar, timeframe, at)));
    ends[row] = end;
  }
  return ends;
}

/** When each bar of each series is over. */
export function barEndsOf({ series, timeframe }: Pick<BarRecording, 'series' | 'timeframe'>): Float64Array[] {
  const known = new Map<string, Map<number, number>>();
  return series.map((each) => endsOf(each, timeframe, known));
}

/** With `opensFirst` each moment has a step before it that shows its bars' open, at the time they began. */
export function timelineOf(recording: BarRecording, opensFirst = false): Timeline {
  const { timeframe, series } = recording;
  const barEnds = barEndsOf(recording);
  const { calendar } = series[0]!;
  const whole = lengthOf(timeframe) === null;
  const bars = series.reduce((sum, { columns, first }) => sum + columns.count - first, 0);
  const steps = new Steps(bars * (opensFirst ? 3 : 2));
  let today = -1;
  const endDay = (): void => {
    if (!whole && today >= 0) steps.add(Math.max(steps.last, closeOf(calendar, today)), today, 1);
  };
  eachMoment(recording, barEnds, (moment, day, began) => {
    if (day > today) endDay();
    today = Math.max(today, day);
    if (opensFirst) {
      steps.opens[steps.count] = 1;
      steps.add(Math.max(steps.last, began), today, 0);
    }
    steps.add(moment, today, whole ? 1 : 0);
  });
  endDay();
  const { count, at, day, ends, opens } = steps;
  return {
    count,
    at: at.subarray(0, count),
    day: day.subarray(0, count),
    ends: ends.subarray(0, count),
    opens: opens.subarray(0, count),
    barEnds,
  };
}
