/** The size of an order as its desk stands: at its own price, or at the last one with what opening there costs. */
import type { Instrument } from '#core/model/instrument.ts';
import type { Side } from '#core/model/order.ts';
import { notional, type Price, type Quantity } from '#core/units/units.ts';
import type { OrderOptions, Size } from './api.ts';
import type { SeriesBars } from './bars.ts';
import type { StrategyDesk } from './desk.ts';
import { priceOf } from './orders.ts';
import { quantityFor } from './sizing.ts';

export interface SizeAsked {
  readonly instrument: Instrument;
  readonly bars: SeriesBars;
  readonly size: Size;
  readonly side: Side;
  readonly options: OrderOptions;
}

/** Whole lots, at the instrument's scale; 0 where nothing sensible comes out. */
export function sizeAt(desk: StrategyDesk, { instrument, bars, size, side, options }: SizeAsked): number {
  const { finer = 0, spread = 0 } = desk;
  const at = options.limit ?? options.stop ?? options.touch;
  const stop = options.stopLoss;
  const met = at === undefined ? desk.last(instrument.id) : priceOf(instrument, at, finer);
  const price = spread === 0 ? met : Math.round(met * (side === 'buy' ? 1 + spread : 1 - spread));
  return quantityFor(size, {
    instrument,
    bars,
    equity: Math.max(0, desk.equity(instrument.currency)),
    price,
    stop: stop === undefined ? null : priceOf(instrument, stop, finer),
    finer,
    fees: (quantity) =>
      desk.fees(
        instrument,
        'buy',
        quantity,
        notional(instrument, Math.max(0, price) as Price, quantity as Quantity),
      ),
  });
}
