/** Replay sessions as the contract shows them. Of a blind one nothing real is told before it is revealed. */
import type { DeckView, ReplayAbout, ReplayView } from '#contract/replay-views.ts';
import { countsOf, findReplay, listReplays, type StoredReplay } from '#store/replays.ts';
import type { Readable } from '#store/database.ts';
import type { BarTimeframe } from '#core/model/bars.ts';
import { CALENDARS } from '#core/venues/calendars.ts';
import type { TimeZone } from '#core/venues/zones.ts';
import type { Feed } from '#feeds/feed.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { canMake } from '#research/bars/timeframe.ts';
import type { ClockDriver } from '../clock.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { isDemo } from '../runtime/world.ts';

/** What may be told of it. */
function told(about: ReplayAbout): ReplayAbout {
  if (!about.blind || about.revealed) return about;
  const symbols = about.symbols.map(({ id, shown }) => ({ id, shown, symbol: shown }));
  const lowQuality = about.lowQuality.map(({ score }) => ({ symbol: '', score }));
  return { ...about, symbols, lowQuality, source: '', shiftMs: 0 };
}

export function replayView(runtime: Runtime, { stream, number, about, parent }: StoredReplay): ReplayView {
  const { orders, fills, events, position, at } = countsOf(runtime.store.db, stream);
  const { tape } = runtime.world;
  const current = stream === runtime.stream;
  return {
    ...told(about),
    stream,
    number,
    parent,
    current,
    position: current ? tape.position : position,
    at: current ? tape.now() : (at ?? about.from),
    orders,
    fills,
    events,
  };
}

export const replayViews = (runtime: Runtime): ReplayView[] =>
  listReplays(runtime.store.db).map((replay) => replayView(runtime, replay));

/** Asked with every frame: what does not change while a session is open is read once. */
const known = new WeakMap<Readable, { readonly stream: string; about: ReplayAbout }>();

export const forgetAbout = ({ store: { db } }: Runtime): void => void known.delete(db);

function aboutOf({ store: { db }, stream }: Runtime): ReplayAbout | null {
  const before = known.get(db);
  if (before?.stream === stream) return before.about;
  const about = findReplay(db, stream)?.about ?? null;
  if (about) known.set(db, { stream, about });
  return about;
}

/** What charts usually show. */
const USUAL: readonly BarTimeframe[] = ['1m', '5m', '15m', '30m', '1h', '4h', '1d', '1w', '1mo'];
const OF_PRINTS: readonly BarTimeframe[] = ['1m', '5m', '15m', '1h', '1d'];

function timeframesOf(tape: Feed): readonly BarTimeframe[] {
  if (!(tape instanceof BarTape)) return OF_PRINTS;
  const base = tape.recording.timeframe;
  return [base, ...USUAL.filter((each) => each !== base && canMake(base, each))];
}

const zoneOf = (tape: Feed): TimeZone =>
  tape instanceof BarTape ? CALENDARS[tape.recording.series[0]!.calendar].zone : 'America/New_York';

export function deckView(runtime: Runtime, clock: ClockDriver): DeckView | null {
  if (isDemo(runtime.world)) return null;
  const { tape } = runtime.world;
  const about = aboutOf(runtime);
  if (!about) return null;
  const { name, kind, timeframe, fill, blind, revealed, lowQuality, from, to, symbols, end } = told(about);
  return {
    stream: runtime.stream,
    name,
    kind,
    timeframe,
    fill,
    zone: zoneOf(tape),
    timeframes: timeframesOf(tape),
    blind,
    revealed,
    lowQuality: lowQuality.length > 0,
    position: tape.position,
    end,
    from,
    to,
    symbols,
    seeking: clock.seeking !== null,
  };
}
