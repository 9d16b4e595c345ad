/**
 * After a restart: brings state, market and tape from a snapshot to the journal's end. Facts are applied as they are;
 * the market is played forward to each fact's tape position and given the user's orders again, so that its books arrive
 * where they were. Should they differ (another generator version), the journal is right and the book is corrected.
 */
import type { JournalEvent } from '../model/events.ts';
import type { Order } from '../model/order.ts';
import { REST } from '../matching/book-sides.ts';
import { USER } from '../matching/venue.ts';
import { apply } from './apply.ts';
import { bookMode, bookSide } from './place.ts';
import type { Session } from './session.ts';
import { activeInstruments } from './state.ts';

/** Gives the market what an event did to it. Trades it answers with are known facts already. */
function mirror(session: Session, event: JournalEvent): void {
  const { state, ports } = session;
  const { market, tape } = ports;
  const orderOf = (id: Order['id']): Order => state.orders.get(id)!;
  switch (event.kind) {
    case 'instrument-listed':
      market.list(event.instrument);
      return tape.open(event.instrument.id, market);
    case 'instrument-anchored':
      market.venue(event.instrumentId).anchor(event.price);
      return tape.open(event.instrumentId, market);
    case 'order-accepted': {
      const { order } = event;
      market
        .venue(order.instrumentId)
        .submit(order.number, bookSide(order.side), order.price, order.leaves, bookMode(order), USER);
      return;
    }
    case 'order-cancelled':
      market.venue(orderOf(event.orderId).instrumentId).cancel(orderOf(event.orderId).number);
      return;
    case 'order-replaced': {
      const order = orderOf(event.orderId);
      const venue = market.venue(order.instrumentId);
      if (venue.slots.has(order.number))
        venue.replace(order.number, event.price!, event.quantity - order.filled, REST, USER);
      return;
    }
    case 'day-ended':
      for (const venue of market.all()) venue.endDay();
      return;
    default:
  }
}

/** Plays the tape (when `play` allows it) up to a position; its trades of the user's orders are facts to come. */
function catchUp(session: Session, position: number): void {
  const { state, ports } = session;
  while (ports.tape.position < position) {
    const active = activeInstruments(state);
    ports.tape.step(active, ports.market);
  }
}

/** Makes the book hold the user's working orders exactly as the journal says; returns how many differed. */
function reconcile(session: Session): number {
  const { state, ports } = session;
  let differed = 0;
  const working = new Set<number>();
  for (const order of [...state.orders.values()].sort((a, b) => a.number - b.number)) {
    working.add(order.number);
    const venue = ports.market.venue(order.instrumentId);
    const slot = venue.slots.get(order.number);
    const same =
      slot !== undefined &&
      venue.book.leavesAt(slot) === order.leaves &&
      venue.book.priceAt(slot) === order.price;
    if (same) continue;
    differed += 1;
    venue.cancel(order.number);
    venue.clearCrossing(bookSide(order.side), order.price!);
    venue.book.rest(order.number, bookSide(order.side), order.price!, order.leaves, USER);
    venue.slots.set(order.number, venue.book.restedSlot);
  }
  for (const venue of ports.market.all()) {
    const strays = Array.from(venue.slots.keys()).filter((key) => key > 0 && !working.has(key));
    differed += strays.length;
    for (const key of strays) venue.cancel(key);
    venue.takeUserTrades();
  }
  return differed;
}

/** Applies the events after the snapshot. Returns how many of the user's orders had to be corrected in the book. */
export function resume(session: Session, events: Iterable<JournalEvent>, playable: boolean): number {
  for (const event of events) {
    if (playable) catchUp(session, event.position);
    if (playable || event.kind === 'instrument-listed' || event.kind === 'instrument-anchored')
      mirror(session, event);
    apply(session.state, event);
  }
  return reconcile(session);
}
