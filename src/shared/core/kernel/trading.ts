/** Whether the account may trade: stopped, reducing only, resumed; by a person, a loss rule or the emergency stop. */
import type { TradingCause, TradingState } from '../model/trading.ts';
import { flatten } from './flatten.ts';
import { deny, done, emit, stamp, type Outcome, type Session } from './session.ts';
import { cancelAll, EVERYTHING } from './working.ts';

export interface Limit {
  readonly mode: 'reducing' | 'halted';
  readonly until: TradingState['until'];
}

/** A halt cancels everything that works; reducing leaves it. */
export function limitTrading(session: Session, { mode, until }: Limit, cause: TradingCause): Outcome {
  // Only a person who resumes ends an emergency stop.
  if (session.state.trading.cause.by === 'emergency-stop' && session.state.trading.mode === 'halted')
    return deny(session, 'limit-trading', '', { code: 'TRADING_HALTED' });
  const kind = mode === 'halted' ? 'trading-halted' : 'trading-reduced';
  const { trading } = session.state;
  const known = trading.mode === mode && trading.until === until && cause.by === 'user';
  if (!known) emit(session, { kind, ...stamp(session), cause, until });
  return mode === 'halted' ? cancelAll(session, EVERYTHING, 'halt') : done();
}

export function resumeTrading(session: Session, by: 'user' | 'time'): Outcome {
  if (session.state.trading.mode !== 'active')
    emit(session, { kind: 'trading-resumed', ...stamp(session), by });
  return done();
}

/** Nothing new is taken, everything working is cancelled and, if asked, every position closed as soon as that can go. */
export function emergencyStop(session: Session, closePositions: boolean): Outcome {
  const { positions: held } = session.state;
  const open = [...held.values()].filter(({ lots }) => lots.length > 0);
  const positions = closePositions ? open.map(({ instrumentId }) => instrumentId) : [];
  emit(session, { kind: 'emergency-stopped', ...stamp(session), flatten: closePositions, positions });
  const outcome = cancelAll(session, EVERYTHING, 'halt');
  flatten(session);
  return outcome;
}
