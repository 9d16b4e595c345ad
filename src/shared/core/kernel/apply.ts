/** apply(state, event): replays a fact. Total over the closed union, no I/O, no decisions. */
import type { Account, AccountTerms } from '../model/account.ts';
import type {
  AccountOpened,
  JournalEvent,
  OrderFilled,
  OrderReplaced,
  StreamOpened,
} from '../model/events.ts';
import type { MoneyEvent } from '../model/money-events.ts';
import type { Order, OrderId } from '../model/order.ts';
import { post } from '../ledger/balances.ts';
import { merged, picksAfter } from '../ledger/lots.ts';
import { applyTrade, flat, lotTrade, withHolding } from '../ledger/position.ts';
import { sumFees } from '../ledger/fees.ts';
import { mulDiv } from '../units/integer.ts';
import { unreachable } from '../units/result.ts';
import { DAY_MS } from '../units/civil.ts';
import { money, notional, quantity, unixMs } from '../units/units.ts';
import { noteAccepted } from '../risk/scope.ts';
import { recentKey } from '../risk/same-order.ts';
import { applyRiskEvent, noteResult } from './risk-events.ts';
import { inBase } from './portfolio.ts';
import { applyMoney, postCash } from './apply-money.ts';
import { moveBaseCost } from './base-cost.ts';
import { noteOwned } from './owned.ts';
import { addDelivery } from './deliveries.ts';
import type { KernelState } from './state.ts';
import { putOrder } from './totals.ts';

export function apply(state: KernelState, event: JournalEvent): void {
  if ('postings' in event) post(state.balances, event.postings);
  applyFact(state, event);
}

function applyFact(state: KernelState, event: JournalEvent): void {
  switch (event.kind) {
    case 'stream-opened':
      return openStream(state, event);
    case 'account-opened':
      return openAccount(state, event);
    case 'instrument-listed':
      return state.instruments.set(event.instrument.id, event.instrument);
    case 'instrument-anchored':
      return state.anchors.set(event.instrumentId, event.at);
    case 'command-denied':
      return;
    case 'phase-changed':
      state.stuckClosing = [];
      return state.phases.set(event.instrumentId ?? event.exchange, event.phase);
    case 'instrument-watched':
      state.watched = event.watched
        ? [...state.watched, event.instrumentId]
        : state.watched.filter((id) => id !== event.instrumentId);
      return;
    case 'fee-profiles-changed':
      state.account = { ...opened(state), feeProfiles: event.feeProfiles };
      return;
    case 'account-terms-changed':
      return changeTerms(state, event.terms);
    case 'limits-changed':
    case 'trading-halted':
    case 'trading-reduced':
    case 'trading-resumed':
    case 'emergency-stopped':
    case 'closing-done':
    case 'day-ended':
      return applyRiskEvent(state, event);
    case 'stream-branched':
      return;
    default:
      return isOrderEvent(event) ? applyOrderEvent(state, event) : applyMoney(state, event);
  }
}

type OrderEvent = Extract<JournalEvent, { kind: `order-${string}` | 'basket-committed' }>;
const isOrderEvent = (event: OrderEvent | MoneyEvent): event is OrderEvent =>
  event.kind.startsWith('order-') || event.kind === 'basket-committed';

type LifecycleEvent = Extract<
  JournalEvent,
  {
    kind:
      | 'order-rested'
      | 'order-cancelling'
      | 'order-waiting'
      | 'order-activated'
      | 'order-released'
      | 'order-triggered'
      | 'order-trailed'
      | 'order-refreshed'
      | 'order-repriced'
      | 'order-resized';
  }
>;

function applyOrderEvent(state: KernelState, event: OrderEvent): void {
  switch (event.kind) {
    case 'order-accepted':
      return acceptOrder(state, event.order);
    case 'order-denied':
      state.lastOrder = event.number;
      if (event.intent.source === 'liquidation')
        state.stuckClosing = [...state.stuckClosing, event.intent.instrumentId];
      return;
    case 'order-filled':
      return fillOrder(state, event);
    case 'order-cancelled':
      return putOrder(state, workingOrder(state, event.orderId), null);
    case 'order-replaced':
      return replaceOrder(state, event);
    case 'basket-committed':
      state.lastBasket += 1;
      state.baskets.set(event.fileHash, {
        basketId: event.basketId,
        name: event.name,
        at: event.at,
      });
      for (const row of event.rows) state.fingerprints.set(row.fingerprint, row.orderId);
      return;
    default:
      return applyLifecycle(state, event);
  }
}

