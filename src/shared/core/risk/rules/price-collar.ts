/** A limit price no worse than the last price, or the middle of bid and ask, by more than so many basis points. */
import { mulDiv } from '../../units/integer.ts';
import type { RiskContext } from '../check.ts';
import { judged, type RuleKind } from './rule.ts';

function referenceOf({ venue }: RiskContext, against: 'last' | 'mid'): number {
  const { bid, ask, last } = venue.met();
  if (against === 'last' || bid === null || ask === null) return last;
  return mulDiv(bid + ask, 1, 2, 'half-even');
}

export const priceCollar: RuleKind<'price-collar'> =
  ({ bps, against }) =>
  (context) => {
    const { side, price } = context.intent;
    if (price === null) return judged('price', null, null);
    const reference = referenceOf(context, against);
    const width = mulDiv(reference, bps, 10_000, 'floor');
    const limit = side === 'buy' ? reference + width : reference - width;
    const worse = side === 'buy' ? price > limit : price < limit;
    const denial = worse ? ({ code: 'PRICE_OUTSIDE_COLLAR', price, limit, reference } as const) : null;
    return judged('price', price, limit, denial);
  };
