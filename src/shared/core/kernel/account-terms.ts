/**
 * Changing how an account keeps its books. Another cost basis counts from here on: to average, the lots held become one;
 * from average, the one lot stays. Netting and hedging change only while nothing is held and no order works.
 */
import type { AccountTerms } from '../model/account.ts';
import { deny, done, emit, stamp, type Outcome, type Session } from './session.ts';

export function setAccountTerms(session: Session, terms: AccountTerms): Outcome {
  const { state } = session;
  const before = state.account!.terms;
  const positions = [...state.positions.values()].filter(({ lots }) => lots.length > 0).length;
  const orders = [...state.orders.values()].length;
  if (terms.positionMode !== before.positionMode && positions + orders > 0)
    return deny(session, 'set-account-terms', '', { code: 'POSITION_MODE_IN_USE', positions, orders });
  if (JSON.stringify(terms) === JSON.stringify(before)) return done();
  emit(session, { kind: 'account-terms-changed', ...stamp(session), terms });
  return done();
}
