/** A chart's bars in a replay session: what the tape has played, and what lay before it. Nothing later is read. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { BarTape } from '#feeds/recorded/bar-tape.ts';
import { lengthOf } from '#feeds/recorded/days.ts';
import { ResampleCursor } from '#research/bars/resample.ts';
import { canMake } from '#research/bars/timeframe.ts';
import type { Bar } from '#feeds/demo/history.ts';
import { adjustedBars } from './bar-math.ts';
import type { World } from './world.ts';

const DAY_MS = 86_400_000;

/** The cursors of a tape by series and timeframe: grouping a long series is done once. */
const cursors = new WeakMap<BarTape, Map<string, ResampleCursor>>();

function cursorOf(tape: BarTape, index: number, timeframe: BarTimeframe): ResampleCursor {
  let known = cursors.get(tape);
  if (!known) cursors.set(tape, (known = new Map()));
  const key = `${index} ${timeframe}`;
  let cursor = known.get(key);
  if (!cursor) {
    const { columns, calendar } = tape.recording.series[index]!;
    cursor = new ResampleCursor(columns, tape.recording.timeframe, timeframe, calendar);
    known.set(key, cursor);
  }
  return cursor;
}

function rowsOf(columns: BarColumns, from: number): Bar[] {
  return Array.from({ length: columns.count - from }, (_, at) => {
    const row = from + at;
    return {
      time: columns.time[row]!,
      open: columns.open[row]!,
      high: columns.high[row]!,
      low: columns.low[row]!,
      close: columns.close[row]!,
      volume: columns.volume[row]!,
    };
  });
}

/** The first row at or after a moment. */
function rowFrom({ time, count }: BarColumns, moment: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (time[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Which part of the bars is wanted: all after a moment, at most so many before another. */
export interface Window {
  readonly since?: number | undefined;
  readonly before?: number | undefined;
  readonly limit?: number | undefined;
}

function playedBars(tape: BarTape, index: number, timeframe: BarTimeframe, window: Window): Bar[] {
  const known = tape.known(index);
  const { finished, last } = cursorOf(tape, index, timeframe).upTo(known);
  const end = window.before === undefined ? finished.count : rowFrom(finished, window.before);
  const begin = Math.max(
    window.since === undefined ? 0 : rowFrom(finished, window.since),
    window.limit === undefined ? 0 : end - window.limit,
  );
  const bars = rowsOf({ ...finished, count: end }, Math.min(begin, end));
  if (last && (window.before === undefined || last.time[0]! < window.before)) bars.push(...rowsOf(last, 0));
  return bars;
}

export function recordedBars(
  world: World,
  tape: BarTape,
  instrument: Instrument,
  timeframe: Timeframe,
  window: Window = {},
): BarsView {
  const index = tape.recording.series.findIndex(({ id }) => id === instrument.id);
  const base = tape.recording.timeframe;
  const bars = index < 0 || !canMake(base, timeframe) ? [] : playedBars(tape, index, timeframe, window);
  const adjustments = world.state.adjustments.get(instrument.id) ?? [];
  const shown = adjustedBars(bars, adjustments, lengthOf(base) ?? DAY_MS);
  return {
    instrumentId: instrument.id,
    timeframe,
    time: shown.map(({ time }) => time),
    open: shown.map(({ open }) => open),
    high: shown.map(({ high }) => high),
    low: shown.map(({ low }) => low),
    close: shown.map(({ close }) => close),
    volume: shown.map(({ volume }) => volume),
    simulatedFrom: 0,
    source: null,
  };
}
