/**
 * The demo exchange as a tape: identity, seed, position. Its participants act through the same matching engine as the
 * user; what they do is never journalled. A snapshot holds every participant's state, so a restart goes on from there.
 */
import type { Market } from '#core/matching/market.ts';
import type { Clock, Tape } from '#core/kernel/ports.ts';
import type { TapeIdentity } from '#core/model/events.ts';
import type { InstrumentId } from '#core/model/instrument.ts';
import type { UnixMs } from '#core/units/units.ts';
import { Crowd, type CrowdSnapshot } from './agents.ts';
import { marketTime, STEPS_PER_DAY } from './calendar.ts';
import { Random } from './random.ts';

/** Raised whenever the same seed would give other orders. */
export const GENERATOR_VERSION = 1;

export interface TapeSnapshot {
  readonly identity: TapeIdentity;
  readonly position: number;
  readonly crowds: Readonly<Record<string, CrowdSnapshot>>;
}

export class DemoTape implements Tape, Clock {
  readonly identity: TapeIdentity;
  position = 0;
  private readonly crowds = new Map<InstrumentId, Crowd>();

  constructor(identity: TapeIdentity) {
    this.identity = identity;
  }

  static restore(snapshot: TapeSnapshot): DemoTape {
    const tape = new DemoTape(snapshot.identity);
    tape.position = snapshot.position;
    for (const [id, crowd] of Object.entries(snapshot.crowds))
      tape.crowds.set(id as InstrumentId, Crowd.restore(crowd));
    return tape;
  }

  snapshot(): TapeSnapshot {
    const crowds = Object.fromEntries([...this.crowds].map(([id, crowd]) => [id, crowd.snapshot()]));
    return { identity: this.identity, position: this.position, crowds };
  }

  now(): UnixMs {
    return marketTime(this.identity.startDay, this.position).at;
  }

  /** UTC midnight of the current trading day. */
  day(): UnixMs {
    return marketTime(this.identity.startDay, this.position).day;
  }

  open(id: InstrumentId, market: Market): void {
    const venue = market.venue(id);
    let crowd = this.crowds.get(id);
    if (!crowd) {
      crowd = new Crowd(Random.seeded(this.identity.seed, id), venue.last);
      this.crowds.set(id, crowd);
    }
    crowd.open(venue);
  }

  step(active: readonly InstrumentId[], market: Market): UnixMs | null {
    this.position += 1;
    for (const id of active) this.crowds.get(id)?.act(market.venue(id));
    return this.position % STEPS_PER_DAY === 0 ? this.day() : null;
  }
}
