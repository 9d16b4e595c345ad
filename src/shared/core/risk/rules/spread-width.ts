/** An order that may trade at once meets a market whose bid and ask are not too far apart (basis points of their middle). */
import { mulDiv } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const spreadWidth: RuleKind<'spread-width'> =
  ({ bps: limit }) =>
  ({ venue, claimsNow }) => {
    const { bid, ask } = venue.met();
    if (bid === null || ask === null || !claimsNow) return judged('basis-points', null, limit);
    const spread = mulDiv(2 * (ask - bid), 10_000, bid + ask, 'ceil');
    const denial = spread > limit ? ({ code: 'SPREAD_TOO_WIDE', spread, limit } as const) : null;
    return judged('basis-points', spread, limit, denial);
  };
