/**
 * Closing positions after an emergency stop: one order for each, at the market. What the phase, the settlement or an empty
 * book blocks stays pending and is tried again; an order that found nothing to trade with, after a minute.
 */
import { sidesOf } from '../ledger/marking.ts';
import type { Denial } from '../model/denial.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { OrderIntent } from '../model/order.ts';
import { closingOrder, isClosing } from './close-out.ts';
import { judge } from './judge.ts';
import { placeOrder } from './place.ts';
import { emit, stamp, type Session } from './session.ts';
import type { KernelState } from './state.ts';

const RETRY_MS = 60_000;

/** What is to be closed next, negative for a short: where long and short are held, the long first. */
function toClose({ account, positions }: KernelState, id: InstrumentId): number {
  const position = positions.get(id);
  if (!position) return 0;
  const { long, short } = sidesOf(position, account?.terms.positionMode === 'hedging');
  return long > 0 ? long : short;
}

function closingIntent(session: Session, instrumentId: InstrumentId): OrderIntent | null {
  const held = toClose(session.state, instrumentId);
  if (held === 0) return null;
  const holding = { instrumentId, side: held > 0 ? 'long' : 'short', size: Math.abs(held) } as const;
  return closingOrder(session, holding, 'closing');
}

export interface PendingClose {
  readonly instrumentId: InstrumentId;
  readonly quantity: number;
  /** Why its order cannot go now; null while one works or is about to be sent. */
  readonly blocked: Denial | null;
}

/** What is still to be closed. */
export function pendingCloses(session: Session): PendingClose[] {
  const { state } = session;
  return [...state.flattening.entries()].map(([instrumentId]) => {
    const intent = closingIntent(session, instrumentId);
    const instrument = state.instruments.get(instrumentId)!;
    const blocked =
      intent && !isClosing(session, instrumentId, 'closing')
        ? judge(session, intent, instrument).denial
        : null;
    return { instrumentId, quantity: toClose(state, instrumentId), blocked };
  });
}

/** Orders in one go at most: of the venue's largest size each, and for both sides of a hedging account. */
const MOST_ORDERS = 1_000;

/** Sends orders for as long as each trades whole. */
function closeAll(session: Session, instrumentId: InstrumentId, first: OrderIntent): void {
  const instrument = session.state.instruments.get(instrumentId)!;
  let intent: OrderIntent | null = first;
  for (let sent = 0; intent && sent < MOST_ORDERS; sent += 1) {
    if (judge(session, intent, instrument).denial) return;
    const before = toClose(session.state, instrumentId);
    placeOrder(session, intent, null);
    const closed = Math.abs(before - toClose(session.state, instrumentId));
    if (closed < intent.quantity) return;
    intent = closingIntent(session, instrumentId);
  }
}

/** Sends what can go; tells what is done. */
export function flatten(session: Session): void {
  const { state, ports } = session;
  if (state.flattening.isBare) return;
  for (const [instrumentId, tried] of Array.from(state.flattening.entries())) {
    const intent = closingIntent(session, instrumentId);
    if (!intent) {
      emit(session, { kind: 'closing-done', ...stamp(session), instrumentId });
      continue;
    }
    const early = tried !== null && ports.clock.now() - tried < RETRY_MS;
    if (early || isClosing(session, instrumentId, 'closing')) continue;
    closeAll(session, instrumentId, intent);
    if (toClose(state, instrumentId) === 0)
      emit(session, { kind: 'closing-done', ...stamp(session), instrumentId });
  }
}
