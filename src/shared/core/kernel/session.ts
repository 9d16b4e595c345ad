/** A state with its ports, and the one way to record a fact: journal it and apply it. */
import { PLAIN_TERMS } from '../model/account.ts';
import type { JournalEvent } from '../model/events.ts';
import type { Stamp } from '../model/stamp.ts';
import type { CheckResult, Denial } from '../model/denial.ts';
import type { OrderId } from '../model/order.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { covering, reserveFor } from '../ledger/reserve.ts';
import { valueAccount, type CurrencyValue } from '../ledger/valuation.ts';
import { MAX_VALUE, money, type Currency, type Money } from '../units/units.ts';
import { apply } from './apply.ts';
import { marksOf } from './marks.ts';
import type { Ports } from './ports.ts';
import { forkState, type KernelState } from './state.ts';

export interface Session {
  readonly state: KernelState;
  readonly ports: Ports;
}

/** What a command came to: a denial, or the orders it touched. */
export interface Outcome {
  readonly denial: Denial | null;
  readonly orders: readonly OrderId[];
}

export const done = (...orders: OrderId[]): Outcome => ({ denial: null, orders });

export const stamp = ({ ports }: Session): Stamp => ({
  at: ports.clock.now(),
  position: ports.tape.position,
});

export function emit(session: Session, event: JournalEvent): void {
  apply(session.state, event);
  session.ports.journal.append(event);
}

export function deny(
  session: Session,
  command: string,
  subject: string,
  denial: Denial,
  checks: readonly CheckResult[] = [],
): Outcome {
  emit(session, { kind: 'command-denied', ...stamp(session), command, subject, denial, checks });
  return { denial, orders: [] };
}

export const valueTooLarge = (currency: Currency): Denial => ({
  code: 'VALUE_TOO_LARGE',
  limit: MAX_VALUE,
  currency,
});

/** The same session for a what-if: nothing it does is journalled or touches the original. */
export function fork(session: Session, journal: Ports['journal'] = { append: () => {} }): Session {
  const ports = { ...session.ports, journal, market: session.ports.market.fork() };
  return { state: forkState(session.state), ports };
}

/** What the working orders hold back, by currency. */
function reserved({ working, positions, instruments, account }: KernelState): Record<Currency, number> {
  const sums = { VND: 0, USD: 0 };
  const { margin, positionMode } = account?.terms ?? PLAIN_TERMS;
  for (const [id, totals] of working.entries()) {
    const instrument = instruments.get(id)!;
    sums[instrument.currency] += reserveFor(
      instrument,
      covering(positions.get(id)?.quantity ?? 0, positionMode === 'hedging'),
      totals,
      margin,
    );
  }
  return sums;
}

/** Cash, positions and buying power at the account's marks. */
export function valuation({ state, ports }: Session): Record<Currency, CurrencyValue> {
  return valueAccount({
    cash: state.account?.cash ?? { VND: 0, USD: 0 },
    reserved: reserved(state),
    unsettled: state.unsettled,
    positions: state.positions.values(),
    instrument: (id: InstrumentId) => state.instruments.get(id)!,
    marks: marksOf(ports, state.account?.terms ?? PLAIN_TERMS),
  });
}

/** Equity by currency at the account's marks. */
export function equity(session: Session): Record<Currency, Money> {
  const value = valuation(session);
  return { VND: money(value.VND.equity), USD: money(value.USD.equity) };
}
