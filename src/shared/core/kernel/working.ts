/** Commands about working orders: cancel, cancel all, replace. */
import type { CancelFilter, Command } from '../model/commands.ts';
import type { CancelReason, Order, OrderId } from '../model/order.ts';
import { judge } from './judge.ts';
import { phaseRules } from '../venues/rules.ts';
import type { Price, Quantity } from '../units/units.ts';
import { settle } from './reports.ts';
import { deny, done, emit, stamp, type Outcome, type Session } from './session.ts';

export const EVERYTHING: CancelFilter = { instrumentId: null };

export function cancelWorking(session: Session, order: Order, reason: CancelReason): void {
  const venue = session.ports.market.venue(order.instrumentId);
  venue.cancelOrder(order.number, reason);
  settle(session, venue);
}

export function cancelOrder(session: Session, orderId: OrderId): Outcome {
  const order = session.state.orders.get(orderId);
  if (!order) return deny(session, 'cancel-order', orderId, { code: 'ORDER_NOT_WORKING', orderId });
  const denial = phaseDenial(session, order, 'cancel');
  if (denial) return deny(session, 'cancel-order', orderId, denial);
  cancelWorking(session, order, 'user');
  return done(orderId);
}

/** Whether the phase lets an order that stands in the market be changed. What Tapedeck holds may always be. */
function phaseDenial({ ports }: Session, order: Order, what: 'cancel' | 'amend') {
  const { rules, phase } = ports.market.venue(order.instrumentId);
  if (order.waiting !== undefined || !rules) return null;
  const here = phaseRules(rules, phase);
  const refused = what === 'cancel' ? !here.cancel : here.amend === 'none';
  return refused ? ({ code: 'PHASE_FORBIDS', action: what, phase } as const) : null;
}

const matchesFilter = (order: Order, { instrumentId, side, basketId, groupId }: CancelFilter): boolean =>
  (instrumentId === null || order.instrumentId === instrumentId) &&
  (side === undefined || order.side === side) &&
  (basketId === undefined || order.basketId === basketId) &&
  (groupId === undefined || order.group?.id === groupId);

/** Cancels in order of acceptance what the filter names and the phase lets go; the rest is denied by its own entry. */
export function cancelAll(session: Session, filter: CancelFilter, reason: CancelReason): Outcome {
  const orders = [...session.state.orders.values()]
    .filter((order) => matchesFilter(order, filter))
    .sort((a, b) => a.number - b.number);
  for (const { id } of orders) {
    const order = session.state.orders.get(id);
    if (!order) continue;
    const denial = phaseDenial(session, order, 'cancel');
    if (denial && reason === 'user') deny(session, 'cancel-order', id, denial);
    else cancelWhenLet(session, order, reason);
  }
  return done(...orders.map((order) => order.id));
}

/** The phase holds the cancel back: it stays pending, for all to see, until it can go. */
function cancelLater(session: Session, { id: orderId, cancelling }: Order, reason: CancelReason): void {
  if (!cancelling) emit(session, { kind: 'order-cancelling', ...stamp(session), orderId, reason });
}

/** Stops and liquidations cancel what the phase lets go, and the rest as soon as it does; a reset ends all. */
export function cancelWhenLet(session: Session, order: Order, reason: CancelReason): void {
  const waits = reason === 'halt' || reason === 'liquidation';
  if (waits && phaseDenial(session, order, 'cancel')) cancelLater(session, order, reason);
  else cancelWorking(session, order, reason);
}

/** Tries the pending cancels again, after a phase has changed. */
export function cancelPending(session: Session): void {
  const pending = [...session.state.orders.values()]
    .filter(({ cancelling }) => cancelling)
    .sort((a, b) => a.number - b.number);
  for (const { id } of pending) {
    const order = session.state.orders.get(id);
    if (order?.cancelling && !phaseDenial(session, order, 'cancel'))
      cancelWorking(session, order, order.cancelling);
  }
}

type Replace = Extract<Command, { kind: 'replace-order' }>;

/**
 * A lower quantity at the same price keeps the place in the queue; a new price or a higher quantity goes to the back
 * and may trade at once. The quantity is the total: amending to what is already filled cancels the rest.
 */
export function replaceOrder(session: Session, command: Replace): Outcome {
  const { orderId, quantity } = command;
  const order = session.state.orders.get(orderId);
  if (!order) return deny(session, 'replace-order', orderId, { code: 'ORDER_NOT_WORKING', orderId });
  const price = command.price ?? order.price;
  const stop = command.stop ?? order.stop;
  if (price === order.price && stop === order.stop && quantity === order.quantity) {
    return deny(session, 'replace-order', orderId, { code: 'NOTHING_TO_REPLACE', orderId });
  }
  const denial = phaseDenial(session, order, 'amend') ?? bothDenial(session, order, { ...command, price });
  if (denial) return deny(session, 'replace-order', orderId, denial);
  if (quantity > 0 && quantity <= order.filled) {
    cancelWorking(session, order, 'replaced-below-filled');
    return done(orderId);
  }
  return amend(session, order, asAmended(order, { price, stop, quantity }, command.confirmed));
}

/** Venues that let one amendment change the price or the quantity, not both. */
function bothDenial({ ports }: Session, order: Order, { price, quantity }: Replace) {
  const { rules, phase } = ports.market.venue(order.instrumentId);
  if (order.waiting !== undefined || rules?.phases[phase]?.amend !== 'price-or-quantity') return null;
  const both = price !== order.price && quantity !== order.quantity;
  return both ? ({ code: 'AMENDS_TOO_MUCH', exchange: rules.venue } as const) : null;
}

/** What was confirmed before was another order. */
function asAmended(
  order: Order,
  change: Pick<Order, 'price' | 'stop' | 'quantity'>,
  confirmed = false,
): Order {
  const { confirmed: _, ...rest } = order;
  return { ...rest, ...change, ...(confirmed ? { confirmed } : {}) };
}

/** Checks the order as it would become, then changes it. */
function amend(session: Session, order: Order, amended: Order): Outcome {
  const { state, ports } = session;
  const { id: orderId, instrumentId } = order;
  const { price, stop, quantity } = amended;
  const instrument = state.instruments.get(instrumentId)!;
  const venue = ports.market.venue(instrumentId);
  const { checks, denial, fees } = judge(session, amended, instrument, { replaced: order });
  if (denial) return deny(session, 'replace-order', orderId, denial, checks);
  const change = { limit: price, stop, quantity };
  const priority = venue.keepsPlace(order.number, change) ? 'kept' : 'lost';
  const { inactive } = venue.partsAfter(order.number, quantity);
  emit(session, {
    kind: 'order-replaced',
    ...stamp(session),
    orderId,
    price,
    ...(stop === order.stop ? {} : { stop: stop as Price }),
    quantity,
    ...(order.inactive === undefined ? {} : { inactive: inactive as Quantity }),
    expectedFees: fees,
    priority,
    checks,
  });
  venue.replaceOrder(order.number, change);
  settle(session, venue);
  return done(orderId);
}
