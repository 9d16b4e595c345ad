/** A journal as a person reads it: one line an event, exact integers as decimals of their instrument. */
import type { JournalEvent, OrderFilled } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { OrderIntent, Waiting } from '#core/model/order.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import type { Bench } from './kernel.ts';
import { cash, moneyLine } from './money-story.ts';

const WAITS: Readonly<Record<Waiting, string>> = {
  trigger: 'its price',
  parent: 'the entry to fill',
  session: 'a phase that takes it',
  size: 'enough on the other side',
  time: 'its moment',
};

/** Everything that is not as usual about an order. */
export function termsOf(intent: OrderIntent, price: (value: number | null) => string): string[] {
  const { type, stop, trail, display, minimum, maxSlippage, expireAt, selfTrade } = intent;
  const usual = type === 'limit' || type === 'market';
  const of = (value: unknown, text: string): string[] => (value === undefined ? [] : [text]);
  return [
    ...(usual ? [] : [type]),
    ...(stop === null ? [] : [`${type.endsWith('touched') ? 'touch' : 'stop'} ${price(stop)}`]),
    ...of(trail, `trailing ${trail?.distance} ${trail?.by}`),
    ...of(trail?.limitOffset, `limit ${trail?.limitOffset} ticks beyond`),
    ...of(display, `showing ${display}`),
    ...of(minimum, `first at least ${minimum}`),
    ...(intent.allOrNone ? ['all or none'] : []),
    ...of(intent.postOnly, `post-only (${intent.postOnly})`),
    ...(intent.reduceOnly ? ['reduce-only'] : []),
    ...of(maxSlippage, `at most ${maxSlippage} ticks beyond the best`),
    ...of(expireAt, `until ${new Date(expireAt ?? 0).toISOString().slice(0, 16)}`),
    ...of(selfTrade, `self-trade ${selfTrade}`),
  ];
}

export class Teller {
  private readonly bench: Bench;
  constructor(bench: Bench) {
    this.bench = bench;
  }

  of = (id: string): Instrument =>
    [...this.bench.state.instruments.values()].find((instrument) => instrument.id === id)!;
  price = (id: string, value: number | null, none = 'none'): string =>
    value === null ? none : formatDecimal(value, this.of(id).priceScale);

  /** At the scale of the order's instrument. */
  private ordersPrice(orderId: string, value: number | null, none = 'none'): string {
    for (const event of this.bench.journal)
      if (event.kind === 'order-accepted' && event.order.id === orderId)
        return this.price(event.order.instrumentId, value, none);
    return String(value);
  }

  line(event: JournalEvent): string {
    switch (event.kind) {
      case 'order-accepted':
        return this.accepted(event);
      case 'order-denied':
        return `${event.orderId} denied: ${JSON.stringify(event.denial)}`;
      case 'order-filled':
        return this.filled(event);
      case 'order-replaced':
        return `${event.orderId} replaced: ${event.quantity} at ${this.ordersPrice(event.orderId, event.price, 'market')}${event.stop === undefined ? '' : `, stop ${this.ordersPrice(event.orderId, event.stop)}`}, priority ${event.priority}`;
      case 'command-denied':
        return `${event.command} ${event.subject} denied: ${JSON.stringify(event.denial)}`;
      case 'basket-committed':
        return `basket ${event.basketId} "${event.name}": ${event.rows.map((row) => `row ${row.row} is ${row.orderId}`).join(', ')}`;
      case 'account-opened':
        return `account opened: ${event.postings.map((leg) => `${leg.account} ${cash(leg.currency, leg.amount)}`).join('; ')}`;
      case 'day-ended':
        return `day ended: equity ${cash('VND', event.equity.VND)}, ${cash('USD', event.equity.USD)}`;
      case 'stream-opened':
        return `stream opened: ${event.instruments.map((instrument) => instrument.symbol).join(', ')}`;
      case 'phase-changed':
        return `${event.instrumentId === null ? event.exchange : this.of(event.instrumentId).symbol} goes into ${event.phase}`;
      default:
        return 'orderId' in event ? this.lifecycle(event) : this.other(event);
    }
  }

  private other(event: Exclude<JournalEvent, { orderId: unknown }>): string {
    switch (event.kind) {
      case 'cash-deposited':
      case 'cash-withdrawn':
      case 'fx-rate-set':
      case 'currency-converted':
      case 'settled':
      case 'margin-called':
      case 'margin-call-met':
      case 'liquidation-started':
      case 'interest-accrued':
      case 'corporate-action':
        return moneyLine(event, this.of);
      default:
        return event.kind;
    }
  }

