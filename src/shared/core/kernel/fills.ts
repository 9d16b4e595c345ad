/** Turns the venue's trades of the user's orders into journalled fills with fees and postings. */
import { fillFees, sumFees } from '../ledger/fees.ts';
import { applyTrade, flat } from '../ledger/position.ts';
import { tradePostings } from '../ledger/postings.ts';
import type { UserTrade, Venue } from '../matching/venue.ts';
import type { Order } from '../model/order.ts';
import { money, notional, quantity, type Price, type Quantity } from '../units/units.ts';
import { emit, stamp, type Session } from './session.ts';

export function settleTrades(session: Session, venue: Venue): void {
  if (venue.userTrades.length === 0) return;
  for (const trade of venue.takeUserTrades()) settleTrade(session, venue, trade);
}

function settleTrade(session: Session, venue: Venue, trade: UserTrade): void {
  const { state, ports } = session;
  const { instrument } = venue;
  const order = state.orders.get(ports.ids.order(trade.key));
  if (!order) throw new Error(`the venue traded order ${trade.key}, which is not working`);
  const size = trade.quantity as Quantity;
  const value = notional(instrument, trade.price as Price, size);
  const fees = feesOf(session, order, venue, size, value);
  const position = state.positions.get(instrument.id) ?? flat(instrument.id);
  const effect = applyTrade(position, order.side, size, value);
  const amounts = { value, costChange: effect.costChange, realised: effect.realised, fees: sumFees(fees) };
  emit(session, {
    kind: 'order-filled',
    ...stamp(session),
    orderId: order.id,
    fill: state.lastFill + 1,
    instrumentId: instrument.id,
    side: order.side,
    price: trade.price as Price,
    quantity: size,
    liquidity: trade.liquidity,
    fees,
    realised: effect.realised,
    currency: instrument.currency,
    postings: tradePostings(instrument, order.side, amounts),
  });
}

function feesOf(session: Session, order: Order, venue: Venue, size: Quantity, value: number) {
  const profile = session.state.account!.feeProfiles[venue.instrument.currency];
  const before = { quantity: order.filled, notional: order.filledNotional };
  const after = { quantity: quantity(order.filled + size), notional: money(order.filledNotional + value) };
  return fillFees(profile, venue.instrument, order.side, before, after);
}
