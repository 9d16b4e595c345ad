/** Charts' bars: imported or generated history, then the live tape's, aggregated to the asked timeframe. */
import { demoHistory, type Bar } from '#feeds/demo/history.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { BarsView, Timeframe } from '#contract/market-views.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { AppFailure } from '#contract/errors.ts';
import { adjustedBars, aggregate, viewOf, type BarsWindow } from './bar-math.ts';
import { recordedBars } from './recorded-bars.ts';
import { liveBars, type StoredTimeframe } from '#store/bars.ts';
import { hasImportedDays, importedBars } from './imported.ts';
import type { Runtime } from './runtime.ts';
import { tapeName } from './snapshot.ts';

/** A stream's market, open or not. */
export type BarsSource = Pick<Runtime, 'store' | 'world'>;

const MINUTES: Readonly<Record<string, number>> = { '1m': 1, '5m': 5, '15m': 15, '1h': 60 };
const DAY_MS = 86_400_000;
const histories = new WeakMap<Instrument, ReturnType<typeof demoHistory>>();

function generated(instrument: Instrument, seed: number, startDay: number): ReturnType<typeof demoHistory> {
  let history = histories.get(instrument);
  if (!history) {
    history = demoHistory(instrument, seed, startDay);
    histories.set(instrument, history);
  }
  return history;
}

interface Past {
  readonly bars: readonly Bar[];
  readonly imported: number;
  readonly source: string | null;
}

function past(runtime: BarsSource, instrument: Instrument, timeframe: StoredTimeframe): Past {
  const { db } = runtime.store;
  const imported = importedBars(db, instrument, timeframe);
  const anchored = runtime.world.state.anchors.get(instrument.id);
  if (imported.bars.length > 0) {
    // Real bars from the simulated market's own days would overlap it: the market's own come first there.
    const before = dayOf(anchored ?? runtime.world.tape.now());
    const bars = imported.bars.filter((bar) => bar.time < before);
    return { bars, imported: bars.length, source: imported.source };
  }
  // Real daily bars alone: minutes made up from the listed price would contradict them.
  if (anchored !== undefined || hasImportedDays(db, instrument))
    return { bars: [], imported: 0, source: null };
  const { identity } = runtime.world.tape;
  if (identity.kind !== 'demo') return { bars: [], imported: 0, source: null };
  const { seed, startDay } = identity;
  const history = generated(instrument, seed, startDay);
  return { bars: timeframe === '1d' ? history.days : history.minutes, imported: 0, source: null };
}

const dayOf = (at: number): number => at - (at % DAY_MS);

/** Stored, finished and current bars of the live tape, as its prices were; what was set anew in between shows as a jump. */
export function tapeBars(runtime: BarsSource, id: InstrumentId, timeframe: StoredTimeframe): Bar[] {
  const { recorder } = runtime.world;
  const current = recorder.current(id)[timeframe === '1d' ? 'day' : 'minute'];
  const bars = [
    ...liveBars(runtime.store.db, tapeName(runtime.world.tape.identity), id, timeframe),
    ...recorder.unfinished(id, timeframe),
  ];
  if (current) bars.push(current);
  // After a start without a usable snapshot the tape plays again over bars that are stored already: its own count.
  const now = runtime.world.tape.now();
  const known = new Map(bars.filter((bar) => bar.time <= now).map((bar) => [bar.time, bar]));
  return [...known.values()].sort((a, b) => a.time - b.time);
}

/** The same since the instrument's prices were last set anew. */
function live(runtime: BarsSource, id: InstrumentId, timeframe: StoredTimeframe): Bar[] {
  const since = runtime.world.state.anchors.get(id) ?? 0;
  const from = timeframe === '1d' ? dayOf(since) : since - (since % 60_000);
  return tapeBars(runtime, id, timeframe).filter((bar) => bar.time >= from);
}

/** Minutes of the live tape that are over and begin after a moment. */
export function finishedMinutes(runtime: BarsSource, id: InstrumentId, after: number): Bar[] {
  const now = runtime.world.tape.now();
  return live(runtime, id, '1m').filter(({ time }) => time > after && time + 60_000 <= now);
}

/** What an instrument's chart shows: of a recording no more than has been played. */
export function barsView(
  runtime: BarsSource,
  instrument: Instrument,
  timeframe: Timeframe,
  window: BarsWindow = {},
): BarsView {
  const { world } = runtime;
  if (world.tape instanceof BarTape)
    return recordedBars(world, { tape: world.tape, instrument, timeframe, window });
  return simulatedBars(runtime, instrument, timeframe, window);
}

function spanOf(timeframe: Timeframe): number {
  if (timeframe === '1d') return DAY_MS;
  const minutes = MINUTES[timeframe];
  if (minutes === undefined) throw new AppFailure('BAD_REQUEST', { detail: `timeframe ${timeframe}` });
  return minutes * 60_000;
}

function simulatedBars(
  runtime: BarsSource,
  instrument: Instrument,
  timeframe: Timeframe,
  window: BarsWindow,
): BarsView {
  const span = spanOf(timeframe);
  const stored: StoredTimeframe = timeframe === '1d' ? '1d' : '1m';
  const before = past(runtime, instrument, stored);
  const adjustments = runtime.world.state.adjustments.get(instrument.id) ?? [];
  const adjusted = (bars: readonly Bar[]) =>
    adjustedBars(bars, adjustments, timeframe === '1d' ? DAY_MS : 60_000);
  const history = adjusted(before.bars);
  const older = timeframe === '1d' || timeframe === '1m' ? history : aggregate(history, span);
  const newer = aggregate(adjusted(live(runtime, instrument.id, stored)), span);
  const simulatedFrom = before.imported > 0 ? older.length : 0;
  return viewOf(instrument, timeframe, [...older, ...newer], {
    window,
    simulatedFrom,
    source: before.source,
  });
}