  private lifecycle(event: Extract<JournalEvent, { orderId: unknown }>): string {
    const { orderId } = event;
    const price = (value: number | null, none?: string): string => this.ordersPrice(orderId, value, none);
    switch (event.kind) {
      case 'order-rested':
        return `${orderId} rests ${event.leaves} behind ${event.queue!.quantityAhead} in ${event.queue!.ordersAhead} orders`;
      case 'order-waiting':
        return `${orderId} waits for ${WAITS[event.waiting]}${event.stop === null || event.waiting !== 'trigger' ? '' : `, ${price(event.stop)}`}`;
      case 'order-activated':
        return `${orderId} comes into force with ${event.quantity}, ${event.inactive} to come`;
      case 'order-released':
        return `${orderId} is sent: its moment has come`;
      case 'order-triggered':
        return `${orderId} triggered by the last price ${price(event.price)}`;
      case 'order-trailed':
        return `${orderId} trails: stop ${price(event.stop)}${event.price === null ? '' : `, limit ${price(event.price)}`}`;
      case 'order-refreshed':
        return `${orderId} shows its next part, ${event.shown}`;
      case 'order-repriced':
        return `${orderId} now has the limit ${price(event.price)}: ${event.cause}`;
      case 'order-resized':
        return `${orderId} is smaller, ${event.leaves} left: ${event.cause}`;
      case 'order-cancelled':
        return `${orderId} cancelled with ${event.leaves} left: ${event.reason}`;
      default:
        return event.kind;
    }
  }

  private accepted({ order, met, checks }: Extract<JournalEvent, { kind: 'order-accepted' }>): string {
    const { instrumentId, group } = order;
    const price = (value: number | null, none?: string): string => this.price(instrumentId, value, none);
    const terms = [...termsOf(order, price), ...(group ? [`${group.kind} ${group.id} ${group.role}`] : [])];
    const said = terms.length === 0 ? '' : `, ${terms.join(', ')}`;
    return `${order.id} accepted: ${order.side} ${order.quantity} ${this.of(instrumentId).symbol} at ${price(order.price, 'market')} ${order.timeInForce}${said}; met bid ${price(met.bid)} ask ${price(met.ask)}; ${checks.length} checks passed`;
  }

  private filled(event: OrderFilled): string {
    const fees =
      event.fees.map((fee) => `${fee.kind} ${cash(event.currency, fee.amount)}`).join(', ') || 'no fees';
    const legs = event.postings.map((leg) => `${leg.account} ${cash(leg.currency, leg.amount)}`).join('; ');
    return `${event.orderId} fill ${event.fill}: ${event.side} ${event.quantity} at ${this.price(event.instrumentId, event.price)} as ${event.liquidity}; ${fees}; realised ${cash(event.currency, event.realised)} [${legs}]`;
  }
}

const OPENING: ReadonlySet<JournalEvent['kind']> = new Set([
  'stream-opened',
  'account-opened',
  'instrument-watched',
]);

/** What happens to orders and phases only, fills without money: for stories about the market. */
export function lives(bench: Bench): string[] {
  const teller = new Teller(bench);
  return bench.journal
    .filter(({ kind }) => !OPENING.has(kind))
    .map((event) => {
      const line = teller.line(event);
      const text =
        event.kind === 'day-ended'
          ? 'the day ends'
          : line.replace(/; (no fees|commission|sell-tax).*$/, '').replace(/; \d+ checks passed$/, '');
      return `${String(event.position).padStart(4)}  ${text}`;
    });
}

export function story(bench: Bench): string {
  const teller = new Teller(bench);
  const rows = bench.journal.map((event) => `${String(event.position).padStart(4)}  ${teller.line(event)}`);
  const positions = [...bench.state.positions.values()].map((position) => {
    const { symbol, currency } = teller.of(position.instrumentId);
    const { quantity, totalCost, realised } = position;
    return `      ${symbol}: ${quantity} for ${cash(currency, totalCost)}, realised ${cash(currency, realised)}`;
  });
  const { account } = bench.state;
  const money = account
    ? [`      cash ${cash('VND', account.cash.VND)}, ${cash('USD', account.cash.USD)}`]
    : [];
  return `${[...rows, 'ends with', ...positions, ...money].join('\n')}\n`;
}
