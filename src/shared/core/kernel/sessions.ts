/** Venues follow the calendar: rules in force, phases of the day, orders that expire at a moment. */
import { USER } from '../matching/book-desk.ts';
import type { Venue } from '../matching/venue.ts';
import type { Exchange } from '../model/instrument.ts';
import type { Phase } from '../venues/rules.ts';
import { settle } from './reports.ts';
import { emit, stamp, type Session } from './session.ts';
import { cancelPending } from './working.ts';
import { settleDue } from './settlement.ts';

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
function notePause(session: Session, { instrument, phase, pause }: Venue): void {
  const { id: instrumentId, exchange } = instrument;
  const known = session.state.phases.get(instrumentId) === 'halt';
  if (known !== (pause !== null)) {
    emit(session, { kind: 'phase-changed', ...stamp(session), exchange, phase, instrumentId });
  }
}

/** Takes the venues of an exchange through a phase: one after the other, so that the change is journalled once. */
function enterPhase(session: Session, exchange: Exchange, venues: readonly Venue[], phase: Phase): void {
  const { state } = session;
  let late = 0;
  while (late < venues.length && venues[late]!.scheduled === phase) late += 1;
  if (late === venues.length) return;
  const behind = venues.filter(({ scheduled }) => scheduled !== phase);
  if (state.phases.get(exchange) !== phase)
    emit(session, { kind: 'phase-changed', ...stamp(session), exchange, phase, instrumentId: null });
  for (const venue of behind) {
    venue.enterPhase(phase);
    settle(session, venue);
  }
  cancelPending(session);
}

/** Delivers what has settled, moves every exchange whose phase is over on to the next, notes pauses, ends what expires. */
export function followCalendar(session: Session): void {
  const { ports } = session;
  settleDue(session);
  for (const [exchange, venues] of ports.market.byExchange())
    for (const phase of ports.tape.phases(exchange)) enterPhase(session, exchange, venues, phase);
  const now = ports.clock.now();
  for (const venue of ports.market.all()) {
    notePause(session, venue);
    if (venue.managed.size === 0) continue;
    venue.expireAt(now);
    venue.releaseAt(now);
    settle(session, venue);
  }
}
