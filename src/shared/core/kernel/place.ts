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
import {
  claimOf,
  NO_ORDERS,
  reserveFor,
  withClaim,
  type Claim,
  type WorkingTotals,
} from '../ledger/reserve.ts';
import type { Account } from '../model/account.ts';
import type { CheckResult, Denial } from '../model/denial.ts';
import type { Instrument } from '../model/instrument.ts';
import type { CancelReason, Order, OrderIntent } from '../model/order.ts';
import type { RiskContext } from '../risk/check.ts';
import { recentKey } from '../risk/duplicate.ts';
import { runRisk } from '../risk/list.ts';
import { money, notional, quantity, withinMaxValue, type Money, type Quantity } from '../units/units.ts';
import { settleTrades } from './fills.ts';
import { done, emit, stamp, valuation, valueTooLarge, type Outcome, type Session } from './session.ts';

export const bookSide = (side: OrderIntent['side']): BookSide => (side === 'buy' ? BUY : SELL);

export function bookMode({ type, timeInForce }: Pick<OrderIntent, 'type' | 'timeInForce'>): BookMode {
  if (timeInForce === 'FOK') return FILL_OR_KILL;
  return type === 'market' || timeInForce === 'IOC' ? IMMEDIATE_OR_CANCEL : REST;
}

/** The order as it claims buying power: at its limit, or at the prices it would sweep where those are worse for it. */
function claimed(account: Account, venue: Venue, intent: OrderIntent, open: number): Claim {
  const { instrument, book } = venue;
  const { side, price: limit } = intent;
  const nothing = { side, quantity: Math.max(0, open), price: 0, value: 0, fees: money(0) };
  if (open <= 0 || (limit ?? 1) <= 0) return nothing;
  if (side === 'buy' && limit !== null) {
    const value = notional(instrument, limit, open as Quantity);
    return { ...nothing, price: limit, value, fees: orderFees(account, instrument, side, open, value) };
  }
  const at = bookSide(side);
  const met = sweep(book, instrument, at, limit ?? marketLimit(at), open);
  const rest = limit === null ? 0 : notional(instrument, limit, (open - met.filled) as Quantity);
  const value = money(met.value + rest);
  const touch = side === 'buy' ? book.best(SELL) : Math.max(limit ?? 0, book.best(BUY));
  return { ...nothing, price: touch, value, fees: orderFees(account, instrument, side, open, value) };
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
  const position = state.positions.get(instrument.id) ?? flat(instrument.id);
  const { working, freed } = othersWorking(session, instrument, position.quantity, replaced);
  return {
    intent,
    instrument,
    venue,
    account,
    limits: state.limits,
    halted: state.halted,
    phase: 'continuous',
    now: ports.clock.now(),
    position,
    open,
    working,
    buyingPower: money(valuation(session)[instrument.currency].buyingPower + freed),
    claim: claimed(account, venue, intent, open),
    twin: (replaced || intent.source === 'sheet' ? null : state.recent.get(recentKey(intent))) ?? null,
  };
}

function orderFees(
  account: Account,
  instrument: Instrument,
  side: OrderIntent['side'],
  open: number,
  value: Money,
): Money {
  if (value <= 0) return money(0);
  const base = { quantity: open as Quantity, notional: value };
  return sumFees(totalFees(account.feeProfiles[instrument.currency], instrument, side, base));
}

/** Working totals without the order that is being replaced, and the buying power its absence frees. */
function othersWorking(
  { state }: Session,
  instrument: Instrument,
  held: number,
  replaced: Order | null,
): { working: WorkingTotals; freed: number } {
  const all = state.working.get(instrument.id) ?? NO_ORDERS;
  if (!replaced || replaced.price === null) return { working: all, freed: 0 };
  const working = withClaim(all, claimOf(instrument, { ...replaced, price: replaced.price }), -1);
  return { working, freed: reserveFor(instrument, held, all) - reserveFor(instrument, held, working) };
}

/** Larger than the ledger computes with, at its own price or the market's: null when it is not. */
export function tooLarge(
  instrument: Instrument,
  venue: Venue,
  { price: limit, quantity: size }: Pick<OrderIntent, 'price' | 'quantity'>,
): Denial | null {
  const at = Math.max(Math.abs(limit ?? 0), venue.last, venue.book.best(SELL));
  if (withinMaxValue(instrument, at, size)) return null;
  return valueTooLarge(instrument.currency);
}

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
  const venue = ports.market.venue(instrument.id);
  const large = tooLarge(instrument, venue, intent);
  if (large) return denyOrder(session, intent, { denial: large, checks: [] }, venue);
  const context = riskContext(session, intent, instrument, null);
  const { checks, denial } = runRisk(context);
  if (denial) return denyOrder(session, intent, { denial, checks }, venue);
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
    expectedFees: context.claim.fees,
  };
  emit(session, { kind: 'order-accepted', ...stamp(session), order, checks, met: venue.met() });
  sendToVenue(session, order, venue);
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
