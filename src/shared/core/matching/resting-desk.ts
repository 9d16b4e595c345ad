/**
 * Where a desk's orders stand in a book: keys and slots, places in queues, the part that is shown.
 *
 * On a venue without icebergs Tapedeck works them: only the shown part stands in the book, as an ordinary order, and when
 * it has traded the next part is sent, after the command that took it.
 * Invariants: `slots` holds exactly the keys that rest in the book; what rests of an order is what is in force of it, or
 * the shown part of an iceberg that is worked here.
 */
import type { Instrument } from '../model/instrument.ts';
import type { QueuePlace } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import { BUY, marketLevel, opposite, type BookSide } from './book-sides.ts';
import type { OrderBook } from './order-book.ts';
import type { Managed } from './orders.ts';
import { sweep, type Sweep } from './sweep.ts';
import { Venue } from './venue.ts';

export abstract class RestingDesk extends Venue {
  readonly book: OrderBook;
  readonly slots = new Map<number, number>();

  constructor(instrument: Instrument, book: OrderBook) {
    super(instrument);
    this.book = book;
  }

  /** Takes a key out of the book; returns what it had left there, or 0 when it no longer rests. */
  cancel(key: number): number {
    const slot = this.slots.get(key);
    if (slot === undefined) return 0;
    this.slots.delete(key);
    return this.book.cancel(slot, key);
  }

  queuePlace(key: number): QueuePlace | null {
    const slot = this.slots.get(key);
    if (slot === undefined) return null;
    const { orders, quantity } = this.book.ahead(slot);
    return {
      price: this.book.priceAt(slot) as Price,
      ordersAhead: orders,
      quantityAhead: quantity as Quantity,
    };
  }

  best = (side: BookSide): number => this.book.best(side);

  sweep = (side: BookSide, limit: number, quantity: number): Sweep =>
    sweep(this.book, this.instrument, side, limit, quantity);

  /** One at work goes to the end of its level unless it is there. */
  protected restore(m: Managed): void {
    if (!this.slots.has(m.order.key)) this.standOwn(m);
  }

  protected rest(
    key: number,
    side: BookSide,
    limit: number,
    leaves: number,
    owner: number,
    display?: number,
  ): void {
    this.book.rest(key, side, limit, leaves, owner, display);
    this.slots.set(key, this.book.restedSlot);
  }

  /** Stands in its queue without matching. */
  protected restOwn(m: Managed, leaves = m.leaves): void {
    this.standOwn(m, leaves);
    this.reportRest(m, leaves);
  }

  /** Stands with a part of what is in force. */
  protected restPart(m: Managed, part: number): void {
    const { key, side, owner, display } = m.order;
    this.rest(key, side, m.limit!, Math.min(part, display!), owner);
    this.reportRest(m);
  }

  private standOwn(m: Managed, leaves = m.leaves): void {
    const { key, side, owner, display } = m.order;
    const limit = m.limit ?? this.auctionLevel(side);
    if (this.worksParts(m)) this.rest(key, side, limit, Math.min(leaves, display!), owner);
    else this.rest(key, side, limit, leaves, owner, display);
  }

  /** What trades at its price counts from here. */
  protected reportRest(m: Managed, leaves = m.leaves): void {
    const { key } = m.order;
    m.seen = 0;
    this.report({ kind: 'rested', key, leaves, queue: this.queuePlace(key)! });
  }

  /** Whether the order is an iceberg that the venue does not know. */
  protected worksParts({ order }: Managed): boolean {
    return order.display !== undefined && this.rules !== null && !this.rules.iceberg;
  }

  protected withdraw(m: Managed): void {
    this.cancel(m.order.key);
  }

  protected resize(m: Managed, leaves: number): void {
    const slot = this.slots.get(m.order.key);
    if (slot === undefined) return;
    const there = this.book.leavesAt(slot);
    if (leaves <= there) return this.book.reduce(slot, leaves);
    // Of an iceberg worked here only the part behind the shown one grows.
    if (this.worksParts(m)) return;
    this.withdraw(m);
    this.restOwn(m, leaves);
  }

  /** A smaller quantity keeps its place, unless the venue knows no amendments; so does what is not shown. */
  protected keepsQueue(m: Managed, leaves: number): boolean {
    const slot = this.slots.get(m.order.key);
    if (slot === undefined) return false;
    if (this.worksParts(m) && leaves >= this.book.leavesAt(slot)) return true;
    return leaves <= m.leaves && this.rules?.phases[this.phase]?.amend !== 'resend';
  }

  protected crosses(side: BookSide, limit: number): boolean {
    const best = this.book.best(opposite(side));
    return best !== 0 && (side === BUY ? limit >= best : limit <= best);
  }

  protected withinBand = (price: number): number =>
    this.band ? Math.min(Math.max(price, this.band.floor), this.band.ceiling) : price;

  /** At-auction market orders stand before all limits, or with those at the band. */
  private auctionLevel(side: BookSide): number {
    const inTime = this.rules?.auction.marketOrders === 'at-band' && this.band;
    if (!inTime) return marketLevel(side);
    return side === BUY ? inTime.ceiling : inTime.floor;
  }
}
