/** A chart's bars in a replay session: what the tape has played, and what lay before it. Nothing later is read. */
import type { BarColumns, BarTimeframe } from '#core/model/bars.ts';
import type { PriceAdjustment } from '#core/model/corporate-action.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { mulDiv } from '#core/units/integer.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import type { BarTape } from '#feeds/recorded/bar-tape.ts';
import { ResampleCursor } from '#research/bars/resample.ts';
import { canMake } from '#research/bars/timeframe.ts';
import type { Bar } from '#feeds/demo/history.ts';
import { viewOf, windowOf, type BarsWindow } from './bar-math.ts';
import type { World } from './world.ts';

/**
 * The cursors of a tape by series, timeframe and how often the company had acted: grouping a long series is done once.
 * What was over before an action is compared with the prices after it.
 */
const cursors = new WeakMap<BarTape, Map<string, ResampleCursor>>();

const COLUMNS = ['open', 'high', 'low', 'close'] as const;

function adjusted(tape: BarTape, index: number, adjustments: readonly PriceAdjustment[]): BarColumns {
  const { columns } = tape.recording.series[index]!;
  if (adjustments.length === 0) return columns;
  const ends = tape.timeline.barEnds[index]!;
  const made = {
    ...columns,
    open: columns.open.slice(),
    high: columns.high.slice(),
    low: columns.low.slice(),
    close: columns.close.slice(),
    volume: columns.volume.slice(),
  };
  for (const { at, price, volume } of adjustments) {
    for (let row = 0; row < columns.count && ends[row]! <= at; row += 1) {
      for (const name of COLUMNS) made[name][row] = mulDiv(made[name][row]!, price[0], price[1], 'half-even');
      made.volume[row] = mulDiv(made.volume[row]!, volume[0], volume[1], 'half-even');
    }
  }
  return made;
}

interface Shown {
  readonly index: number;
  readonly timeframe: BarTimeframe;
  readonly adjustments: readonly PriceAdjustment[];
}

function cursorOf(tape: BarTape, { index, timeframe, adjustments }: Shown): ResampleCursor {
  let known = cursors.get(tape);
  if (!known) cursors.set(tape, (known = new Map()));
  const key = `${index} ${timeframe} ${adjustments.length}`;
  let cursor = known.get(key);
  if (!cursor) {
    const { calendar } = tape.recording.series[index]!;
    const columns = adjusted(tape, index, adjustments);
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
function playedBars(tape: BarTape, shown: Shown, window: BarsWindow) {
  const { finished, last } = cursorOf(tape, shown).upTo(tape.known(shown.index));
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
  const adjustments = world.state.adjustments.get(instrument.id) ?? [];
  const { bars, older, newer } = none
    ? { bars: [], older: false, newer: false }
    : playedBars(tape, { index, timeframe, adjustments }, window);
  const view = viewOf(instrument, timeframe, bars, { window: {}, simulatedFrom: 0, source: null });
  return { ...view, older, newer };
}
