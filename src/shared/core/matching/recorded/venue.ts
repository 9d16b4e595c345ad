/**
 * A venue whose book is a record of every order: the desk's orders stand among the recorded ones, each with its true place
 * (flow.ts says when they trade), with the same triggers, groups and attributes as anywhere else.
 *
 * Invariant: the record stays what it was whatever the desk does.
 * Known limits: an iceberg stands with all of it; nothing is known of auctions, so what is for one waits until the day
 * ends; the desk's own orders do not trade with each other.
 */
import { stepTicks } from '../../model/instrument.ts';
import type { Instrument } from '../../model/instrument.ts';
import type { MetQuote, QueuePlace } from '../../model/order.ts';
import type { TimeInForce } from '../../model/order.ts';
import { notional, type Price, type Quantity } from '../../units/units.ts';
import type { Phase } from '../../venues/rules.ts';
import { BUY, opposite, SELL, type BookSide } from '../book-sides.ts';
import type { OrderBook } from '../order-book.ts';
import { endReason, type Managed } from '../orders.ts';
import type { Sweep } from '../sweep.ts';
import { forkDesk } from '../venue-snapshot.ts';
import { Venue } from '../venue.ts';
import type { RecordedFill, RecordedFlow } from './flow.ts';
import type { RecordedMessage } from './messages.ts';

/** What does not trade at once ends. */
const ONCE: ReadonlySet<TimeInForce> = new Set<TimeInForce>(['IOC', 'FOK']);
const AUCTIONS: ReadonlySet<TimeInForce> = new Set<TimeInForce>(['AT_OPEN', 'AT_CLOSE']);

export class RecordedVenue extends Venue {
  private readonly flow: RecordedFlow;

  constructor(instrument: Instrument, flow: RecordedFlow) {
    super(instrument);
    this.flow = flow;
  }

  get book(): OrderBook {
    return this.flow.recorded.book;
  }

  /** The record's next message. */
  onMessage(message: RecordedMessage): void {
    const traded = tradeOf(message);
    if (traded) this.countSeen(traded.side, traded.price, traded.size);
    const fills = this.flow.apply(message);
    if (traded) {
      this.day.print(traded.price, traded.size);
      this.freshAt = this.now;
      this.listener?.onPrint(this, traded.price, traded.size, opposite(traded.side), false);
      this.trades(traded.price);
    }
    for (const fill of fills) this.booked(fill);
    if (this.last === 0) this.begin();
    if (traded || fills.length > 0 || this.watched.size > 0) this.settle();
  }

  best = (side: BookSide): number => this.bestOf(side)[0] ?? 0;

  met(): MetQuote {
    const [bid, bidQuantity] = this.bestOf(BUY);
    const [ask, askQuantity] = this.bestOf(SELL);
    return { bid, bidQuantity, ask, askQuantity, last: this.last as Price };
  }

  sweep(side: BookSide, limit: number, quantity: number): Sweep {
    const { book, instrument } = this;
    const against = opposite(side);
    let [filled, value, worst] = [0, 0, 0];
    for (let rank = 0; rank < book.levelCount(against) && filled < quantity; rank += 1) {
      const level = book.levelAt(against, rank);
      const price = book.priceOfLevel(level);
      if (side === BUY ? price > limit : price < limit) break;
      const size = Math.min(this.flow.recordedQuantity(level), quantity - filled);
      if (size <= 0) continue;
      filled += size;
      worst = price;
      value += notional(instrument, price as Price, size as Quantity);
    }
    return { filled, value, worst };
  }

  queuePlace(key: number): QueuePlace | null {
    const place = this.flow.ahead(key);
    const m = this.managed.get(key);
    if (!place || m?.limit === null || !m) return null;
    return {
      price: m.limit as Price,
      ordersAhead: place.orders,
      quantityAhead: place.quantity as Quantity,
    };
  }

  indicative = (): null => null;
  snapshot = (): null => null;
  clearCrossing(): void {}
  clearTape(): void {}

  fork(): RecordedVenue {
    const copy = new RecordedVenue(this.instrument, this.flow.clone());
    copy.rules = this.rules;
    return forkDesk(this, copy);
  }

  setReference(reference: number): void {
    this.reference = reference;
  }

  enterPhase(phase: Phase): void {
    this.phase = phase;
    this.releaseSession();
  }

  protected takes = ({ order }: Managed): 'now' | 'later' =>
    AUCTIONS.has(order.timeInForce) ? 'later' : 'now';
  protected keepsOvernight = (): boolean => true;
  protected keepsQueue = (m: Managed, leaves: number): boolean => leaves <= m.leaves;

  protected findsSize(m: Managed): boolean {
    const needed = m.order.allOrNone ? m.leaves : Math.min(m.order.minimum ?? 0, m.leaves);
    return this.flow.reach(m.order.side, this.limitOf(m), needed) >= needed;
  }

  protected work(m: Managed): void {
    const { order } = m;
    if (!this.mayMatch(m)) return;
    if (order.type === 'market-to-limit' && m.limit === null) return this.sweepToLimit(m);
    this.send(m, this.limitOf(m));
    if (!this.worksOn(m)) return;
    if (this.isOnce(m)) this.end(m, endReason(m));
    else this.reportRest(m);
  }

  private isOnce = ({ order, limit }: Managed): boolean => ONCE.has(order.timeInForce) || limit === null;

