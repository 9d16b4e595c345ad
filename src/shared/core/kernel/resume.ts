/**
 * After a restart: brings state, market and tape from a snapshot to the journal's end. Facts are applied as they are;
 * the market is played forward to each fact's tape position and given the user's orders again, so that its books arrive
 * where they were. Should they differ (another generator version), the journal is right and the book is corrected.
 */
import { USER } from '../matching/book-desk.ts';
import type { Venue } from '../matching/venue.ts';
import type { CorporateActionApplied } from '../model/corporate-action.ts';
import type { JournalEvent } from '../model/events.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { Order } from '../model/order.ts';
import { apply } from './apply.ts';
import { bookSide } from './context.ts';
import { venueOrder } from './place.ts';
import { asManaged, reground } from './reground.ts';
import type { Session } from './session.ts';
import { governVenue, tellPositions } from './sessions.ts';
import { activeInstruments } from './state.ts';

/** Gives the market what an event did to it. What its venues report of it are known facts already. */
function mirror(session: Session, event: JournalEvent): void {
  const { market, tape } = session.ports;
  switch (event.kind) {
    case 'stream-opened':
      for (const venue of market.all()) governVenue(session, venue);
      return;
    case 'instrument-listed': {
      market.list(event.instrument);
      const venue = market.venue(event.instrument.id);
      venue.firstDay = true;
      governVenue(session, venue);
      return tape.open(event.instrument.id, market);
    }
    case 'instrument-anchored':
      market.venue(event.instrumentId).anchor(event.price);
      return tape.open(event.instrumentId, market);
    case 'order-accepted':
      return market.venue(event.order.instrumentId).submitOrder(venueOrder(event.order));
    case 'phase-changed':
      // A pause of one instrument is the venue's own doing.
      if (event.instrumentId !== null) return;
      for (const venue of market.all()) {
        if (venue.instrument.exchange === event.exchange) venue.enterPhase(event.phase);
      }
      return;
    case 'day-ended':
      return beginDay(session);
    default:
      return mirrorChange(session, event);
  }
}

/** The fact is applied already: state says what is held and which orders go on. */
function actOn(session: Session, { instrumentId, price, orders }: CorporateActionApplied): void {
  const { state, ports } = session;
  if (price === null) return;
  const kept = orders.map(({ orderId }) => state.orders.get(orderId)!);
  reground(session, ports.market.venue(instrumentId), price, kept);
  ports.tape.open(instrumentId, ports.market);
}

function beginDay({ ports: { market, tape } }: Session): void {
  for (const venue of market.all()) {
    venue.expireDay();
    venue.startDay();
    venue.govern(tape.rules(venue.instrument.exchange));
  }
}

/** What happened to an order that works. */
function mirrorChange({ state, ports }: Session, event: JournalEvent): void {
  if (event.kind !== 'order-cancelled' && event.kind !== 'order-replaced' && event.kind !== 'order-released')
    return;
  const order = state.orders.get(event.orderId)!;
  const venue = ports.market.venue(order.instrumentId);
  if (event.kind === 'order-released') venue.release(order.number);
  else if (event.kind === 'order-cancelled') venue.cancelOrder(order.number, event.reason);
  else if (venue.managed.has(order.number)) {
    venue.replaceOrder(order.number, {
      limit: event.price,
      stop: event.stop ?? order.stop,
      quantity: event.quantity,
    });
  }
}

/** Plays the tape up to a position; its trades of the user's orders are facts to come. */
export function catchUp(session: Session, position: number): void {
  const { state, ports } = session;
  const active = (): InstrumentId[] => activeInstruments(state);
  while (ports.tape.position < position) ports.tape.step(active, ports.market);
}

function agrees(venue: Venue, order: Order): boolean {
  const there = venue.managed.get(order.number);
  const wanted = asManaged(order);
  return (
    there !== undefined &&
    there.leaves === wanted.leaves &&
    there.inactive === wanted.inactive &&
    there.limit === wanted.limit &&
    there.stop === wanted.stop &&
    there.waiting === wanted.waiting
  );
}

/** What a venue reports of events in the journal is known. */
function forgetReports(venue: Venue): void {
  venue.takeReports();
  venue.takeSpans();
}

/** Makes the venues work the user's orders exactly as the journal says; returns how many differed. */
function reconcile(session: Session): number {
  const { state, ports } = session;
  let differed = 0;
  for (const venue of ports.market.all()) {
    forgetReports(venue);
    const strays = [...venue.managed.values()].filter(
      ({ order }) => !state.orders.get(ports.ids.order(order.key)),
    );
    differed += strays.length;
    for (const { order } of strays) venue.drop(order.key);
  }
  for (const order of [...state.orders.values()].sort((a, b) => a.number - b.number)) {
    const venue = ports.market.venue(order.instrumentId);
    if (agrees(venue, order)) continue;
    differed += 1;
    venue.drop(order.number);
    if (order.waiting === undefined && order.price !== null)
      venue.clearCrossing(bookSide(order.side), order.price);
    venue.reinstate(asManaged(order));
  }
  for (const venue of ports.market.all()) {
    const held = state.positions.get(venue.instrument.id);
    if (held) venue.positions.set(USER, held.quantity);
    forgetReports(venue);
  }
  return differed;
}

const ALWAYS: ReadonlySet<JournalEvent['kind']> = new Set([
  'stream-opened',
  'instrument-listed',
  'instrument-anchored',
  'phase-changed',
]);

/** Goes through the events, each told before it happens, with state and market as they were then. */
export function* retrace(
  session: Session,
  events: Iterable<JournalEvent>,
  playable: boolean,
): Generator<JournalEvent> {
  for (const venue of session.ports.market.all()) {
    venue.govern(session.ports.tape.rules(venue.instrument.exchange));
  }
  for (const event of events) {
    if (playable) catchUp(session, event.position);
    yield event;
    if (playable || ALWAYS.has(event.kind)) mirror(session, event);
    apply(session.state, event);
    if (event.kind === 'corporate-action') actOn(session, event);
    if (event.kind !== 'account-opened') continue;
    tellPositions(session);
    for (const venue of session.ports.market.all()) venue.restartSpan();
  }
}

/** Applies the events after the snapshot. Returns how many of the user's orders had to be corrected in the book. */
export function resume(session: Session, events: Iterable<JournalEvent>, playable: boolean): number {
  const steps = retrace(session, events, playable);
  while (!steps.next().done);
  return reconcile(session);
}
