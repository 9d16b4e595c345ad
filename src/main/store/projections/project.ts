/**
 * What an event does to the projected tables, inside the transaction that appends it. Projections depend on the events
 * alone: dropped and rebuilt they come out identical.
 */
import type { JournalEvent } from '#core/model/events.ts';
import { prepared, type Writable } from '../database.ts';
import { postedTo, projectOrder } from './orders.ts';

type Of<K extends JournalEvent['kind']> = Extract<JournalEvent, { kind: K }>;

/** Raised when the same events give other rows: what is stored is then made again when the workspace is opened. */
export const PROJECTION_VERSION = 3;

export const PROJECTED_TABLES = [
  'orders',
  'order_events',
  'fills',
  'positions',
  'ledger',
  'baskets',
  'basket_rows',
] as const;

export class Projector {
  private readonly db: Writable;

  constructor(db: Writable) {
    this.db = db;
  }

  project(stream: string, seq: number, event: JournalEvent): void {
    const orderId = orderOf(event);
    if (orderId) this.run('INSERT INTO order_events VALUES (?, ?, ?)', stream, orderId, seq);
    if (event.kind === 'corporate-action')
      for (const order of event.orders)
        this.run('INSERT INTO order_events VALUES (?, ?, ?)', stream, order.orderId, seq);
    projectOrder((sql, ...values) => this.run(sql, ...values), stream, event);
    switch (event.kind) {
      case 'account-opened':
        return this.accountOpened(stream, event);
      case 'order-filled':
        return this.filled(stream, event);
      case 'basket-committed':
        return this.basket(stream, event);
      case 'corporate-action':
        return this.corporateAction(stream, event);
      default:
        if ('postings' in event) this.post(stream, event.postings);
    }
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
    for (const { row, fingerprint, orderId } of event.rows)
      this.run(
        'INSERT INTO basket_rows VALUES (?, ?, ?, ?, ?)',
        stream,
        event.basketId,
        row,
        fingerprint,
        orderId,
      );
  }

  private accountOpened(stream: string, event: Of<'account-opened'>): void {
    for (const holding of event.holdings) {
      this.movePosition(stream, holding.instrumentId, holding.quantity, holding.totalCost, 0, 0);
    }
    this.post(stream, event.postings);
  }

  private filled(stream: string, event: Of<'order-filled'>): void {
    const fees = postedTo(event, 'fees');
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
    this.movePosition(stream, event.instrumentId, change, postedTo(event, 'position:'), event.realised, fees);
    this.post(stream, event.postings);
  }

  private corporateAction(stream: string, event: Of<'corporate-action'>): void {
    const { held, instrumentId } = event;
    if (held)
      this.run(
        'UPDATE positions SET quantity = ?, total_cost = ?, realised = realised + ? WHERE stream = ? AND instrument_id = ?',
        held.quantity,
        held.cost,
        held.realised,
        stream,
        instrumentId,
      );
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