  /** Whether an order may meet the book as it is now; else it moved on, waits or ended. */
  private mayMatch(m: Managed): boolean {
    const { side, postOnly, timeInForce } = m.order;
    if (postOnly && this.crosses(side, m.limit!) && !this.stepBack(m)) return false;
    if (!m.minimumMet && !this.findsSize(m)) {
      if (this.isOnce(m)) this.end(m, 'minimum');
      else this.hold(m, 'size');
      return false;
    }
    if (timeInForce !== 'FOK' || this.flow.reach(side, this.limitOf(m), m.leaves) >= m.leaves) return true;
    this.end(m, 'fok');
    return false;
  }

  protected withdraw(m: Managed): void {
    this.flow.cancel(m.order.key);
  }

  protected resize(m: Managed, leaves: number): void {
    if (!this.flow.has(m.order.key)) return;
    if (leaves <= m.leaves) return this.flow.reduce(m.order.key, leaves);
    this.flow.cancel(m.order.key);
    this.flow.rest(m.order.key, m.order.side, m.limit!, leaves);
  }

  protected amend(m: Managed, limit: number | null, leaves: number, kept: boolean): void {
    if (kept) {
      this.resize(m, leaves);
      m.leaves = leaves;
      return;
    }
    this.withdraw(m);
    m.limit = limit;
    m.leaves = leaves;
    this.route(m);
  }

  protected restore(m: Managed): void {
    const { key, side } = m.order;
    if (m.limit !== null && !this.flow.has(key)) this.flow.rest(key, side, m.limit, m.leaves);
  }

  private worksOn = (m: Managed): boolean => this.managed.has(m.order.key) && m.waiting === null;

  /** Sends what is in force of an order; what does not trade rests where it has a limit. */
  private send(m: Managed, limit: number | null): void {
    const { key, side } = m.order;
    const fills = this.flow.place(key, side, limit, m.leaves);
    for (const fill of fills) this.booked(fill);
  }

  /** Takes what the best level has; the rest stays at its price. */
  private sweepToLimit(m: Managed): void {
    const best = this.flow.best(opposite(m.order.side));
    if (best === null) return this.end(m, 'no-liquidity');
    this.reprice(m, best, 'market-to-limit');
    this.send(m, best);
    if (this.worksOn(m)) this.reportRest(m);
  }

  private booked({ key, price, quantity, liquidity }: RecordedFill): void {
    const m = this.managed.get(key);
    // Another order of its group, or the position, may have ended it at the same message.
    const size = m ? Math.min(quantity, m.leaves) : 0;
    if (!m || size === 0) return;
    this.trades(price);
    const [maker, taker] = liquidity === 'maker' ? [key, -1] : [0, key];
    this.listener?.onPrint(
      this,
      price,
      size,
      liquidity === 'maker' ? opposite(m.order.side) : m.order.side,
      true,
    );
    this.reportExecution({ kind: 'trade', maker, taker, price, quantity: size, seen: m.seen });
    this.fill(size, m);
  }

  private countSeen(side: BookSide, price: number, size: number): void {
    for (const m of this.managed.values())
      if (m.order.side === side && m.limit === price && m.waiting === null) m.seen += size;
  }

  private limitOf({ order, limit }: Managed): number | null {
    if (limit !== null) return limit;
    const best = this.flow.best(opposite(order.side));
    if (order.maxSlippage === undefined || best === null) return null;
    return stepTicks(this.instrument, best, order.side === BUY ? order.maxSlippage : -order.maxSlippage);
  }

  private crosses(side: BookSide, limit: number): boolean {
    const best = this.flow.best(opposite(side));
    return best !== null && (side === BUY ? limit >= best : limit <= best);
  }

  private stepBack(m: Managed): boolean {
    const { side, postOnly } = m.order;
    const away = stepTicks(this.instrument, this.flow.best(opposite(side))!, side === BUY ? -1 : 1);
    if (postOnly === 'reject' || this.crosses(side, away)) {
      this.end(m, 'post-only');
      return false;
    }
    this.reprice(m, away, 'post-only');
    return true;
  }

  private reportRest(m: Managed): void {
    const { key } = m.order;
    m.seen = 0;
    this.report({ kind: 'rested', key, leaves: m.leaves, queue: this.queuePlace(key)! });
  }

  /** The best price with what stands there, the desk's own with it. */
  private bestOf(side: BookSide): [price: Price | null, quantity: Quantity] {
    const { book } = this;
    if (book.levelCount(side) === 0) return [null, 0 as Quantity];
    const level = book.levelAt(side, 0);
    return [book.priceOfLevel(level) as Price, book.quantityOfLevel(level) as Quantity];
  }

  /** Before the first trade the best bid stands for the last price, once there are two sides that do not cross. */
  private begin(): void {
    const [bid, ask] = [this.flow.best(BUY), this.flow.best(SELL)];
    if (bid === null || ask === null || bid >= ask) return;
    this.anchor(bid);
    this.restartSpan();
  }
}

/** What a message says was traded, against orders of which side. */
function tradeOf(message: RecordedMessage): { side: BookSide; price: number; size: number } | null {
  if (message.kind !== 'execute' && message.kind !== 'fill' && message.kind !== 'hidden-execution')
    return null;
  const { side, price, size } = message;
  return side === null ? null : { side, price, size };
}
