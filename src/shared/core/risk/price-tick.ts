/** Limit and stop prices are there where the type needs them, positive and on the tick grid of their price range. */
import type { Denial } from '../model/denial.ts';
import { ceilToTick, floorToTick, tickAt, type Instrument } from '../model/instrument.ts';
import { NEEDS_LIMIT, NEEDS_STOP } from '../model/terms.ts';
import { verdict, type RiskCheck } from './check.ts';

function offGrid(instrument: Instrument, price: number | null): Denial | null {
  if (price === null) return { code: 'PRICE_MISSING' };
  if (price <= 0) return { code: 'PRICE_NOT_POSITIVE', price };
  const tick = tickAt(instrument, price);
  if (price % tick === 0) return null;
  const below = floorToTick(instrument, price);
  return { code: 'PRICE_OFF_TICK', price, tick, below, above: ceilToTick(instrument, price) };
}

export const priceTick: RiskCheck = {
  name: 'price-tick',
  run({ intent, instrument }) {
    const { type, price, stop } = intent;
    const denial =
      (NEEDS_STOP.includes(type) ? offGrid(instrument, stop) : null) ??
      (NEEDS_LIMIT.includes(type) || price !== null ? offGrid(instrument, price) : null);
    const shown = price ?? stop;
    const tick = shown !== null && shown > 0 ? tickAt(instrument, shown) : null;
    return verdict('price-tick', 'price', shown, tick, denial);
  },
};
