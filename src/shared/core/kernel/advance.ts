/** Playing the tape: participants act, the user's resting orders fill, phases change, days end. */
import type { Command } from '../model/commands.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { Order } from '../model/order.ts';
import type { UnixMs } from '../units/units.ts';
import { applyCorporateAction } from './corporate.ts';
import { accrueInterest } from './interest.ts';
import { watchMargin } from './margin.ts';
import { settle } from './reports.ts';
import { done, emit, equity, stamp, type Outcome, type Session } from './session.ts';
import { followCalendar } from './sessions.ts';
import { activeInstruments } from './state.ts';
import { liftLock, watchAccount } from './watch.ts';
import { cancelWorking } from './working.ts';

type Advance = Extract<Command, { kind: 'advance-tape' }>;

/**
 * What is active is decided anew at each step from the state, so that the journal depends on the commands and their
 * tape positions only, never on how many steps one command asks for.
 */
export function advanceTape(session: Session, { steps, untilFill = false }: Advance): Outcome {
  const { state, ports } = session;
  const { lastFill } = state;
  const active = (): InstrumentId[] => activeInstruments(state);
  for (let left = steps; left > 0; left -= 1) {
    const ended = ports.tape.step(active, ports.market);
    for (const venue of ports.market.all()) if (venue.hasReports) settle(session, venue);
    followCalendar(session);
    watchMargin(session);
    if (ended !== null) endDay(session, ended);
    watchAccount(session);
    if (untilFill && state.lastFill !== lastFill) break;
  }
  return done();
}

function endDay(session: Session, day: UnixMs): void {
  const { ports } = session;
  for (const venue of ports.market.all()) {
    venue.expireDay();
    settle(session, venue);
  }
  accrueInterest(session, day);
  emit(session, { kind: 'day-ended', ...stamp(session), day, equity: equity(session) });
  liftLock(session, true);
  for (const venue of ports.market.all()) {
    venue.startDay();
    venue.govern(ports.tape.rules(venue.instrument.exchange));
  }
  for (const order of outsideBand(session)) cancelWorking(session, order, 'outside-band');
  for (const { instrumentId, action } of ports.tape.actions?.() ?? [])
    applyCorporateAction(session, { kind: 'apply-corporate-action', instrumentId, action });
}

/** Working orders that the new day's floor and ceiling no longer allow. */
function outsideBand({ state, ports }: Session): Order[] {
  const outside = [...state.orders.values()].filter(({ instrumentId, price }) => {
    const { band } = ports.market.venue(instrumentId);
    return band !== null && price !== null && (price < band.floor || price > band.ceiling);
  });
  return outside.sort((a, b) => a.number - b.number);
}
