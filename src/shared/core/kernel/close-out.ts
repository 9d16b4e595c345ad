/**
 * The order that closes as much of a holding as can be closed at once: no more than has settled and than the venue takes,
 * whole lots at the market, an odd lot at the band's edge. What is left is for the next.
 */
import type { HeldSide } from '../ledger/marking.ts';
import type { Venue } from '../matching/venue.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { OrderIntent } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import { unitAt } from '../venues/lots.ts';
import type { Session } from './session.ts';
import { unsettledShares } from './settlement.ts';

export interface Holding {
  readonly instrumentId: InstrumentId;
  readonly side: HeldSide;
  /** Positive. */
  readonly size: number;
}

/** Whether one of these works already. */
export const isClosing = ({ state }: Session, id: InstrumentId, source: 'closing' | 'liquidation'): boolean =>
  [...state.orders.values()].some((order) => order.source === source && order.instrumentId === id);

/** Nothing settled: all of it, so that the denial says until when. */
function atOnce(session: Session, venue: Venue, { side, size }: Holding): number {
  const pending = side === 'long' ? unsettledShares(session, venue, 0) : [];
  const settled = size - pending.reduce((sum, { shares }) => sum + shares, 0);
  const most = venue.rules?.lots.maxOrder ?? size;
  return Math.min(settled > 0 ? settled : size, most);
}

export function closingOrder(
  session: Session,
  holding: Holding,
  source: 'closing' | 'liquidation',
): OrderIntent {
  const { instrumentId, side: held } = holding;
  const venue = session.ports.market.venue(instrumentId);
  const { instrument, rules, reference, band, last } = venue;
  const lot = rules ? unitAt(rules, reference, 'market') : instrument.lotSize;
  const size = atOnce(session, venue, holding);
  const whole = size - (size % lot);
  const { floor = last, ceiling = last } = band ?? {};
  const edge = held === 'long' ? floor : ceiling;
  const how =
    whole > 0
      ? ({ type: 'market', timeInForce: 'IOC', quantity: whole, price: null } as const)
      : ({ type: 'limit', timeInForce: 'DAY', quantity: size, price: edge } as const);
  const hedging = session.state.account!.terms.positionMode === 'hedging';
  return {
    instrumentId,
    side: held === 'long' ? 'sell' : 'buy',
    ...how,
    quantity: how.quantity as Quantity,
    price: how.price as Price | null,
    stop: null,
    source,
    note: '',
    // The venue knows the net position only.
    ...(hedging ? { effect: 'close' } : { reduceOnly: true }),
    confirmed: true,
  };
}
