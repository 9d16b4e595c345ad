/**
 * Branches: a session that goes on from a moment of another one. Its journal begins with the other's entries up to there,
 * as facts, and says so; the other stays as it is. Going back in a session is a branch too: what was done is never undone.
 */
import { AppFailure } from '#contract/errors.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { catchUp, resume } from '#core/kernel/resume.ts';
import { allEvents, entryHash, hasCommandsAfter } from '#store/journal.ts';
import { findReplay, hideReplay, insertReplay, nextReplayNumber, type StoredReplay } from '#store/replays.ts';
import { firstWorld } from '../runtime/load.ts';
import { portsOf } from '../runtime/world.ts';
import type { Runtime } from '../runtime/runtime.ts';

export function sessionOf({ store: { db } }: Runtime, stream: string): StoredReplay {
  const found = findReplay(db, stream);
  if (!found) throw new AppFailure('NOT_FOUND', { what: stream });
  return found;
}

export interface Branch {
  readonly stream: string;
  readonly position: number;
  readonly name: string | null;
  /** It stands for its parent where that was left without anything done after the branch. */
  readonly takesOver: boolean;
}

/** Begins a branch of a session at a position of its tape and opens it. Returns its stream. */
export function branchOff(runtime: Runtime, { stream, position, name, takesOver }: Branch): string {
  const { store } = runtime;
  const { db } = store;
  const parent = sessionOf(runtime, stream);
  const entries = [...allEvents(db, stream)];
  const kept = entries.filter(({ event }) => event.position <= position);
  const events: JournalEvent[] = kept.map(({ event }) => event);
  const [opened] = events;
  if (opened?.kind !== 'stream-opened') throw new AppFailure('NOT_FOUND', { what: stream });
  const { seq } = kept.at(-1)!;
  const world = firstWorld(store, opened);
  const session = { state: world.state, ports: portsOf(world, () => {}) };
  resume(session, events, true);
  catchUp(session, position);
  const hash = entryHash(db, stream, seq);
  const at = world.tape.now();
  const branched = {
    kind: 'stream-branched',
    at,
    position: world.tape.position,
    parent: stream,
    seq,
    hash,
  } as const;
  const copied = kept.map(({ commandId, event }) => ({ commandId, events: [event] }));
  const number = nextReplayNumber(db);
  const about = { ...parent.about, name: name ?? branchName(parent.about.name, number) };
  const branch = `replay-${number}`;
  // Of a session in which nothing was done from there on, the branch is the continuation.
  const empty = !hasCommandsAfter(db, stream, seq);
  runtime.begin(branch, [...copied, { commandId: '', events: [branched] }], world, () => {
    insertReplay(db, { stream: branch, number, about, parent: { stream, seq } });
    if (takesOver && empty) hideReplay(db, stream, true);
  });
  return branch;
}

/** Of a branch the number it has already gives way. */
const branchName = (name: string, number: number): string =>
  `${name.replace(/ \(\d+\)$/, '').slice(0, 70)} (${number})`;
