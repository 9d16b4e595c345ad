/**
 * The demo exchange as a tape: identity, seed, position. Its participants act through the same matching engine as the
 * user; what they do is never journalled. A snapshot holds every participant's state, so a restart goes on from there.
 */
import { bookOf } from '#core/matching/book-venue.ts';
import type { Market } from '#core/matching/market.ts';
import type { DemoTapeIdentity } from '#core/model/events.ts';
import type { Exchange, InstrumentId } from '#core/model/instrument.ts';
import { isoOf } from '#core/units/civil.ts';
import type { UnixMs } from '#core/units/units.ts';
import { rulesAt, SIMULATED } from '#core/venues/registry.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { Crowd, type CrowdSnapshot } from './agents.ts';
import type { Feed } from '../feed.ts';
import { DAY_MS, endsDay, marketTime, STEP_MS } from './calendar.ts';
import { Random } from './random.ts';

/** Raised whenever the same seed would give other orders. */
export const GENERATOR_VERSION = 2;

export interface TapeSnapshot {
  readonly identity: DemoTapeIdentity;
  readonly position: number;
  readonly crowds: Readonly<Record<string, CrowdSnapshot>>;
}

export class DemoTape implements Feed {
  readonly identity: DemoTapeIdentity;
  position = 0;
  readonly end = null;
  private readonly crowds = new Map<InstrumentId, Crowd>();

  constructor(identity: DemoTapeIdentity) {
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

  lastAt = (): UnixMs => this.now();
  positionAt = (): number => this.position;
  after = (position: number, steps: number): number => position + steps;
  sessionFrom = (): number => this.position;
  stepsIn = (ms: number, speed: number): number => (ms * speed) / STEP_MS;

  phase(): Phase {
    return marketTime(this.identity.startDay, this.position).phase;
  }

  phases(): readonly Phase[] {
    return [this.phase()];
  }

  rules(exchange: Exchange): VenueRules {
    return rulesAt(SIMULATED[exchange], isoOf(this.day() / DAY_MS));
  }

  open(id: InstrumentId, market: Market): void {
    const venue = bookOf(market.venue(id));
    let crowd = this.crowds.get(id);
    if (!crowd) {
      crowd = new Crowd(Random.seeded(this.identity.seed, id), venue.last);
      this.crowds.set(id, crowd);
    }
    crowd.open(venue);
  }

  step(active: () => readonly InstrumentId[], market: Market): UnixMs | null {
    this.position += 1;
    const now = this.now();
    for (const id of active()) {
      const venue = bookOf(market.venue(id));
      venue.advanceTo(now);
      this.crowds.get(id)?.act(venue);
    }
    return endsDay(this.position) ? this.day() : null;
  }
}
