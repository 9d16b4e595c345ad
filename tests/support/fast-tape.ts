/**
 * The demo exchange on a day of a hundred steps, so that tests live through auctions, lunch and nights: HOSE with its
 * simulated rules by date, the US venues with their real ones, whose auctions are called at an instant.
 */
import type { Market } from '#core/matching/market.ts';
import type { TapeIdentity } from '#core/model/events.ts';
import type { Exchange, InstrumentId } from '#core/model/instrument.ts';
import { isoOf } from '#core/units/civil.ts';
import { unixMs, type UnixMs } from '#core/units/units.ts';
import { rulesAt, SIMULATED, VENUES } from '#core/venues/registry.ts';
import type { Phase, VenueRules } from '#core/venues/rules.ts';
import { addTradingDays, DAY_MS } from '#feeds/demo/calendar.ts';
import { DemoTape, type TapeSnapshot } from '#feeds/demo/tape.ts';

const DAY_STEPS = 100;
const STEP_MS = 60_000;

/** From a step of the day on. */
const VIETNAM: readonly (readonly [number, Phase])[] = [
  [0, 'closed'],
  [5, 'opening-auction'],
  [20, 'continuous'],
  [45, 'break'],
  [50, 'continuous'],
  [75, 'closing-auction'],
  [90, 'closed'],
];
const AMERICA: readonly (readonly [number, Phase])[] = [
  [0, 'closed'],
  [10, 'pre-market'],
  [25, 'opening-auction'],
  [25, 'continuous'],
  [80, 'closing-auction'],
  [80, 'post-market'],
  [90, 'closed'],
];

const dayOf = (exchange: Exchange) => (exchange === 'HOSE' ? VIETNAM : AMERICA);

/** Monday before the week in which HOSE changed its trading system. */
export const FAST_START = unixMs(Date.UTC(2025, 3, 30));

export class FastTape extends DemoTape {
  constructor(seed: number) {
    super({ kind: 'demo', seed, generatorVersion: 1, startDay: FAST_START });
  }

  static revive(snapshot: TapeSnapshot): FastTape {
    const tape = new FastTape(snapshot.identity.seed);
    tape.position = snapshot.position;
    const crowds = DemoTape.restore(snapshot);
    Object.assign(tape, { crowds: Reflect.get(crowds, 'crowds') as unknown });
    return tape;
  }

  override day(): UnixMs {
    return addTradingDays(this.identity.startDay, Math.floor(this.position / DAY_STEPS));
  }

  override now(): UnixMs {
    return unixMs(this.day() + (this.position % DAY_STEPS) * STEP_MS);
  }

  override phase(exchange: Exchange = 'HOSE'): Phase {
    return this.phases(exchange).at(-1)!;
  }

  override phases(exchange: Exchange = 'HOSE'): readonly Phase[] {
    const step = this.position % DAY_STEPS;
    const rows = dayOf(exchange);
    const begun = rows.filter(([from]) => from <= step);
    const latest = begun.at(-1)!;
    return begun.filter(([from]) => from === step && from === latest[0]).length > 1
      ? begun.filter(([from]) => from === step).map(([, phase]) => phase)
      : [latest[1]];
  }

  override rules(exchange: Exchange): VenueRules {
    const date = isoOf(this.day() / DAY_MS);
    if (exchange === 'HOSE') return rulesAt(SIMULATED.HOSE, date);
    const rules = rulesAt(VENUES[exchange], date);
    // Steps are a minute: what moves by a fifth of a percent within three of them pauses for two.
    return { ...rules, volatilityHalt: { moveBps: 20, windowMs: 3 * STEP_MS, pauseMs: 2 * STEP_MS } };
  }

  override step(active: () => readonly InstrumentId[], market: Market): UnixMs | null {
    super.step(active, market);
    return this.position % DAY_STEPS === DAY_STEPS - 1 ? this.day() : null;
  }
}

export const fastIdentity = (seed: number): TapeIdentity => new FastTape(seed).identity;
