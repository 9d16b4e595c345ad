/**
 * What an event does to the projected tables, inside the transaction that appends it. Projections depend on the events
 * alone: dropped and rebuilt they come out identical.
 */
import type { JournalEvent } from '#core/model/events.ts';
import { prepared, type Writable } from '../database.ts';

type Of<K extends JournalEvent['kind']> = Extract<JournalEvent, { kind: K }>;

export const PROJECTED_TABLES = [
  'orders',
  'order_events',
  'fills',
  'positions',
  'ledger',
  'baskets',
] as const;

export class Projector {
  private readonly db: Writable;

  constructor(db: Writable) {
    this.db = db;
  }

  project(stream: string, seq: number, event: JournalEvent): void {
    const orderId = orderOf(event);
    if (orderId) this.run('INSERT INTO order_events VALUES (?, ?, ?)', stream, orderId, seq);
    switch (event.kind) {
      case 'account-opened':
        return this.accountOpened(stream, event);
      case 'order-accepted':
        return this.accepted(stream, event);
      case 'order-denied':
        return this.denied(stream, event);
      case 'order-filled':
        return this.filled(stream, event);
      case 'order-cancelled':
      case 'order-replaced':
        return this.changed(stream, event);
      case 'basket-committed':
        return this.basket(stream, event);
      default:
    }
  }

  private changed(stream: string, event: Of<'order-cancelled'> | Of<'order-replaced'>): void {
    if (event.kind === 'order-cancelled') {
      this.run(
        "UPDATE orders SET status = 'cancelled', reason = ?, updated_at = ? WHERE stream = ? AND id = ?",
        event.reason,
        event.at,
        stream,
        event.orderId,
      );
      return;
    }
    this.run(
      'UPDATE orders SET price = ?, quantity = ?, leaves = ? - filled, updated_at = ? WHERE stream = ? AND id = ?',
      event.price,
      event.quantity,
      event.quantity,
      event.at,
      stream,
      event.orderId,
    );
  }

  private basket(stream: string, event: Of<'basket-committed'>): void {
    this.run(
      'INSERT INTO baskets VALUES (?, ?, ?, ?, ?, ?, ?)',
      stream,
      event.basketId,
      event.name,
      event.fileName,
      event.fileHash,
      event.at,
      event.rows.length,
    );
  }

  private accountOpened(stream: string, event: Of<'account-opened'>): void {
    for (const holding of event.holdings) {
      this.movePosition(stream, holding.instrumentId, holding.quantity, holding.totalCost, 0, 0);
    }
    this.post(stream, event.postings);
  }

  private accepted(stream: string, { order, at }: Of<'order-accepted'>): void {
    this.insertOrder(stream, order.number, order.id, order, {
      leaves: order.leaves,
      status: 'working',
      denial: null,
      at,
      basketId: order.basketId,
    });
  }

  private denied(stream: string, event: Of<'order-denied'>): void {
    const denial = JSON.stringify(event.denial);
    this.insertOrder(stream, event.number, event.orderId, event.intent, {
      leaves: 0,
      status: 'denied',
      denial,
      at: event.at,
      basketId: null,
    });
  }

  private insertOrder(
    stream: string,
    number: number,
    id: string,
    intent: Of<'order-denied'>['intent'],
    rest: { leaves: number; status: string; denial: string | null; at: number; basketId: string | null },
  ): void {
    const { instrumentId, side, type, timeInForce, quantity, price, source, note } = intent;
    this.run(
      'INSERT INTO orders VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, 0, ?, NULL, ?, ?, ?, ?, ?, ?)',
      stream,
      number,
      id,
      instrumentId,
      side,
      type,
      timeInForce,
      quantity,
      price,
      rest.leaves,
      rest.status,
      rest.denial,
      source,
      rest.basketId,
      note,
      rest.at,
      rest.at,
    );
  }

  private filled(stream: string, event: Of<'order-filled'>): void {
    const posted = (account: string): number =>
      event.postings.find((leg) => leg.account.startsWith(account))?.amount ?? 0;
    const fees = posted('fees');
    // Cash moves by the value and the fees.
    const value = (event.side === 'buy' ? -1 : 1) * (posted('cash') + fees);
    this.run(
      "UPDATE orders SET filled = filled + ?, leaves = leaves - ?, filled_notional = filled_notional + ?, fees = fees + ?, status = CASE WHEN leaves - ? = 0 THEN 'filled' ELSE status END, updated_at = ? WHERE stream = ? AND id = ?",
      event.quantity,
      event.quantity,
      value,
      fees,
      event.quantity,
      event.at,
      stream,
      event.orderId,
    );
    this.run(
      'INSERT INTO fills VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      stream,
      event.fill,
      event.orderId,
      event.instrumentId,
      event.side,
      event.price,
      event.quantity,
      event.liquidity,
      JSON.stringify(event.fees),
      event.realised,
      event.currency,
      event.at,
      event.position,
    );
    const change = event.side === 'buy' ? event.quantity : -event.quantity;
    this.movePosition(stream, event.instrumentId, change, posted('position:'), event.realised, fees);
    this.post(stream, event.postings);
  }

  private movePosition(
    stream: string,
    id: string,
    quantity: number,
    cost: number,
    realised: number,
    fees: number,
  ): void {
    this.run(
      'INSERT INTO positions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET quantity = quantity + excluded.quantity, total_cost = total_cost + excluded.total_cost, realised = realised + excluded.realised, fees = fees + excluded.fees',
      stream,
      id,
      quantity,
      cost,
      realised,
      fees,
    );
  }

  private post(stream: string, postings: Of<'account-opened'>['postings']): void {
    for (const { account, currency, amount } of postings) {
      this.run(
        'INSERT INTO ledger VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET amount = amount + excluded.amount',
        stream,
        account,
        currency,
        amount,
      );
    }
  }

  private run(sql: string, ...values: (string | number | null)[]): void {
    prepared(this.db, sql).run(...values);
  }
}

/** The order an event is about. */
export function orderOf(event: JournalEvent): string | null {
  if (event.kind === 'order-accepted') return event.order.id;
  if ('orderId' in event) return event.orderId;
  return event.kind === 'command-denied' && event.command.endsWith('-order') ? event.subject : null;
}
