/**
 * One kernel over one store. A command runs, its events are committed, and only then is it answered. When the commit
 * fails, memory is thrown away and read back from the disk: what was not stored did not happen.
 */
import { randomInt } from 'node:crypto';
import { emptyState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { fork, type Outcome, type Session } from '#core/kernel/session.ts';
import type { Ports } from '#core/kernel/ports.ts';
import type { History } from '#core/risk/returns.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import { AppFailure } from '#contract/errors.ts';
import { CATALOGUE, FIRST_WATCHED } from '#feeds/demo/catalogue.ts';
import { firstTradingDay } from '#feeds/demo/calendar.ts';
import { GENERATOR_VERSION } from '#feeds/demo/tape.ts';
import { accountStreams, type Head } from '#store/journal.ts';
import type { CommandEvents, Store } from '#store/store.ts';
import { FIRST_RULES } from './first-rules.ts';
import { Stops } from './stops.ts';
import { loadStream, type Loaded } from './load.ts';
import { groupBars, snapshotOf } from './snapshot.ts';
import { demoWorld, isDemo, openMarket, portsOf, type World } from './world.ts';

/** What the rest of the engine hears after each commit. */
export type EventListener = (events: readonly JournalEvent[]) => void;

export interface RuntimeOptions {
  /** Seed and first day of a new workspace's market; chosen when absent. */
  readonly seed?: number;
  readonly startDay?: number;
  readonly now: () => number;
  /** Where hosts leave word of an emergency stop; see stops.ts. */
  readonly stops?: SharedArrayBuffer | undefined;
}

const SNAPSHOT_EVERY = 2_000;

export class Runtime {
  readonly store: Store;
  stream: string;
  head: Head;
  world: World;
  damage: string | null = null;
  /** Working orders whose place in the queue was lost at start-up. */
  corrected = 0;
  unverified: Head = { seq: 0, hash: '' };
  readonly stops: Stops;
  /** The stop whose call comes next is carried out already. */
  overtaken = false;
  /** Reads the history as of a day; set by the engine. */
  historyOf: ((today: number) => History) | null = null;
  private daily: { readonly today: number; readonly history: History } | null = null;
  private snapshotSeq = 0;
  private readonly listeners: EventListener[] = [];

  private constructor(store: Store, stream: string, world: World, head: Head, stops: Stops) {
    this.stops = stops;
    this.store = store;
    this.stream = stream;
    this.world = world;
    this.head = head;
  }

  static open(store: Store, options: RuntimeOptions): Runtime {
    const current = store.currentStream();
    return current === null ? Runtime.create(store, options) : Runtime.load(store, current, options);
  }

  private static load(store: Store, stream: string, options: RuntimeOptions): Runtime {
    const loaded = loadStream(store, stream);
    const runtime = new Runtime(store, stream, loaded.world, loaded.head, new Stops(options.stops));
    runtime.adopt(loaded);
    return runtime;
  }

  private static create(store: Store, options: RuntimeOptions): Runtime {
    const seed = options.seed ?? randomInt(1, 2 ** 31);
    const startDay = firstTradingDay(options.startDay ?? options.now());
    const tape = { kind: 'demo', seed, generatorVersion: GENERATOR_VERSION, startDay } as const;
    const stream = 'account-1';
    const world = demoWorld(tape);
    openMarket(world, { instruments: CATALOGUE });
    const events: JournalEvent[] = [];
    const ports = portsOf(world, (event) => events.push(event));
    step(
      world.state,
      {
        kind: 'open-stream',
        tape,
        instruments: CATALOGUE,
        anchors: [],
        watched: FIRST_WATCHED,
        rules: FIRST_RULES,
      },
      ports,
    );
    const head = store.beginStream(stream, [{ commandId: '', events }], snapshotOf(world, []));
    const runtime = new Runtime(store, stream, world, head, new Stops(options.stops));
    runtime.snapshotSeq = head.seq;
    return runtime;
  }

  listen(listener: EventListener): void {
    this.listeners.push(listener);
  }

  /** The live session; for reading and for forks. */
  get session(): Session {
    return { state: this.world.state, ports: this.ports(() => {}) };
  }

  /** Daily history as of the market's present day. */
  get history(): History | undefined {
    const today = this.world.tape.day();
    if (this.daily?.today !== today) {
      const history = this.historyOf?.(today);
      this.daily = history ? { today, history } : null;
    }
    return this.daily?.history;
  }

  /** Daily history is read anew when it is asked for next. */
  barsChanged(): void {
    this.daily = null;
  }

  private ports(append: (event: JournalEvent) => void): Ports {
    const { history, stops } = this;
    const ports = { ...portsOf(this.world, append), interrupted: () => stops.asked };
    return history ? { ...ports, history } : ports;
  }

  /** A stop that was asked for goes before everything that is still undecided. */
  overtake(): void {
    const flatten = this.stops.take();
    if (flatten === null || this.damage !== null || !this.world.state.account) return;
    this.run({ kind: 'emergency-stop', flatten }, '');
    this.overtaken = true;
  }

  /** A what-if of the session whose events go nowhere else. */
  fork(append: (event: JournalEvent) => void = () => {}): Session {
    return fork(this.session, { append });
  }

  /** Runs a command and commits it, unless denied with what is to be stored `alongside`. Throws AppFailure when the store cannot. */
  run(command: Command, commandId: string, alongside: () => void = () => {}): Outcome {
    if (this.damage !== null) throw new AppFailure('READ_ONLY');
    const events: JournalEvent[] = [];
    let outcome: Outcome;
    try {
      outcome = step(
        this.world.state,
        command,
        this.ports((event) => events.push(event)),
      );
      if (events.length === 0) return outcome;
      const also = outcome.denial === null ? alongside : () => {};
      this.head = this.store.append(this.stream, this.head, events, commandId, also);
    } catch (error) {
      this.reload();
      throw error;
    }
    if (events.some(({ kind }) => kind === 'instrument-anchored' || kind === 'corporate-action'))
      this.daily = null;
    for (const listener of this.listeners) listener(events);
    if (this.head.seq - this.snapshotSeq >= SNAPSHOT_EVERY) this.snapshotIfPossible();
    return outcome;
  }

  /** Called after each step of the tape, before the next: strategies that trade on it. */
  follower: (() => void) | null = null;

  /** Plays the tape; step by step where somebody follows it. */
  advance(steps: number, untilFill = false): void {
    if (!this.follower) {
      this.run({ kind: 'advance-tape', steps, untilFill }, '');
      return;
    }
    const { lastFill } = this.world.state;
    for (let left = steps; left > 0; left -= 1) {
      this.run({ kind: 'advance-tape', steps: 1 }, '');
      this.follower?.();
      if (untilFill && this.world.state.lastFill !== lastFill) return;
    }
  }

  /** Stores state, market, tape and finished bars, so that the next start is quick. */
  snapshot(): number {
    if (this.damage !== null) return this.head.seq;
    const recorder = isDemo(this.world) ? this.world.recorder : null;
    const finished = recorder?.takeFinished() ?? [];
    try {
      this.store.snapshot(this.stream, this.head, snapshotOf(this.world, groupBars(finished)));
    } catch (error) {
      recorder?.giveBack(finished);
      throw error;
    }
    this.snapshotSeq = this.head.seq;
    return this.head.seq;
  }

  /** The command is committed already: a snapshot that fails only makes the next start slower. */
  private snapshotIfPossible(): void {
    try {
      this.snapshot();
    } catch {
      this.snapshotSeq = this.head.seq;
    }
  }

  /**
   * Closes this stream and opens the next on the same market; the old one stays readable. The next stream's beginning,
   * its snapshot and the switch to it are one transaction: when it fails, the old stream goes on (its working orders are
   * cancelled by then). A stop stays in force.
   */
  reset(open: Extract<Command, { kind: 'open-account' }>, commandId: string): Outcome {
    if (this.damage !== null) throw new AppFailure('READ_ONLY');
    const { world } = this;
    const next: World = { ...world, state: emptyState() };
    const events: JournalEvent[] = [];
    const run = (command: Command): Outcome =>
      step(
        next.state,
        command,
        portsOf(next, (event) => events.push(event)),
      );
    const { watched, rules, instruments, anchors, trading } = world.state;
    run({
      kind: 'open-stream',
      tape: world.tape.identity,
      instruments: [...instruments.values()],
      anchors: [...anchors.entries()],
      watched,
      rules,
    });
    const outcome = run(open);
    if (outcome.denial) return outcome;
    if (trading.mode !== 'active') run({ kind: 'limit-trading', mode: trading.mode, until: trading.until });
    if (world.state.account) this.run({ kind: 'close-stream' }, '');
    this.snapshot();
    const stream = `account-${accountStreams(this.store.db).length + 1}`;
    this.head = this.store.beginStream(stream, [{ commandId, events }], snapshotOf(next, []));
    this.stream = stream;
    this.world = next;
    this.snapshotSeq = this.head.seq;
    for (const listener of this.listeners) listener(events);
    return outcome;
  }

  /** Leaves this stream where it is and goes on with another of the workspace. */
  switchTo(stream: string): void {
    if (this.damage !== null) throw new AppFailure('READ_ONLY');
    if (stream === this.stream) return;
    this.snapshot();
    this.adopt(loadStream(this.store, stream));
    this.store.setCurrentStream(stream);
    this.stream = stream;
    this.moved();
  }

  /** Leaves this stream for a new one, which begins with these events in this world; `alongside` is stored with it. */
  begin(stream: string, entries: readonly CommandEvents[], world: World, alongside: () => void): void {
    if (this.damage !== null) throw new AppFailure('READ_ONLY');
    this.snapshot();
    this.head = this.store.beginStream(stream, entries, snapshotOf(world, []), alongside);
    this.stream = stream;
    this.world = world;
    this.corrected = 0;
    this.snapshotSeq = this.head.seq;
    this.moved();
  }

  private moved(): void {
    this.daily = null;
    for (const listener of this.listeners) listener([]);
  }

  /** Until what is on the disk is read back, nothing may be built on what is in memory. */
  private reload(): void {
    this.damage = 'the last command could not be stored, nor the state before it read back';
    this.adopt(loadStream(this.store, this.stream));
  }

  private adopt(loaded: Loaded): void {
    this.world = loaded.world;
    this.head = loaded.head;
    this.damage = loaded.problem;
    this.corrected = loaded.corrected;
    this.unverified = loaded.unverified;
    this.snapshotSeq = loaded.unverified.seq;
  }
}
