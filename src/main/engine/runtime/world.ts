/** What a stream is traded in: its state, its market and the tape that moves it, whatever tape that is. */
import { barVenues } from '#core/matching/bars/maker.ts';
import { emptyState, restoreState, STATE_FORM, snapshotState } from '#core/kernel/state.ts';
import type { KernelState, StateSnapshot } from '#core/kernel/state.ts';
import { sequentialIds, type Ports } from '#core/kernel/ports.ts';
import { Market, type MarketSnapshot } from '#core/matching/market.ts';
import type { JournalEvent, RecordedTapeIdentity, StreamOpened, TapeIdentity } from '#core/model/events.ts';
import { DemoTape, GENERATOR_VERSION, type TapeSnapshot } from '#feeds/demo/tape.ts';
import { Recorder, type RecorderSnapshot } from '#feeds/demo/recorder.ts';
import type { Feed, MarketRecord } from '#feeds/feed.ts';
import { BarTape } from '#feeds/recorded/bar-tape.ts';
import { unpackBars, unpackOrders } from '#feeds/recorded/cassette.ts';
import { OrderTape, recordVenues } from '#feeds/recorded/order-tape.ts';
import { NO_PRINTS } from '#feeds/recorded/no-prints.ts';

export interface World {
  readonly state: KernelState;
  readonly market: Market;
  readonly tape: Feed;
  readonly recorder: MarketRecord;
}

/** The demo exchange keeps more than the others: what its participants do next, the bars of its day. */
export interface DemoWorld extends World {
  readonly tape: DemoTape;
  readonly recorder: Recorder;
}

export const isDemo = (world: World): world is DemoWorld => world.tape instanceof DemoTape;

export type SnapshotBody = {
  /** The form of `state`; absent in the first. */
  readonly form?: number;
} & (
  | {
      readonly state: StateSnapshot;
      readonly market: MarketSnapshot;
      readonly tape: TapeSnapshot;
      readonly recorder: RecorderSnapshot;
    }
  /** Of a recorded tape only the place is kept where market is null: from the beginning it is soon there again. */
  | {
      readonly recorded: true;
      readonly position: number;
      /** Market time there. */
      readonly at: number;
      readonly state: StateSnapshot;
      readonly market: MarketSnapshot | null;
    }
);

/** Reads a recording by its hash. */
export type Recordings = (hash: string) => Uint8Array;

/** Ports of a world; events go to `append`. */
export const portsOf = (world: World, append: (event: JournalEvent) => void): Ports => ({
  clock: world.tape,
  tape: world.tape,
  ids: sequentialIds,
  market: world.market,
  journal: { append },
});

/** The demo exchange as it stands before anything happened. */
export function demoWorld(identity: Extract<TapeIdentity, { kind: 'demo' }>): DemoWorld {
  const tape = new DemoTape(identity);
  const market = new Market();
  const recorder = new Recorder(tape);
  market.listen(recorder);
  return { state: emptyState(), market, tape, recorder };
}

function recordedWorld(identity: RecordedTapeIdentity, recordings: Recordings): World {
  const { hash, fill } = identity;
  const cassette = { hash, body: recordings(hash) };
  if (identity.kind === 'orders') {
    const record = unpackOrders(cassette);
    const tape = new OrderTape(identity, record);
    const market = new Market(recordVenues(record));
    const recorder = new Recorder(tape);
    market.listen(recorder);
    return { state: emptyState(), market, tape, recorder };
  }
  const tape = new BarTape(identity, unpackBars(cassette));
  return { state: emptyState(), market: new Market(barVenues(fill!)), tape, recorder: NO_PRINTS };
}

/** A market as it stands before anything happened. */
export const newWorld = (identity: TapeIdentity, recordings: Recordings): World =>
  identity.kind === 'demo' ? demoWorld(identity) : recordedWorld(identity, recordings);

/** Lists a stream's instruments in a new market: what `stream-opened` means for it. */
export function openMarket(world: World, opened: Pick<StreamOpened, 'instruments'>): void {
  for (const instrument of opened.instruments) {
    world.market.list(instrument);
    world.tape.open(instrument.id, world.market);
  }
}

export function snapshotBody(world: World): SnapshotBody {
  const { market, tape } = world;
  const state = snapshotState(world.state);
  if (!isDemo(world))
    return {
      form: STATE_FORM,
      recorded: true,
      at: tape.now(),
      position: tape.position,
      state,
      market: market.snapshot(),
    };
  return {
    form: STATE_FORM,
    state,
    market: market.snapshot()!,
    tape: world.tape.snapshot(),
    recorder: world.recorder.snapshot(),
  };
}

/** Null where it is to be played from the beginning. */
export function restoreWorld(
  identity: TapeIdentity,
  body: SnapshotBody,
  recordings: Recordings,
): World | null {
  if (!('recorded' in body)) return restoreDemo(body);
  if (body.market === null || identity.kind === 'demo') return null;
  const { market, tape, recorder } = recordedWorld(identity, recordings);
  const state = restoreState(body.state);
  for (const instrument of state.instruments.values()) market.list(instrument, body.market[instrument.id]);
  tape.position = body.position;
  return { state, market, tape, recorder };
}

function restoreDemo(body: Exclude<SnapshotBody, { recorded: true }>): World {
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
