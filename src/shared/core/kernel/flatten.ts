/**
 * Closing positions after an emergency stop: one order for each, at the market. What the phase, the settlement or an empty
 * book blocks stays pending and is tried again; an order that found nothing to trade with, after a minute.
 */
import { sidesOf } from '../ledger/marking.ts';
import type { Denial } from '../model/denial.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { OrderIntent } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import { unitAt } from '../venues/lots.ts';
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

/** The order that would close as much as can be closed at once: whole lots at the market, an odd lot at the band's edge. */
function closingIntent({ state, ports }: Session, instrumentId: InstrumentId): OrderIntent | null {
  const held = toClose(state, instrumentId);
  if (held === 0) return null;
  const { instrument, rules, reference, band, last } = ports.market.venue(instrumentId);
  const lot = rules ? unitAt(rules, reference, 'market') : instrument.lotSize;
  const size = Math.abs(held);
  const whole = size - (size % lot);
  const side = held > 0 ? 'sell' : 'buy';
  const { floor = last, ceiling = last } = band ?? {};
  const how =
    whole > 0
      ? ({ type: 'market', timeInForce: 'IOC', quantity: whole, price: null } as const)
      : ({
          type: 'limit',
          timeInForce: 'DAY',
          quantity: size,
          price: side === 'sell' ? floor : ceiling,
        } as const);
  return {
    instrumentId,
    side,
    ...how,
    quantity: how.quantity as Quantity,
    price: how.price as Price | null,
    stop: null,
    source: 'closing',
    note: '',
    // The venue knows the net position only.
    ...(state.account?.terms.positionMode === 'hedging' ? { effect: 'close' } : { reduceOnly: true }),
    confirmed: true,
  };
}

export interface PendingClose {
  readonly instrumentId: InstrumentId;
  readonly quantity: number;
  /** Why its order cannot go now; null while one works or is about to be sent. */
  readonly blocked: Denial | null;
}

const working = ({ state }: Session, id: InstrumentId): boolean =>
  [...state.orders.values()].some((order) => order.source === 'closing' && order.instrumentId === id);

/** What is still to be closed. */
export function pendingCloses(session: Session): PendingClose[] {
  const { state } = session;
  return [...state.flattening.entries()].map(([instrumentId]) => {
    const intent = closingIntent(session, instrumentId);
    const instrument = state.instruments.get(instrumentId)!;
    const blocked =
      intent && !working(session, instrumentId) ? judge(session, intent, instrument).denial : null;
    return { instrumentId, quantity: toClose(state, instrumentId), blocked };
  });
}

/** Sends the order; where that closed its side, the other side's too. */
function closeSides(session: Session, instrumentId: InstrumentId, first: OrderIntent): void {
  const instrument = session.state.instruments.get(instrumentId)!;
  let intent: OrderIntent | null = first;
  while (intent && !judge(session, intent, instrument).denial) {
    placeOrder(session, intent, null);
    const next = closingIntent(session, instrumentId);
    intent = next && next.side !== intent.side ? next : null;
  }
}

/** Sends what can go; tells what is done. */
export function flatten(session: Session): void {
  const { state, ports } = session;
  for (const [instrumentId, tried] of Array.from(state.flattening.entries())) {
    const intent = closingIntent(session, instrumentId);
    if (!intent) {
      emit(session, { kind: 'closing-done', ...stamp(session), instrumentId });
      continue;
    }
    const early = tried !== null && ports.clock.now() - tried < RETRY_MS;
    if (early || working(session, instrumentId)) continue;
    closeSides(session, instrumentId, intent);
    if (toClose(state, instrumentId) === 0)
      emit(session, { kind: 'closing-done', ...stamp(session), instrumentId });
  }
}
