/** A limit price lies within the day's floor and ceiling, where the venue has them. */
import { verdict, type RiskCheck } from './check.ts';

export const bandCheck: RiskCheck = {
  name: 'price-band',
  run({ intent, venue }) {
    const { price } = intent;
    const { band } = venue;
    if (!band || price === null) return verdict('price-band', 'price', price, null, null);
    const { floor, ceiling } = band;
    const outside = price < floor || price > ceiling;
    const denial = outside ? ({ code: 'PRICE_OUTSIDE_BAND', price, floor, ceiling } as const) : null;
    return verdict('price-band', 'price', price, price < floor ? floor : ceiling, denial);
  },
};
