/**
 * A desk whose market is an order book. Its own orders have positive keys; other keys belong to others whose orders
 * stand in the same book. In phases that match, orders trade as they come; in phases that gather, they only stand.
 * Invariant: `slots` holds exactly the keys that rest in the book.
 */
import { stepTicks, type Instrument, type PriceBand } from '../model/instrument.ts';
import type { QueuePlace } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import {
  BUY,
  IMMEDIATE_OR_CANCEL,
  marketLevel,
  marketLimit,
  opposite,
  REST,
  type BookMode,
  type BookSide,
} from './book-sides.ts';
import { OrderDesk, type Amendment } from './desk.ts';
import { AUCTION, type OrderBook, type TradeSink } from './order-book.ts';
import { bookModeOf, endReason, selfTradeOf, type Managed } from './orders.ts';
import { matches, takesNow } from './phases.ts';

/** The tape's own participants. */
export const TAPE = 0;
/** The person whose journal this is. */
export const USER = 1;

export abstract class BookDesk extends OrderDesk implements TradeSink {
  readonly book: OrderBook;
  readonly slots = new Map<number, number>();
  /** Today's floor and ceiling, where the venue has them. */
  band: PriceBand | null = null;
  protected aggressor: BookSide = BUY;
  private taker: Managed | null = null;

  constructor(instrument: Instrument, book: OrderBook) {
    super(instrument);
    this.book = book;
  }

  /** A trade outside of auctions became public. */
  protected abstract printed(price: number, quantity: number, aggressor: BookSide, mine: boolean): void;

  onTrade(
    makerKey: number,
    takerKey: number,
    makerOwner: number,
    price: number,
    quantity: number,
    makerLeaves: number,
  ): void {
    if (makerLeaves === 0) this.slots.delete(makerKey);
    this.last = price;
    const { taker } = this;
    if (takerKey !== AUCTION)
      this.printed(price, quantity, this.aggressor, makerOwner !== TAPE || taker !== null);
    if (this.managed.size > 0) this.ownTrade(makerKey, taker, price, quantity);
  }

  onRefresh(key: number, shown: number): void {
    if (this.managed.has(key)) this.report({ kind: 'refreshed', key, shown });
  }

  onSelfTrade(makerKey: number, quantity: number, makerLeaves: number): void {
    if (makerLeaves === 0) this.slots.delete(makerKey);
    const maker = this.managed.get(makerKey)!;
    if (this.taker!.order.selfTrade !== 'decrement') return this.end(maker, 'self-trade');
    this.lose(maker, quantity, 'self-trade');
    this.lose(this.taker!, quantity, 'self-trade');
  }

  /** Takes a key out of the book; returns what it had left, or 0 when it no longer rests. */
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

  /** Forgets an order that the journal does not know. */
  drop(key: number): void {
    this.cancelOrder(key, 'user');
    this.takeReports();
  }

  /** Puts an order of a restored venue back as it was; one at work goes to the end of its level unless it is there. */
  reinstate(m: Managed): void {
    this.managed.set(m.order.key, m);
    this.groups.rejoin(m);
    this.wait(m, m.waiting);
    if (m.waiting === null && !this.slots.has(m.order.key)) this.restOwn(m);
  }

  protected work(m: Managed): void {
    const { order } = m;
    if (!matches(this.phase)) return this.gather(m);
    if (order.postOnly && this.crosses(order.side, m.limit!) && !this.stepBack(m)) return;
    if (!m.minimumMet && !this.findsSize(m)) return this.waitForSize(m);
    if (order.type === 'market-to-limit' && m.limit === null) return this.sweepToLimit(m);
    const left = this.take(m, this.limitOf(m), bookModeOf(m));
    if (left === 0 || this.slots.has(order.key)) return;
    this.end(m, this.book.stopped ? 'self-trade' : endReason(m));
  }

  private waitForSize(m: Managed): void {
    if (bookModeOf(m) === REST) this.hold(m, 'size');
    else this.end(m, 'minimum');
  }

  protected withdraw(m: Managed): void {
    this.cancel(m.order.key);
  }

  protected resize(m: Managed, leaves: number): void {
    const slot = this.slots.get(m.order.key);
    if (slot === undefined) return;
    if (leaves <= this.book.leavesAt(slot)) return this.book.reduce(slot, leaves);
    this.withdraw(m);
    this.rest(m.order.key, m.order.side, m.limit!, leaves, m.order.owner, m.order.display);
    this.reportRest(m.order.key, leaves);
  }

  protected amend(m: Managed, change: Amendment): void {
    const leaves = change.quantity - m.filled - m.inactive;
    if (this.keepsPlace(m.order.key, change)) {
      this.resize(m, leaves);
      m.leaves = leaves;
      return;
    }
    this.withdraw(m);
    m.limit = change.limit;
    m.leaves = leaves;
    if (m.order.postOnly && matches(this.phase) && this.crosses(m.order.side, m.limit!))
      return this.end(m, 'post-only');
    this.route(m);
  }

  protected takes = (m: Managed): ReturnType<typeof takesNow> => takesNow(this.rules, this.phase, m);

