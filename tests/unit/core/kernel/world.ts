/** A kernel on the demo exchange that can be saved, restored, and brought up to date from its journal. */
import { PLAIN_TERMS } from '#core/model/account.ts';
import { sequentialIds, type Ports } from '#core/kernel/ports.ts';
import { resume } from '#core/kernel/resume.ts';
import type { Outcome } from '#core/kernel/session.ts';
import { emptyState, restoreState, snapshotState, type KernelState } from '#core/kernel/state.ts';
import { step } from '#core/kernel/step.ts';
import { Market } from '#core/matching/market.ts';
import type { Command } from '#core/model/commands.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { History } from '#core/risk/returns.ts';
import { money } from '#core/units/units.ts';
import { FastTape } from '../../../support/fast-tape.ts';
import { AAPL, FPT } from '../../../support/kernel.ts';

export const TRADED: readonly Instrument[] = [FPT, AAPL, { ...AAPL, id: 'US:TWIN' as never, symbol: 'TWIN' }];

/** Sixty days on which the instruments move by up to 3 %. */
const HISTORY: History = {
  days: 60,
  returns: (id) =>
    Int32Array.from({ length: 60 }, (_, day) => (((day + 1) * (id.length + 7) * 7_919) % 60_001) - 30_000),
  averageVolume: () => null,
  averageTrueRange: () => null,
  volatilityBps: () => null,
};

/** A little movement calls the account, a little more closes its positions. */
const THIN = { kind: 'leverage', times: 4, maintenanceBps: 10_000, stopOutBps: 9_900 } as const;

const through = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export class World {
  readonly state: KernelState;
  readonly market: Market;
  readonly tape: FastTape;
  readonly journal: JournalEvent[] = [];

  constructor(tape: FastTape, state = emptyState(), market = new Market()) {
    this.tape = tape;
    this.state = state;
    this.market = market;
  }

  static fresh(seed: number): World {
    const world = new World(new FastTape(seed));
    for (const instrument of TRADED) {
      world.market.list(instrument);
      world.tape.open(instrument.id, world.market);
    }
    return world;
  }

  open(): this {
    const { identity } = this.tape;
    const called = identity.seed % 3 === 0;
    const watched = TRADED.map(({ id }) => id);
    const stream = { tape: identity, instruments: TRADED, anchors: [], watched, rules: [] };
    this.run({ kind: 'open-stream', ...stream });
    this.run({
      kind: 'open-account',
      name: 'Test',
      baseCurrency: 'VND',
      cash: { VND: money(called ? 2e7 : 1e10), USD: money(called ? 3e8 : 1e10) },
      holdings: (called ? [] : TRADED).map(({ id, listedPrice }) => ({
        instrumentId: id,
        quantity: 1_000 as never,
        price: listedPrice,
      })),
      feeProfiles: { VND: 'vn-broker', USD: 'us-per-share' },
      terms: {
        ...PLAIN_TERMS,
        settlement: identity.seed % 2 === 0 ? 'immediate' : 'market',
        margin: called ? THIN : { kind: 'cash' },
      },
    });
    return this;
  }

  get ports(): Ports {
    const { tape, market } = this;
    const journal = { append: (event: JournalEvent) => void this.journal.push(event) };
    return { clock: tape, tape, ids: sequentialIds, market, journal, history: HISTORY };
  }

  run(command: Command): Outcome {
    return step(this.state, command, this.ports);
  }

  /** As text, through which a snapshot goes to the disk and back. */
  save() {
    const { state, market, tape } = this;
    return through({ state: snapshotState(state), market: market.snapshot(), tape: tape.snapshot() });
  }

  static load({ state, market, tape }: ReturnType<World['save']>): World {
    const venues = new Market();
    const restored = restoreState(state as never);
    for (const instrument of restored.instruments.values()) venues.list(instrument, market![instrument.id]);
    return new World(FastTape.revive(tape), restored, venues);
  }

  /** Brings a world up to date; returns how many orders had to be corrected. */
  follow(events: readonly JournalEvent[], position: number): number {
    const corrected = resume(this, through(events), true);
    if (position > this.tape.position)
      this.run({ kind: 'advance-tape', steps: position - this.tape.position });
    return corrected;
  }
}
