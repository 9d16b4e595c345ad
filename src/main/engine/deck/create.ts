/** New sessions: an account of their own on a recording, in a stream of their own. */
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent, RecordedTapeIdentity } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { RuleSet } from '#core/model/rules.ts';
import { step } from '#core/kernel/step.ts';
import { AppFailure } from '#contract/errors.ts';
import type { ReplayAbout } from '#contract/replay-views.ts';
import type { Cassette } from '#feeds/recorded/cassette.ts';
import { insertReplay, keepRecording, nextReplayNumber } from '#store/replays.ts';
import { openMarket, newWorld, portsOf } from '../runtime/world.ts';
import type { Runtime } from '../runtime/runtime.ts';

export interface NewSession {
  readonly commandId: string;
  readonly cassette: Cassette;
  readonly identity: RecordedTapeIdentity;
  readonly instruments: readonly Instrument[];
  readonly about: Omit<ReplayAbout, 'from' | 'to' | 'end'>;
  readonly rules: RuleSet;
  readonly account: Extract<Command, { kind: 'open-account' }>;
}

/** Begins a session and opens it; what was open before stays where it is. Returns its stream. */
export function createSession(runtime: Runtime, session: NewSession): string {
  const { cassette, identity, instruments, rules, account } = session;
  const { db } = runtime.store;
  const number = nextReplayNumber(db);
  const stream = `replay-${number}`;
  const world = newWorld(identity, () => cassette.body);
  const { end } = world.tape;
  if (!end) throw new AppFailure('REPLAY_EMPTY');
  openMarket(world, { instruments });
  const events: JournalEvent[] = [];
  const ports = portsOf(world, (event) => events.push(event));
  const watched = instruments.map(({ id }) => id);
  step(world.state, { kind: 'open-stream', tape: identity, instruments, anchors: [], watched, rules }, ports);
  const { denial } = step(world.state, account, ports);
  if (denial) throw new AppFailure('BAD_REQUEST', { detail: denial.code });
  const about: ReplayAbout = { ...session.about, from: world.tape.now(), to: world.tape.lastAt(), end };
  runtime.begin(stream, [{ commandId: session.commandId, events }], world, () => {
    keepRecording(db, cassette.hash, cassette.body);
    insertReplay(db, { stream, number, about, parent: null });
  });
  return stream;
}
