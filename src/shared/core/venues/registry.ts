/** Every venue's rule sets, and which one governs a day. */
import type { Exchange } from '../model/instrument.ts';
import type { IsoDate } from '../units/civil.ts';
import { CRYPTO, FX } from './around-the-clock.ts';
import { HOSE } from './hose.ts';
import type { VenueRules } from './rules.ts';
import { simulated } from './simulated.ts';
import { ARCA, NASDAQ, NYSE } from './us.ts';

export const VENUES: Readonly<Record<Exchange, readonly VenueRules[]>> = {
  HOSE,
  NASDAQ,
  NYSE,
  ARCA,
  CRYPTO,
  FX,
};

/** What the demo exchange uses in their place. */
export const SIMULATED: Readonly<Record<Exchange, readonly VenueRules[]>> = {
  HOSE: simulated(HOSE),
  NASDAQ: simulated(NASDAQ),
  NYSE: simulated(NYSE),
  ARCA: simulated(ARCA),
  CRYPTO: simulated(CRYPTO),
  FX: simulated(FX),
};

/** The set in force on a local date; the first one also serves the time before it. `sets` ascend by date. */
export function rulesAt(sets: readonly VenueRules[], date: IsoDate): VenueRules {
  const inForce = sets.findLast((rules) => rules.from <= date) ?? sets[0];
  if (!inForce) throw new RangeError('a venue without rules');
  return inForce;
}
