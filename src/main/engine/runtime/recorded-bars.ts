/** A chart's bars in a replay session: what the tape has played, and what lay before it. Nothing later is read. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { BarTape } from '#feeds/recorded/bar-tape.ts';
import { lengthOf } from '#feeds/recorded/days.ts';
import { ResampleCursor } from '#research/bars/resample.ts';
import { canMake } from '#research/bars/timeframe.ts';
import type { Bar } from '#feeds/demo/history.ts';
import { adjustedBars, viewOf, windowOf, type BarsWindow } from './bar-math.ts';
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

function rowsOf(columns: BarColumns, from: number, to: number): Bar[] {
  return Array.from({ length: to - from }, (_, at) => {
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

export interface Wanted {
  readonly tape: BarTape;
  readonly instrument: Instrument;
  readonly timeframe: Timeframe;
  readonly window?: BarsWindow;
}

/** The bars up to where the tape is, the last one as far as it is known; whether there are older ones. */
function playedBars(tape: BarTape, index: number, timeframe: BarTimeframe, window: BarsWindow) {
  const { finished, last } = cursorOf(tape, index, timeframe).upTo(tape.known(index));
  const [from, to] = windowOf(finished.count, (row) => finished.time[row]!, window);
  const bars = rowsOf(finished, from, to);
  const whole = to === finished.count;
  const wanted = last !== null && whole && (window.before === undefined || last.time[0]! < window.before);
  if (wanted) bars.push(...rowsOf(last, 0, 1));
  return { bars, older: from > 0, newer: !wanted && last !== null };
}

export function recordedBars(world: World, { tape, instrument, timeframe, window = {} }: Wanted): BarsView {
  const index = tape.recording.series.findIndex(({ id }) => id === instrument.id);
  const base = tape.recording.timeframe;
  const none = index < 0 || !canMake(base, timeframe);
  const { bars, older, newer } = none
    ? { bars: [], older: false, newer: false }
    : playedBars(tape, index, timeframe, window);
  const adjustments = world.state.adjustments.get(instrument.id) ?? [];
  const shown = adjustedBars(bars, adjustments, lengthOf(base) ?? DAY_MS);
  const view = viewOf(instrument, timeframe, shown, { window: {}, simulatedFrom: 0, source: null });
  return { ...view, older, newer };
}
