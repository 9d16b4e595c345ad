/** Start-up: from the newest intact snapshot and the journal after it to a running session, or to what is wrong. */
import { resume } from '#core/kernel/resume.ts';
import {
  emptyState,
  restoreState,
  STATE_FORM,
  type KernelState,
  type StateSnapshot,
} from '#core/kernel/state.ts';
import { sequentialIds, type Ports } from '#core/kernel/ports.ts';
import type { JournalEvent, StreamOpened, TapeIdentity } from '#core/model/events.ts';
import { Market, type MarketSnapshot } from '#core/matching/market.ts';
import { DemoTape, GENERATOR_VERSION, type TapeSnapshot } from '#feeds/demo/tape.ts';
import { Recorder, type RecorderSnapshot } from '#feeds/demo/recorder.ts';
import { AppFailure } from '#contract/errors.ts';
import { checkRow, eventOf, genesis, holdsEntry, missingEntry, readRows, type Head } from '#store/journal.ts';
import { latestSnapshot } from '#store/snapshots.ts';
import type { Store } from '#store/store.ts';

export interface SnapshotBody {
  /** The form of `state`; absent in the first. */
  readonly form?: number;
  readonly state: StateSnapshot;
  readonly market: MarketSnapshot;
  readonly tape: TapeSnapshot;
  readonly recorder: RecorderSnapshot;
}

export interface World {
  readonly state: KernelState;
  readonly market: Market;
  readonly tape: DemoTape;
  readonly recorder: Recorder;
}

export interface Loaded {
  readonly world: World;
  readonly head: Head;
  /** Entries up to here are not verified yet. */
  readonly unverified: Head;
  /** The first thing found wrong in the part read. */
  readonly problem: string | null;
  /** Working orders whose place in the book could not be restored exactly. */
  readonly corrected: number;
}

/** Ports of a world; events go to `append`. */
export const portsOf = (world: World, append: (event: JournalEvent) => void): Ports => ({
  clock: world.tape,
  tape: world.tape,
  ids: sequentialIds,
  market: world.market,
  journal: { append },
});

/** A market as it stands before anything happened. */
export function newWorld(identity: TapeIdentity): World {
  const tape = new DemoTape(identity);
  const market = new Market();
  const recorder = new Recorder(tape);
  market.listen(recorder);
  return { state: emptyState(), market, tape, recorder };
}

function restoreWorld(body: SnapshotBody): World {
  const state = restoreState(body.state);
  const same = body.tape.identity.generatorVersion === GENERATOR_VERSION;
  const tape = same
    ? DemoTape.restore(body.tape)
    : new DemoTape({ ...body.tape.identity, generatorVersion: GENERATOR_VERSION });
  tape.position = body.tape.position;
  const market = new Market();
  const recorder = new Recorder(tape, body.recorder);
  for (const instrument of state.instruments.values()) {
    market.list(instrument, body.market[instrument.id]);
    if (same) continue;
    market.venue(instrument.id).clearTape();
    tape.open(instrument.id, market);
  }
  market.listen(recorder);
  return { state, market, tape, recorder };
}

/** Lists a stream's instruments in a new market: what `stream-opened` means for it. */
export function openMarket(world: World, opened: Pick<StreamOpened, 'instruments'>): void {
  for (const instrument of opened.instruments) {
    world.market.list(instrument);
    world.tape.open(instrument.id, world.market);
  }
}

interface Tail {
  readonly events: readonly JournalEvent[];
  readonly head: Head;
  readonly problem: string | null;
}

/** The events after a head, as far as the chain holds. */
function readTail(store: Store, stream: string, from: Head): Tail {
  const events: JournalEvent[] = [];
  let head = from;
  for (const row of readRows(store.db, stream, from.seq)) {
    const found = checkRow(row, head);
    if (found) return { events, head, problem: `stream ${stream}, entry ${found.seq}: ${found.what}` };
    events.push(eventOf(row));
    head = { seq: row.seq, hash: row.hash };
  }
  return { events, head, problem: null };
}

/** The world at a stream's very beginning. */
export function firstWorld(stream: string, [opened]: readonly JournalEvent[]): World {
  if (opened?.kind !== 'stream-opened') {
    throw new AppFailure('WORKSPACE_DAMAGED', { detail: `stream ${stream} has no readable beginning` });
  }
  const world = newWorld(opened.tape);
  world.tape.position = opened.position;
  openMarket(world, opened);
  return world;
}

/** The newest snapshot of today's form. */
function usableSnapshot(store: Store, stream: string): { head: Head; body: SnapshotBody } | null {
  const snapshot = latestSnapshot(store.db, stream);
  if (!snapshot) return null;
  const body = JSON.parse(snapshot.body) as SnapshotBody;
  return body.form === STATE_FORM ? { head: snapshot.head, body } : null;
}

export function loadStream(store: Store, stream: string): Loaded {
  const snapshot = usableSnapshot(store, stream);
  const body = snapshot?.body ?? null;
  const from: Head = snapshot?.head ?? { seq: 0, hash: genesis(stream) };
  const { events, head, problem: broken } = readTail(store, stream, from);
  const problem = holdsEntry(store.db, stream, from) ? broken : missingEntry(stream, from);
  const world = body ? restoreWorld(body) : firstWorld(stream, events);
  const playable = body !== null || events[0]?.position === 0;
  const corrected = resume({ state: world.state, ports: portsOf(world, () => {}) }, events, playable);
  if (!playable) world.tape.position = events.at(-1)?.position ?? world.tape.position;
  return { world, head, unverified: from, problem, corrected };
}
