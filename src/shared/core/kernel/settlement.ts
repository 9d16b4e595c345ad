/** Settlement: when a trade settles, what has not, and the fact that it has when the clock passes. */
import type { Delivery } from '../ledger/settlement.ts';
import type { Venue } from '../matching/venue.ts';
import type { InstrumentId } from '../model/instrument.ts';
import { quantity, type UnixMs } from '../units/units.ts';
import { SETTLEMENT, settlesAt } from '../venues/settlement.ts';
import { emit, stamp, type Session } from './session.ts';

const settlesLater = ({ state }: Session, { instrument }: Venue): boolean =>
  state.account?.terms.settlement === 'market' && !instrument.contract;

/** From when what is traded now is usable; null where that is at once. */
export function settlementOf(session: Session, venue: Venue): UnixMs | null {
  if (!settlesLater(session, venue)) return null;
  const { instrument, rules } = venue;
  const { ports } = session;
  return settlesAt(instrument.exchange, ports.clock.now(), rules?.schedule ?? null);
}

const NOTHING_PENDING: readonly Delivery[] = [];

/**
 * Shares that may not be sold yet, in order of time; nothing where the market lets them be sold. `expected` is what the
 * order's group would buy first: it would not have settled either.
 */
export function unsettledShares(
  session: Session,
  venue: Venue,
  expected: number,
): readonly Pick<Delivery, 'settlesAt' | 'shares'>[] {
  const { id, exchange } = venue.instrument;
  if (SETTLEMENT[exchange].sellUnsettled || !settlesLater(session, venue)) return [];
  const pending = session.state.deliveries.get(id) ?? NOTHING_PENDING;
  if (expected <= 0) return pending;
  return [...pending, { settlesAt: settlementOf(session, venue)!, shares: quantity(expected) }];
}

/** Journals what has settled since the last step, in order of time. */
export function settleDue(session: Session): void {
  const { state, ports } = session;
  if (state.deliveries.isBare) return;
  const now = ports.clock.now();
  const due: (Delivery & { readonly instrumentId: InstrumentId })[] = [];
  for (const [instrumentId, deliveries] of state.deliveries.entries())
    for (const delivery of deliveries) if (delivery.settlesAt <= now) due.push({ ...delivery, instrumentId });
  due.sort((a, b) => a.settlesAt - b.settlesAt || (a.instrumentId < b.instrumentId ? -1 : 1));
  for (const delivery of due) {
    const { currency } = state.instruments.get(delivery.instrumentId)!;
    emit(session, { kind: 'settled', ...stamp(session), ...delivery, currency });
  }
}
