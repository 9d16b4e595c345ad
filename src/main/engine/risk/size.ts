/** How large an order would be by a way of sizing: for the ticket and for the rows of a sheet. */
import type { Session } from '#core/kernel/session.ts';
import { baseAmount, portfolioOf } from '#core/kernel/portfolio.ts';
import type { Instrument } from '#core/model/instrument.ts';
import { sizeOrder, type Sizing } from '#core/risk/sizing.ts';
import { notional, type Price, type Quantity } from '#core/units/units.ts';
import { unitAt } from '#core/venues/lots.ts';
import type { SizeView } from '#contract/risk-views.ts';

export function sizeFor(
  session: Session,
  instrument: Instrument,
  params: { readonly sizing: Sizing; readonly price: number | null; readonly stop: number | null },
): SizeView {
  const { currency } = instrument;
  const venue = session.ports.market.venue(instrument.id);
  const price = params.price ?? venue.last;
  const lot = venue.rules ? unitAt(venue.rules, venue.reference, 'limit') : instrument.lotSize;
  // What one unit of the currency is worth in the base currency, turned round.
  const unit = baseAmount(session.state, 1_000_000_000, currency) / 1_000_000_000;
  const { sizing, stop } = params;
  const quantity = sizeOrder(sizing, {
    instrument,
    lot,
    equity: unit > 0 ? portfolioOf(session).equity() / unit : 0,
    price,
    stop,
    averageTrueRange:
      sizing.method === 'volatility-target'
        ? (session.ports.history?.averageTrueRange(instrument.id, sizing.days) ?? null)
        : null,
  });
  const worth = (at: number): number => notional(instrument, at as Price, quantity as Quantity);
  return {
    quantity,
    notional: worth(price),
    currency,
    riskAtStop: stop === null ? null : Math.abs(worth(price) - worth(stop)),
  };
}