  protected keepsOvernight({ order: { type } }: Managed): boolean {
    return this.rules === null || (this.rules.phases.continuous?.native[type] ?? []).includes('GTC');
  }

  protected findsSize(m: Managed): boolean {
    const { order } = m;
    const needed = order.allOrNone ? m.leaves : Math.min(order.minimum ?? 0, m.leaves);
    const { side, owner } = order;
    return this.book.reachable(side, this.limitOf(m), needed, owner, selfTradeOf(order)) >= needed;
  }

  private take(m: Managed, limit: number, mode: BookMode): number {
    const { key, side, owner, display } = m.order;
    this.aggressor = side;
    this.taker = m;
    const left = this.book.submit(
      key,
      side,
      limit,
      m.leaves,
      mode,
      owner,
      this,
      selfTradeOf(m.order),
      display,
    );
    this.taker = null;
    if (this.book.restedSlot >= 0) {
      this.slots.set(key, this.book.restedSlot);
      this.reportRest(key, left);
    }
    return left;
  }

  /** Market-to-limit: trades like a market order; what is left stays at, or one tick beyond, the last price. */
  private sweepToLimit(m: Managed): void {
    const { side } = m.order;
    const { sweep, rest } = this.rules?.marketToLimit ?? { sweep: 'best-level', rest: 'at-last' };
    const best = this.book.best(opposite(side));
    const filled = m.filled;
    const left =
      best === 0
        ? m.leaves
        : this.take(m, sweep === 'best-level' ? best : marketLimit(side), IMMEDIATE_OR_CANCEL);
    if (left === 0) return;
    if (m.filled === filled || this.book.stopped)
      return this.end(m, this.book.stopped ? 'self-trade' : 'no-liquidity');
    const beyond =
      rest === 'at-last' ? this.last : stepTicks(this.instrument, this.last, side === BUY ? 1 : -1);
    this.reprice(m, this.withinBand(beyond), 'market-to-limit');
    this.take(m, m.limit!, REST);
  }

  private withinBand = (price: number): number =>
    this.band ? Math.min(Math.max(price, this.band.floor), this.band.ceiling) : price;

  /** Stands in the book of a phase that gathers; at-auction market orders at their own level or at the band. */
  private gather(m: Managed): void {
    this.restOwn(m);
    this.reportRest(m.order.key, m.leaves);
  }

  private restOwn(m: Managed): void {
    const { key, side, owner, display } = m.order;
    this.rest(key, side, m.limit ?? this.auctionLevel(side), m.leaves, owner, display);
  }

  private auctionLevel(side: BookSide): number {
    const inTime = this.rules?.auction.marketOrders === 'at-band' && this.band;
    if (!inTime) return marketLevel(side);
    return side === BUY ? inTime.ceiling : inTime.floor;
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

  private reportRest(key: number, leaves: number): void {
    this.report({ kind: 'rested', key, leaves, queue: this.queuePlace(key)! });
  }

  private limitOf({ order, limit }: Managed): number {
    if (limit !== null) return limit;
    const { side, maxSlippage } = order;
    const best = this.book.best(opposite(side));
    if (maxSlippage === undefined || best === 0) return marketLimit(side);
    return stepTicks(this.instrument, best, side === BUY ? maxSlippage : -maxSlippage);
  }

  private crosses(side: BookSide, limit: number): boolean {
    const best = this.book.best(opposite(side));
    return best !== 0 && (side === BUY ? limit >= best : limit <= best);
  }

  /** Moves a post-only order one tick away from the other side; ends it where it may not move. */
  private stepBack(m: Managed): boolean {
    const { side, postOnly } = m.order;
    if (postOnly === 'reject') {
      this.end(m, 'post-only');
      return false;
    }
    this.reprice(
      m,
      stepTicks(this.instrument, this.book.best(opposite(side)), side === BUY ? -1 : 1),
      'post-only',
    );
    return true;
  }

  private ownTrade(makerKey: number, taker: Managed | null, price: number, quantity: number): void {
    const maker = this.managed.get(makerKey);
    this.countSeen(maker, taker, price, quantity);
    if (!maker && !taker) return;
    this.reportTrade(makerKey, taker?.order.key ?? AUCTION, { price, quantity, seen: maker?.seen ?? 0 });
    if (maker) this.fill(maker, quantity);
    if (taker) this.fill(taker, quantity);
  }

  private reportTrade(
    maker: number,
    taker: number,
    { price, quantity, seen }: { price: number; quantity: number; seen: number },
  ): void {
    if (matches(this.phase)) this.report({ kind: 'trade', maker, taker, price, quantity, seen });
    else this.report({ kind: 'cross', key: maker, price, quantity });
  }

  /** Orders that stand at a price see what trades there. */
  private countSeen(
    maker: Managed | undefined,
    taker: Managed | null,
    price: number,
    quantity: number,
  ): void {
    for (const m of this.managed.values()) {
      if (m !== maker && m !== taker && m.limit === price && m.waiting === null) m.seen += quantity;
    }
  }
}
