/** Venues follow the calendar: rules in force, phases of the day, orders that expire at a moment. */
import { USER } from '../matching/book-desk.ts';
import type { Venue } from '../matching/venue.ts';
import { settle } from './reports.ts';
import { emit, stamp, type Session } from './session.ts';

/** Gives a venue the rules and the phase of its exchange. */
export function governVenue({ ports }: Session, venue: Venue): void {
  const { exchange } = venue.instrument;
  venue.govern(ports.tape.rules(exchange));
  venue.enterPhase(ports.tape.phase(exchange));
}

/** Tells the venues what the account holds: reduce-only orders follow it. */
export function tellPositions({ state, ports }: Session): void {
  for (const { instrumentId, quantity } of state.positions.values()) {
    const venue = ports.market.venue(instrumentId);
    if (venue.positions.get(USER) !== quantity) venue.setPosition(USER, quantity);
  }
}

/** A venue pauses and goes on by itself; that is journalled. */
function notePause(session: Session, { instrument, phase }: Venue): void {
  const { id: instrumentId, exchange } = instrument;
  const known = session.state.phases.get(instrumentId) === 'halt';
  if (known !== (phase === 'halt')) {
    emit(session, { kind: 'phase-changed', ...stamp(session), exchange, phase, instrumentId });
  }
}

/** Moves every exchange whose phase is over on to the next; each change is journalled once. */
export function followCalendar(session: Session): void {
  const { state, ports } = session;
  const now = ports.clock.now();
  for (const venue of ports.market.all()) {
    const { exchange } = venue.instrument;
    notePause(session, venue);
    for (const phase of ports.tape.phases(exchange)) {
      if (venue.phase === phase || venue.phase === 'halt') continue;
      if (state.phases.get(exchange) !== phase)
        emit(session, { kind: 'phase-changed', ...stamp(session), exchange, phase, instrumentId: null });
      venue.enterPhase(phase);
    }
    if (venue.managed.size > 0) venue.expireAt(now);
    settle(session, venue);
  }
}
