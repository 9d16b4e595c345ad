/** The last price is fresh: something traded, or trading began, no longer ago than so many milliseconds. */
import { matches } from '../../matching/phases.ts';
import { judged, type RuleKind } from './rule.ts';

export const stalePrice: RuleKind<'stale-price'> =
  ({ ms: limit }) =>
  ({ venue, now }) => {
    if (!matches(venue.phase) || venue.freshAt === 0) return judged('milliseconds', null, limit);
    const age = Math.max(0, now - venue.freshAt);
    const denial = age > limit ? ({ code: 'PRICE_STALE', age, limit } as const) : null;
    return judged('milliseconds', age, limit, denial);
  };
