/** Commands about working orders: cancel, cancel all, replace. */
import { REST } from '../matching/book-sides.ts';
import { USER } from '../matching/venue.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { CancelReason, Order, OrderId } from '../model/order.ts';
import { runRisk } from '../risk/list.ts';
import type { Price, Quantity } from '../units/units.ts';
import { settleTrades } from './fills.ts';
import { riskContext, settleRest, tooLarge } from './place.ts';
import { deny, done, emit, stamp, type Outcome, type Session } from './session.ts';

export function cancelWorking(session: Session, order: Order, reason: CancelReason): void {
  session.ports.market.venue(order.instrumentId).cancel(order.number);
  emit(session, {
    kind: 'order-cancelled',
    ...stamp(session),
    orderId: order.id,
    leaves: order.leaves,
    reason,
  });
}

export function cancelOrder(session: Session, orderId: OrderId): Outcome {
  const order = session.state.orders.get(orderId);
  if (!order) return deny(session, 'cancel-order', orderId, { code: 'ORDER_NOT_WORKING', orderId });
  cancelWorking(session, order, 'user');
  return done(orderId);
}

/** Cancels in order of acceptance; `instrumentId` null means everywhere. */
export function cancelAll(
  session: Session,
  instrumentId: InstrumentId | null,
  reason: CancelReason,
): Outcome {
  const orders = [...session.state.orders.values()]
    .filter((order) => instrumentId === null || order.instrumentId === instrumentId)
    .sort((a, b) => a.number - b.number);
  for (const order of orders) cancelWorking(session, order, reason);
  return done(...orders.map((order) => order.id));
}

/**
 * A lower quantity at the same price keeps the place in the queue; a new price or a higher quantity goes to the back
 * and may trade at once. The quantity is the total: amending to what is already filled cancels the rest.
 */
export function replaceOrder(
  session: Session,
  orderId: OrderId,
  price: Price | null,
  quantity: Quantity,
): Outcome {
  const order = session.state.orders.get(orderId);
  if (!order) return deny(session, 'replace-order', orderId, { code: 'ORDER_NOT_WORKING', orderId });
  const at = price ?? order.price;
  if (at === order.price && quantity === order.quantity) {
    return deny(session, 'replace-order', orderId, { code: 'NOTHING_TO_REPLACE', orderId });
  }
  if (quantity > 0 && quantity <= order.filled) {
    cancelWorking(session, order, 'replaced-below-filled');
    return done(orderId);
  }
  return amend(session, order, at, quantity);
}

/** Checks the order as it would become, then changes it. */
function amend(session: Session, order: Order, price: Price | null, quantity: Quantity): Outcome {
  const { state, ports } = session;
  const { id: orderId, instrumentId } = order;
  const instrument = state.instruments.get(instrumentId)!;
  const venue = ports.market.venue(instrumentId);
  const amended = { ...order, price, quantity };
  const large = tooLarge(instrument, venue, amended);
  if (large) return deny(session, 'replace-order', orderId, large);
  const context = riskContext(session, amended, instrument, order);
  const { checks, denial } = runRisk(context);
  if (denial) return deny(session, 'replace-order', orderId, denial, checks);
  const leaves = quantity - order.filled;
  const priority = price === order.price && leaves <= order.leaves ? 'kept' : 'lost';
  const expectedFees = context.claim.fees;
  emit(session, {
    kind: 'order-replaced',
    ...stamp(session),
    orderId,
    price,
    quantity,
    expectedFees,
    priority,
    checks,
  });
  const left = venue.replace(order.number, price!, leaves, REST, USER);
  settleTrades(session, venue);
  if (left > 0 && priority === 'lost') settleRest(session, order, venue, left);
  return done(orderId);
}
