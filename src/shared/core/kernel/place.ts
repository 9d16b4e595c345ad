/** Placing orders: risk, acceptance, matching, and what becomes of the rest. */
import {
  FILL_OR_KILL,
  IMMEDIATE_OR_CANCEL,
  REST,
  BUY,
  SELL,
  marketLimit,
  type BookMode,
  type BookSide,
} from '../matching/book-sides.ts';
import { sweep } from '../matching/sweep.ts';
import { USER, type Venue } from '../matching/venue.ts';
import { flat } from '../ledger/position.ts';
import { sumFees, totalFees } from '../ledger/fees.ts';
import type { Account } from '../model/account.ts';
import type { CheckResult, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { CancelReason, Order, OrderIntent } from '../model/order.ts';
import { requiredFor } from '../risk/buying-power.ts';
import type { RiskContext } from '../risk/check.ts';
import { recentKey } from '../risk/duplicate.ts';
import { runRisk } from '../risk/list.ts';
import { money, notional, quantity, type Money, type Quantity } from '../units/units.ts';
import { settleTrades } from './fills.ts';
import { done, emit, stamp, valuation, type Outcome, type Session } from './session.ts';
import type { WorkingTotals } from './state.ts';

export const bookSide = (side: OrderIntent['side']): BookSide => (side === 'buy' ? BUY : SELL);

export function bookMode({ type, timeInForce }: Pick<OrderIntent, 'type' | 'timeInForce'>): BookMode {
  if (timeInForce === 'FOK') return FILL_OR_KILL;
  return type === 'market' || timeInForce === 'IOC' ? IMMEDIATE_OR_CANCEL : REST;
}

/** Value of the open quantity: at the limit, or what a market order would sweep now. */
function orderValue(instrument: Instrument, venue: Venue, intent: OrderIntent, open: number): Money {
  if (open <= 0 || (intent.price ?? 1) <= 0) return money(0);
  if (intent.price !== null) return notional(instrument, intent.price, open as Quantity);
  const side = bookSide(intent.side);
  return money(sweep(venue.book, instrument, side, marketLimit(side), open).value);
}

/** Everything the checks look at. An order being replaced is taken out of the totals first. */
export function riskContext(
  session: Session,
  intent: OrderIntent,
  instrument: Instrument,
  replaced: Order | null,
): RiskContext {
  const { state, ports } = session;
  const account = state.account!;
  const venue = ports.market.venue(instrument.id);
  const open = intent.quantity - (replaced?.filled ?? 0);
  const value = orderValue(instrument, venue, intent, open);
  return {
    intent,
    instrument,
    venue,
    account,
    limits: state.limits,
    halted: state.halted,
    phase: 'continuous',
    now: ports.clock.now(),
    position: state.positions.get(instrument.id) ?? flat(instrument.id),
    open,
    working: othersWorking(state.working.get(instrument.id), replaced),
    buyingPower: money(valuation(session)[instrument.currency].buyingPower + (replaced?.reserved ?? 0)),
    value,
    fees: orderFees(account, instrument, intent, open, value),
    twin: (replaced || intent.source === 'sheet' ? null : state.recent.get(recentKey(intent))) ?? null,
  };
}

function orderFees(
  account: Account,
  instrument: Instrument,
  intent: OrderIntent,
  open: number,
  value: Money,
): Money {
  if (value <= 0) return money(0);
  const base = { quantity: open as Quantity, notional: value };
  return sumFees(totalFees(account.feeProfiles[instrument.currency], instrument, intent.side, base));
}

/** Working totals without the order that is being replaced. */
function othersWorking(totals: WorkingTotals | undefined, replaced: Order | null): RiskContext['working'] {
  const { buys = 0, sells = 0 } = totals ?? {};
  if (!replaced) return { buys, sells };
  return replaced.side === 'buy'
    ? { buys: buys - replaced.leaves, sells }
    : { buys, sells: sells - replaced.leaves };
}

/** What the order holds back while it works. */
export const reserveOf = (context: RiskContext): Money =>
  money(context.intent.type === 'market' ? 0 : Math.max(0, requiredFor(context)));

function denyOrder(
  session: Session,
  intent: OrderIntent,
  answer: { denial: Denial; checks: readonly CheckResult[] },
  venue: Venue | undefined,
): Outcome {
  const number = session.state.lastOrder + 1;
  const orderId = session.ports.ids.order(number);
  const met = venue?.met() ?? null;
  emit(session, { kind: 'order-denied', ...stamp(session), orderId, number, intent, met, ...answer });
  return { denial: answer.denial, orders: [orderId] };
}

/** `basketId` null for a single order. */
export function placeOrder(session: Session, intent: OrderIntent, basketId: string | null): Outcome {
  const { state, ports } = session;
  const instrument = state.instruments.get(intent.instrumentId);
  if (!instrument) {
    const denial = { code: 'UNKNOWN_INSTRUMENT', instrument: intent.instrumentId } as const;
    return denyOrder(session, intent, { denial, checks: [] }, undefined);
  }
  const context = riskContext(session, intent, instrument, null);
  const { checks, denial } = runRisk(context);
  if (denial) return denyOrder(session, intent, { denial, checks }, context.venue);
  const number = state.lastOrder + 1;
  const order: Order = {
    ...intent,
    id: ports.ids.order(number),
    number,
    basketId,
    placedAt: ports.clock.now(),
    filled: quantity(0),
    leaves: intent.quantity,
    filledNotional: money(0),
    feesCharged: money(0),
    reserved: reserveOf(context),
  };
  emit(session, { kind: 'order-accepted', ...stamp(session), order, checks, met: context.venue.met() });
  sendToVenue(session, order, context.venue);
  return done(order.id);
}

function sendToVenue(session: Session, order: Order, venue: Venue): void {
  const left = venue.submit(
    order.number,
    bookSide(order.side),
    order.price,
    order.leaves,
    bookMode(order),
    USER,
  );
  settleTrades(session, venue);
  if (left > 0) settleRest(session, order, venue, left);
}

/** Journals where the rest stands, or why there is none. */
export function settleRest(
  session: Session,
  order: Pick<Order, 'id' | 'number' | 'type' | 'timeInForce'>,
  venue: Venue,
  left: number,
): void {
  const leaves = left as Quantity;
  const queue = venue.queuePlace(order.number);
  if (queue) {
    emit(session, { kind: 'order-rested', ...stamp(session), orderId: order.id, leaves, queue });
    return;
  }
  emit(session, {
    kind: 'order-cancelled',
    ...stamp(session),
    orderId: order.id,
    leaves,
    reason: restReason(order),
  });
}

function restReason({ type, timeInForce }: Pick<Order, 'type' | 'timeInForce'>): CancelReason {
  if (timeInForce === 'FOK') return 'fok';
  return type === 'market' ? 'no-liquidity' : 'ioc';
}
