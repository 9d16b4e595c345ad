/** A venue whose prices go on from elsewhere with the user's orders as they are now, in order of number. Nothing trades. */
import { USER } from '../matching/book-desk.ts';
import { managed, type Managed } from '../matching/orders.ts';
import type { Venue } from '../matching/venue.ts';
import type { Order } from '../model/order.ts';
import { venueOrder } from './place.ts';
import type { Session } from './session.ts';

/** A working order as its venue holds it. */
export function asManaged(order: Order): Managed {
  const entered = managed(venueOrder(order));
  const { waiting = null, inactive = 0, filled } = order;
  return {
    ...entered,
    leaves: order.leaves - inactive,
    inactive,
    filled,
    waiting,
    // A stop that waits for more of its entry was triggered if it ever filled.
    triggered:
      entered.triggered ||
      (waiting !== 'trigger' && waiting !== 'time' && (waiting !== 'parent' || filled > 0)),
    minimumMet: entered.minimumMet || (filled > 0 && order.allOrNone !== true),
  };
}

export function reground({ state }: Session, venue: Venue, price: number, orders: readonly Order[]): void {
  venue.liftAll();
  venue.anchor(price);
  venue.restartSpan();
  for (const order of orders) venue.reinstate(asManaged(order));
  venue.takeReports();
  const held = state.positions.get(venue.instrument.id)?.quantity ?? 0;
  if (venue.positions.get(USER) !== held) venue.setPosition(USER, held);
}