/** What the venue did with a working order. */
function applyLifecycle(state: KernelState, event: LifecycleEvent): void {
  const order = workingOrder(state, event.orderId);
  const { waiting: _, ...inMarket } = order;
  switch (event.kind) {
    case 'order-rested':
      return putOrder(state, order, inMarket);
    case 'order-waiting': {
      const inactive =
        event.waiting === 'parent' && order.inactive === undefined ? order.leaves : order.inactive;
      const held = { ...order, waiting: event.waiting, stop: event.stop };
      return putOrder(state, order, inactive === undefined ? held : { ...held, inactive });
    }
    case 'order-activated':
      return putOrder(state, order, { ...order, inactive: event.inactive });
    case 'order-released':
    case 'order-triggered':
      return putOrder(state, order, inMarket);
    case 'order-trailed':
      return putOrder(state, order, { ...order, stop: event.stop, price: event.price });
    case 'order-cancelling':
      return putOrder(state, order, { ...order, cancelling: event.reason });
    case 'order-refreshed':
      return;
    case 'order-repriced':
      return putOrder(state, order, { ...order, price: event.price });
    case 'order-resized': {
      const { leaves } = event;
      const total = quantity(order.filled + leaves);
      const resized = { ...order, leaves, quantity: total };
      const inactive = event.inactive ?? quantity(0);
      return putOrder(state, order, order.inactive === undefined ? resized : { ...resized, inactive });
    }
    default:
      return unreachable(event);
  }
}

function replaceOrder(state: KernelState, event: OrderReplaced): void {
  const order = workingOrder(state, event.orderId);
  const leaves = quantity(event.quantity - order.filled);
  const { price, quantity: total, expectedFees } = event;
  const changed = { ...order, price, stop: event.stop ?? order.stop, quantity: total, leaves, expectedFees };
  const { inactive } = event;
  putOrder(state, order, inactive === undefined ? changed : { ...changed, inactive });
}

function openStream(state: KernelState, event: StreamOpened): void {
  state.tape = event.tape;
  state.rules = event.rules;
  state.watched = event.watched;
  for (const instrument of event.instruments) state.instruments.set(instrument.id, instrument);
  for (const [id, at] of event.anchors) state.anchors.set(id, at);
}

function openAccount(state: KernelState, event: AccountOpened): void {
  state.account = event.account;
  state.fxRate = event.fxRate ?? null;
  state.accruedTo = unixMs(event.at - (event.at % DAY_MS));
  state.dayStartEquity = { ...event.equity };
  state.peakEquity = inBase(state, event.equity);
  for (const [line, holding] of event.holdings.entries()) {
    const before = state.positions.get(holding.instrumentId) ?? flat(holding.instrumentId);
    const lot = { id: -(line + 1), at: event.at };
    state.positions.set(holding.instrumentId, withHolding(before, event.account.terms, holding, lot));
    const instrument = state.instruments.get(holding.instrumentId)!;
    moveBaseCost(state, instrument, { before: before.totalCost, removed: 0, added: holding.totalCost });
  }
}

/** To average cost: what is held of an instrument becomes one lot. */
function changeTerms(state: KernelState, terms: AccountTerms): void {
  state.account = { ...opened(state), terms };
  if (terms.costBasis !== 'average') return;
  for (const position of state.positions.values())
    if (position.lots.length > 1)
      state.positions.set(position.instrumentId, { ...position, lots: merged(position.lots) });
}

function acceptOrder(state: KernelState, order: Order): void {
  state.lastOrder = order.number;
  const { id: orderId, placedAt: at } = order;
  state.recent.set(recentKey(order), { orderId, at });
  noteAccepted(state, order, at);
  if (order.source === 'closing') state.flattening.set(order.instrumentId, at);
  putOrder(state, null, order);
}

function fillOrder(state: KernelState, event: OrderFilled): void {
  const order = workingOrder(state, event.orderId);
  const instrument = state.instruments.get(event.instrumentId)!;
  const value = notional(instrument, event.price, event.quantity);
  const fees = sumFees(event.fees);
  const before = state.positions.get(event.instrumentId) ?? flat(event.instrumentId);
  const {
    position,
    closed,
    opened: lot,
  } = applyTrade(
    before,
    opened(state).terms,
    lotTrade(opened(state).terms, order, { id: event.fill, quantity: event.quantity, value, at: event.at }),
  );
  state.positions.set(event.instrumentId, { ...position, fees: money(position.fees + fees) });
  const removed = closed.reduce((sum, part) => sum + part.cost, 0);
  moveBaseCost(state, instrument, { before: before.totalCost, removed, added: lot?.cost ?? 0 });
  postCash(state, event.postings);
  if (event.settlesAt !== undefined) addDelivery(state, instrument, event.settlesAt, event, value);
  noteOwned(state, order, event.quantity, position.lots.length === 0);
  state.lastFill = event.fill;
  noteResult(state, event.instrumentId, event.realised - fees);
  const leaves = quantity(order.leaves - event.quantity);
  const changed: Order = {
    ...order,
    filled: quantity(order.filled + event.quantity),
    leaves,
    filledNotional: money(order.filledNotional + value),
    expectedFees: money(mulDiv(order.expectedFees, leaves, order.leaves, 'ceil')),
    ...(order.closes ? { closes: picksAfter(order.closes, closed) } : {}),
  };
  if (leaves === 0) putOrder(state, order, null);
  else putOrder(state, order, changed);
}

function workingOrder(state: KernelState, id: OrderId): Order {
  const order = state.orders.get(id);
  if (!order) throw new Error(`journal names order ${id}, which is not working`);
  return order;
}

function opened(state: KernelState): Account {
  if (!state.account) throw new Error('journal uses an account before it is opened');
  return state.account;
}
