/** Exact units as strategies see them. `finer`: decimals that the run's ledger has beyond its currency's own. */
import type { Instrument } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { StrategyOrder } from './api.ts';

export const priceUnit = ({ priceScale }: Pick<Instrument, 'priceScale'>, finer: number): number =>
  10 ** (priceScale + finer);

export const moneyUnit = (currency: Currency, finer: number): number => 10 ** (moneyScale(currency) + finer);

export function viewOf(order: Order, symbol: string, instrument: Instrument, finer: number): StrategyOrder {
  const { id, side, type, leaves, price, stop } = order;
  const unit = priceUnit(instrument, finer);
  const at = (value: number | null): number | null => (value === null ? null : value / unit);
  return {
    id,
    symbol,
    side,
    type,
    quantity: leaves / 10 ** instrument.quantityScale,
    limit: at(price),
    stop: at(stop),
  };
}
