/** Start-up: from the newest intact snapshot and the journal after it to a running session, or to what is wrong. */
import { catchUp, resume } from '#core/kernel/resume.ts';
import { STATE_FORM } from '#core/kernel/state.ts';
import type { JournalEvent, StreamOpened } from '#core/model/events.ts';
import { AppFailure } from '#contract/errors.ts';
import {
  checkRow,
  eventOf,
  firstRow,
  genesis,
  holdsEntry,
  missingEntry,
  readRows,
  type Head,
} from '#store/journal.ts';
import { recordingOf } from '#store/replays.ts';
import { latestSnapshot } from '#store/snapshots.ts';
import type { Store } from '#store/store.ts';
import {
  isDemo,
  newWorld,
  openMarket,
  portsOf,
  restoreWorld,
  type SnapshotBody,
  type World,
} from './world.ts';

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

function openingOf(store: Store, stream: string): StreamOpened {
  const row = firstRow(store.db, stream);
  const opened = row && eventOf(row);
  if (opened?.kind === 'stream-opened') return opened;
  throw new AppFailure('WORKSPACE_DAMAGED', { detail: `stream ${stream} has no readable beginning` });
}

/** The world at a stream's very beginning. */
export function firstWorld(store: Store, opened: StreamOpened): World {
  const world = newWorld(opened.tape, (hash) => recordingOf(store.db, hash));
  world.tape.position = opened.position;
  openMarket(world, opened);
  return world;
}

/** The newest snapshot of today's form. */
function usableSnapshot(
  store: Store,
  stream: string,
): { head: Head; position: number; body: SnapshotBody } | null {
  const snapshot = latestSnapshot(store.db, stream);
  if (!snapshot) return null;
  const body = JSON.parse(snapshot.body) as SnapshotBody;
  const { head, position } = snapshot;
  return body.form === STATE_FORM ? { head, position, body } : null;
}

export function loadStream(store: Store, stream: string): Loaded {
  const opened = openingOf(store, stream);
  const snapshot = usableSnapshot(store, stream);
  const restored = snapshot
    ? restoreWorld(opened.tape, snapshot.body, (hash) => recordingOf(store.db, hash))
    : null;
  const from: Head = restored ? snapshot!.head : { seq: 0, hash: genesis(stream) };
  const { events, head, problem: broken } = readTail(store, stream, from);
  const problem = holdsEntry(store.db, stream, from) ? broken : missingEntry(stream, from);
  const world = restored ?? firstWorld(store, opened);
  const playable = restored !== null || events[0]?.position === 0;
  const session = { state: world.state, ports: portsOf(world, () => {}) };
  const corrected = resume(session, events, playable);
  if (!playable) world.tape.position = events.at(-1)?.position ?? world.tape.position;
  // A recording is played to where it was left: nothing happened to the account on the way.
  if (snapshot && !isDemo(world)) catchUp(session, snapshot.position);
  return { world, head, unverified: from, problem, corrected };
}
