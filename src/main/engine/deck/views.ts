/** Replay sessions as the contract shows them. Of a blind one nothing real is told before it is revealed. */
import type { DeckView, ReplayAbout, ReplayView } from '#contract/replay-views.ts';
import { countsOf, findReplay, listReplays, type StoredReplay } from '#store/replays.ts';
import type { Readable } from '#store/database.ts';
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

export function deckView(runtime: Runtime, clock: ClockDriver): DeckView | null {
  if (isDemo(runtime.world)) return null;
  const about = aboutOf(runtime);
  if (!about) return null;
  const { name, kind, timeframe, fill, blind, revealed, lowQuality, from, to, symbols, end } = told(about);
  return {
    stream: runtime.stream,
    name,
    kind,
    timeframe,
    fill,
    blind,
    revealed,
    lowQuality: lowQuality.length > 0,
    position: runtime.world.tape.position,
    end,
    from,
    to,
    symbols,
    seeking: clock.seeking !== null,
  };
}
