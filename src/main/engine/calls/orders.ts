/** Order calls: preview, place, cancel, replace, list, explain. */
import type { CancelFilter } from '#core/model/commands.ts';
import type { OrderId, OrderIntent } from '#core/model/order.ts';
import type { Price, Quantity } from '#core/units/units.ts';
import type { Decoded } from '#contract/calls.ts';
import { AppFailure } from '#contract/errors.ts';
import type { ExplanationView, OrderView } from '#contract/views.ts';
import { entriesOfOrder } from '#store/journal.ts';
import { fillsOfOrder, findOrder, listFills, listOrders } from '#store/projections/queries.ts';
import { command, feesByName, instrumentOf, scalesOf, type Context, type Handlers } from '../context.ts';
import { preview, previewGroup } from './preview.ts';

type TicketParams = Decoded<'orders.place'>['ticket'];

/** The same values, as the exact units that the contract says they are; attributes that are not used are absent. */
const intentOf = (ticket: TicketParams): OrderIntent =>
  Object.fromEntries(
    Object.entries(ticket).filter(([, value]) => value !== undefined),
  ) as unknown as OrderIntent;

const legsOf = (legs: Decoded<'orders.placeGroup'>['legs']) =>
  legs.map(({ role, ticket }) => ({ role, intent: intentOf(ticket) }));

/** How the market works an order now; null when it is finished. */
function workingOf({ runtime }: Context, order: OrderView): ExplanationView['working'] {
  const venue = runtime.world.market.find(order.instrumentId);
  const m = venue?.managed.get(order.number);
  if (!venue || !m) return null;
  const met = venue.met();
  return { waiting: m.waiting, seen: m.seen, opposite: order.side === 'buy' ? met.ask : met.bid };
}

function explain(context: Context, orderId: string): ExplanationView {
  const { runtime } = context;
  const { db } = runtime.store;
  const order = findOrder(db, runtime.stream, scalesOf(context), orderId);
  if (!order) throw new AppFailure('NOT_FOUND', { what: orderId });
  const events = entriesOfOrder(db, runtime.stream, orderId);
  const first = events
    .map((entry) => entry.event)
    .find((event) => event.kind === 'order-accepted' || event.kind === 'order-denied');
  const rested = events.map((entry) => entry.event).find((event) => event.kind === 'order-rested');
  const { account } = runtime.world.state;
  return {
    order,
    checks: first?.checks ?? [],
    denial: order.denial,
    met: first?.met ?? null,
    queue: rested?.queue ?? null,
    queueNow: runtime.world.market.find(order.instrumentId)?.queuePlace(order.number) ?? null,
    working: workingOf(context, order),
    fills: fillsOfOrder(db, runtime.stream, orderId),
    events,
    feeProfile: account ? feesByName(account)[instrumentOf(context, order.instrumentId).currency] : '',
  };
}

export const orderCalls: Handlers<
  | 'orders.preview'
  | 'orders.previewGroup'
  | 'orders.place'
  | 'orders.placeGroup'
  | 'orders.cancel'
  | 'orders.cancelAll'
  | 'orders.replace'
  | 'orders.list'
  | 'orders.explain'
  | 'fills.list'
> = {
  'orders.preview': (context, { ticket }) => preview(context, intentOf(ticket)),
  'orders.previewGroup': (context, { group, legs }) => previewGroup(context, group, legsOf(legs)),
  'orders.place': (context, { commandId, ticket }) =>
    command(context, commandId, { kind: 'place-order', intent: intentOf(ticket) }),
  'orders.placeGroup': (context, { commandId, group, legs }) =>
    command(context, commandId, {
      kind: 'place-group',
      group,
      legs: legsOf(legs),
    }),
  'orders.cancel': (context, { commandId, orderId }) =>
    command(context, commandId, { kind: 'cancel-order', orderId: orderId as OrderId }),
  'orders.cancelAll': (context, { commandId, ...filter }) =>
    command(context, commandId, { kind: 'cancel-all', filter: filter as CancelFilter }),
  'orders.replace': (context, { commandId, orderId, price, stop, quantity, confirmed = false }) =>
    command(context, commandId, {
      kind: 'replace-order',
      orderId: orderId as OrderId,
      price: price as Price | null,
      stop: stop as Price | null,
      quantity: quantity as Quantity,
      confirmed,
    }),
  'orders.list': (context, page) =>
    listOrders(context.runtime.store.db, context.runtime.stream, scalesOf(context), page),
  'orders.explain': (context, { orderId }) => explain(context, orderId),
  'fills.list': ({ runtime }, { limit }) => listFills(runtime.store.db, runtime.stream, limit),
};
