/** A limit price is there, positive and on the tick grid of its price range. */
import { ceilToTick, floorToTick, tickAt } from '../model/instrument.ts';
import { verdict, type RiskCheck, type Verdict } from './check.ts';

export const priceTick: RiskCheck = {
  name: 'price-tick',
  run({ intent, instrument }): Verdict {
    const { price } = intent;
    if (intent.type !== 'limit') return verdict('price-tick', 'price', null, null, null);
    if (price === null) return verdict('price-tick', 'price', null, null, { code: 'PRICE_MISSING' });
    if (price <= 0) return verdict('price-tick', 'price', price, null, { code: 'PRICE_NOT_POSITIVE', price });
    const tick = tickAt(instrument, price);
    if (price % tick === 0) return verdict('price-tick', 'price', price, tick, null);
    const below = floorToTick(instrument, price);
    const above = ceilToTick(instrument, price);
    return verdict('price-tick', 'price', price, tick, { code: 'PRICE_OFF_TICK', price, tick, below, above });
  },
};
