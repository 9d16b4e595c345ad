/**
 * Why an order was filled, not filled yet, filled in part, cancelled or denied: one paragraph from its journal entries and
 * its place in the market now. Structurally typed, like describe.ts.
 */
import { describeDenial, type DenialShape, type NumberFormat } from './describe.ts';
import type { TextKey } from './texts.ts';
import type { Translate } from './translate.ts';

interface Queue {
  readonly price: number;
  readonly ordersAhead: number;
  readonly quantityAhead: number;
}

interface EventShape {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface ExplanationShape {
  readonly order: {
    readonly side: 'buy' | 'sell';
    readonly status: string;
    readonly quantity: number;
    readonly filled: number;
    readonly leaves: number;
    readonly averagePrice: number | null;
    readonly price: number | null;
    readonly reason: string | null;
  };
  readonly denial: DenialShape | null;
  readonly met: { readonly bid: number | null; readonly ask: number | null; readonly last: number } | null;
  /** Journal entries; what a kind carries is read by its name. */
  readonly events: readonly { readonly event: { readonly kind: string } }[];
  readonly queueNow: Queue | null;
  /** What the market works it as now; null when it is finished. */
  readonly working: {
    readonly waiting: string | null;
    readonly seen: number;
    readonly opposite: number | null;
  } | null;
}

const eventsOf = ({ events }: ExplanationShape): EventShape[] =>
  events.map(({ event }) => event as EventShape);

type Say = (key: string, params?: Record<string, string | number>) => string;

/** Events of one kind that follow each other are told together. */
function runs(events: readonly EventShape[]): EventShape[][] {
  const groups: EventShape[][] = [];
  for (const event of events) {
    const last = groups.at(-1);
    const same = last?.[0]!.kind === event.kind && last[0]!['liquidity'] === event['liquidity'];
    if (last && same) last.push(event);
    else groups.push([event]);
  }
  return groups;
}

const total = (events: readonly EventShape[], field: string): number =>
  events.reduce((sum, event) => sum + Number(event[field] ?? 0), 0);

function fills(say: Say, events: readonly EventShape[], format: NumberFormat, ahead: number): string {
  const quantity = format.quantity(total(events, 'quantity'));
  const prices = [...new Set(events.map((event) => Number(event['price'])))];
  const low = format.price(Math.min(...prices));
  const high = format.price(Math.max(...prices));
  const price = prices.length === 1 ? low : say('between', { low, high });
  const traded = Number(events.at(-1)!['seen'] ?? 0);
  const liquidity = String(events[0]!['liquidity']);
  if (liquidity !== 'maker') return say(`filled-${liquidity}`, { quantity, price });
  const gone = Math.max(0, ahead - traded);
  const how = traded === 0 && ahead === 0 ? '-first' : gone > 0 ? '-left' : '';
  return say(`filled-maker${how}`, {
    quantity,
    price,
    seen: format.quantity(traded),
    gone: format.quantity(gone),
  });
}

function change(say: Say, events: readonly EventShape[], format: NumberFormat): string | null {
  const last = events.at(-1)!;
  const price = (field: string): string => format.price(Number(last[field]));
  const quantity = (field: string): string => format.quantity(Number(last[field]));
  switch (last.kind) {
    case 'order-waiting':
      return say(`waiting-${String(last['waiting'])}`);
    case 'order-activated':
      return say('activated', { quantity: format.quantity(total(events, 'quantity')) });
    case 'order-released':
      return say('released');
    case 'order-triggered':
      return say('triggered', { price: price('price') });
    case 'order-trailed':
      return say('trailed', { count: events.length, stop: price('stop') });
    case 'order-refreshed':
      return say('refreshed', { count: events.length, quantity: quantity('shown') });
    case 'order-repriced':
      return say(`repriced-${String(last['cause'])}`, { price: price('price') });
    case 'order-resized':
      return say(`resized-${String(last['cause'])}`, { quantity: quantity('leaves') });
    default:
      return null;
  }
}

function sentence(
  say: Say,
  events: readonly EventShape[],
  format: NumberFormat,
  ahead: number,
): string | null {
  const last = events.at(-1)!;
  switch (last.kind) {
    case 'order-rested': {
      const queue = last['queue'] as Queue | null;
      if (queue === null) return say('at-work', {});
      const ahead = format.quantity(queue.quantityAhead);
      return say('rested', { price: format.price(queue.price), ahead, count: queue.ordersAhead });
    }
    case 'order-filled':
      return fills(say, events, format, ahead);
    case 'order-replaced':
      return say(`replaced-${String(last['priority'])}`, {
        quantity: format.quantity(Number(last['quantity'])),
      });
    default:
      return change(say, events, format);
  }
}

/** Why an order that works is not filled (yet). */
function whyNot(say: Say, view: ExplanationShape, format: NumberFormat): string | null {
  const { working, queueNow, order } = view;
  if (!working || order.status !== 'working') return null;
  if (working.waiting !== null) return say(`still-${working.waiting}`);
  if (!queueNow) return null;
  const price = format.price(queueNow.price);
  if (working.seen > 0 || queueNow.quantityAhead > 0) {
    return say('in-queue', {
      price,
      ahead: format.quantity(queueNow.quantityAhead),
      count: queueNow.ordersAhead,
      seen: format.quantity(working.seen),
      needed: format.quantity(queueNow.quantityAhead + order.leaves),
    });
  }
  const { opposite } = working;
  return opposite === null
    ? say('alone', { price })
    : say('away', { price, opposite: format.price(opposite) });
}

function ending(say: Say, t: Translate, view: ExplanationShape, format: NumberFormat): string | null {
  const { order } = view;
  const events = eventsOf(view);
  const fees = events
    .filter(({ kind }) => kind === 'order-filled')
    .flatMap((event) => event['fees'] as { amount: number }[])
    .reduce((sum, fee) => sum + fee.amount, 0);
  const average = order.averagePrice === null ? '–' : format.price(order.averagePrice);
  const filled = format.quantity(order.filled);
  const numbers = { filled, quantity: format.quantity(order.quantity), average, fees: format.money(fees) };
  if (order.status === 'filled') return say('complete', numbers);
  if (order.status === 'cancelled') {
    const end = events.findLast(({ kind }) => kind === 'order-cancelled');
    const leaves = format.quantity(Number(end?.['leaves'] ?? order.leaves));
    const reason = t(`cancels.${order.reason ?? 'user'}` as TextKey);
    return say(order.filled > 0 ? 'ended-partly' : 'ended', { ...numbers, leaves, reason });
  }
  return order.status === 'working' && order.filled > 0 ? say('partly', numbers) : null;
}

/** One paragraph, in the translator's language. */
export function explainOrder(t: Translate, view: ExplanationShape, format: NumberFormat): string {
  const say: Say = (key, params = {}) => t(`explain.${key}` as TextKey, params);
  if (view.denial) return say('denied', { reason: describeDenial(t, view.denial, format) });
  const { met } = view;
  const none = t('orders.none');
  const price = (value: number | null): string => (value === null ? none : format.price(value));
  const arrival = met && say('met', { bid: price(met.bid), ask: price(met.ask), last: price(met.last) });
  let ahead = 0;
  const story = runs(eventsOf(view)).map((events) => {
    const queue = events.at(-1)!['queue'] as Queue | null | undefined;
    if (queue) ahead = queue.quantityAhead;
    return sentence(say, events, format, ahead);
  });
  return [arrival, ...story, whyNot(say, view, format), ending(say, t, view, format)]
    .filter((text) => text !== null)
    .join(' ');
}
