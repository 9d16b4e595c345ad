/**
 * At the end of each day interest and borrow cost are accrued for the calendar days since the last one, on what is there
 * then. Only the rates of the account's terms decide; where all are nil nothing is journalled.
 */
import { accrual, interestPostings } from '../ledger/interest.ts';
import { sidesOf } from '../ledger/marking.ts';
import { marketValue } from '../ledger/valuation.ts';
import { DAY_MS } from '../units/civil.ts';
import { CURRENCIES, type Currency, type UnixMs } from '../units/units.ts';
import { marker } from './marks.ts';
import { emit, stamp, type Session } from './session.ts';

export function accrueInterest(session: Session, day: UnixMs): void {
  const { account, accruedTo } = session.state;
  if (!account || accruedTo === null) return;
  const days = Math.floor((day - accruedTo) / DAY_MS);
  if (days <= 0) return;
  for (const currency of CURRENCIES) accrueIn(session, currency, days);
}

function accrueIn(session: Session, currency: Currency, days: number): void {
  const { state } = session;
  const rates = state.account!.terms.interest[currency];
  if (rates.creditBps === 0 && rates.debitBps === 0 && rates.borrowBps === 0) return;
  const base = { cash: state.account!.cash[currency], shorts: borrowed(session, currency) };
  const result = accrual(rates, base, days, state.carry[currency]);
  emit(session, {
    kind: 'interest-accrued',
    ...stamp(session),
    currency,
    days,
    interest: result.interest,
    borrow: result.borrow,
    carry: result.carry,
    postings: interestPostings(currency, result),
  });
}

/** Market value of shares sold short at the account's marks; contracts borrow nothing. */
function borrowed({ state, ports }: Session, currency: Currency): number {
  const { marking, positionMode } = state.account!.terms;
  const mark = marker(ports, marking);
  let sum = 0;
  for (const position of state.positions.values()) {
    const instrument = state.instruments.get(position.instrumentId)!;
    if (instrument.contract || instrument.currency !== currency) continue;
    const { short } = sidesOf(position, positionMode === 'hedging');
    if (short !== 0) sum -= marketValue(instrument, short, mark(instrument.id, 'short'));
  }
  return sum;
}
