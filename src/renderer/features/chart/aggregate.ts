/**
 * Bars for drawing: the stored columns, and the live minute folded into the current bar of the timeframe.
 * Prices become floats here and only here, for the canvas; nothing is computed back from them.
 */
import type { BarsView, BarView, Timeframe } from '#contract/market-views.ts';
import { zoneOffset, type Zone } from '../../ui/time.ts';

const MINUTE_MS = 60_000;
const FRAME_MS: Readonly<Record<string, number>> = {
  '1m': MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '15m': 15 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '1d': 1440 * MINUTE_MS,
};

export interface LiveBar extends BarView {
  /** The minute whose volume is already counted, and how much of it. */
  readonly minute: number;
  readonly counted: number;
}

/** The last stored bar as the start of the live one; the running minute's volume counts as already in it. */
export function startLive(bars: BarsView, minute: BarView | null): LiveBar | null {
  const last = bars.time.length - 1;
  const time = bars.time[last];
  if (time === undefined) return null;
  return {
    time,
    open: bars.open[last] as number,
    high: bars.high[last] as number,
    low: bars.low[last] as number,
    close: bars.close[last] as number,
    volume: bars.volume[last] as number,
    minute: minute?.time ?? time,
    counted: minute?.volume ?? 0,
  };
}

/** One row of bars as a live one. */
export const barOf = (bars: BarsView, row: number): LiveBar => ({
  time: bars.time[row] as number,
  open: bars.open[row] as number,
  high: bars.high[row] as number,
  low: bars.low[row] as number,
  close: bars.close[row] as number,
  volume: bars.volume[row] as number,
  minute: bars.time[row] as number,
  counted: bars.volume[row] as number,
});

/** The day's bar needs no folding: the engine keeps it. */
export const dayBar = (day: BarView): LiveBar => ({ ...day, minute: day.time, counted: day.volume });

/** Folds the running minute into the live bar; opens the next bar when the minute lies beyond it. */
export function foldMinute(live: LiveBar | null, minute: BarView, timeframe: Timeframe): LiveBar {
  const length = FRAME_MS[timeframe] ?? MINUTE_MS;
  if (!live || minute.time >= live.time + length) {
    const time = Math.floor(minute.time / length) * length;
    return { ...minute, time, minute: minute.time, counted: minute.volume };
  }
  const fresh = minute.time === live.minute ? minute.volume - live.counted : minute.volume;
  return {
    ...live,
    high: Math.max(live.high, minute.high),
    low: Math.min(live.low, minute.low),
    close: minute.close,
    volume: live.volume + Math.max(0, fresh),
    minute: minute.time,
    counted: minute.volume,
  };
}

export const isIntraday = (timeframe: Timeframe): boolean => /\d[smh]$/.test(timeframe);

/**
 * The chart's axis has no zones: it is given seconds of the exchange's wall clock. Daily bars are stamped by day and
 * stay as they are. The offset is looked up once a day of bars.
 */
export function axisTimes(times: readonly number[], timeframe: Timeframe, zone: Zone): Float64Array {
  const out = new Float64Array(times.length);
  const day = 1440 * MINUTE_MS;
  const whole = !isIntraday(timeframe);
  let known = Number.NaN;
  let offset = 0;
  for (let at = 0; at < times.length; at += 1) {
    const time = times[at] as number;
    if (!whole && Math.floor(time / day) !== known) {
      known = Math.floor(time / day);
      offset = zoneOffset(time, zone);
    }
    out[at] = whole ? (Math.floor(time / day) * day) / 1000 : (time + offset) / 1000;
  }
  return out;
}
