/**
 * A desk whose market is an order book. Its own orders have positive keys; other keys belong to others whose orders
 * stand in the same book. In phases that match, orders trade as they come; in phases that gather, they only stand.
 */
import { stepTicks } from '../model/instrument.ts';
import {
  BUY,
  IMMEDIATE_OR_CANCEL,
  marketLimit,
  opposite,
  REST,
  type BookMode,
  type BookSide,
} from './book-sides.ts';
import { AUCTION, type TradeSink } from './order-book.ts';
import { bookModeOf, endReason, isBound, selfTradeOf, type Managed } from './orders.ts';
import { matches, takesNow } from './phases.ts';
import { RestingDesk } from './resting-desk.ts';

/** The tape's own participants. */
export const TAPE = 0;
/** The person whose journal this is. */
export const USER = 1;

export abstract class BookDesk extends RestingDesk implements TradeSink {
  protected aggressor: BookSide = BUY;
  private taker: Managed | null = null;
  /** Icebergs worked here whose part has traded: the next one is to be sent. */
  private readonly parts = new Set<Managed>();

  /** A copy to try something on. */
  protected abstract rehearsal(): BookDesk;
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
    this.trades(price);
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
    const taker = this.taker!;
    if (taker.order.selfTrade !== 'decrement') return this.end(maker, 'self-trade');
    this.lose(maker, quantity, 'self-trade');
    this.lose(taker, quantity, 'self-trade');
    this.noteParts(maker);
  }

  protected work(m: Managed): void {
    const { order } = m;
    if (!matches(this.phase)) return this.restOwn(m);
    if (!this.mayMatch(m)) return;
    if (order.type === 'market-to-limit' && m.limit === null) return this.sweepToLimit(m);
    if (this.worksParts(m)) return this.workPart(m);
    const left = this.take(m, this.limitOf(m), bookModeOf(m));
    if (left === 0 || this.slots.has(order.key)) return;
    this.end(m, this.book.stopped ? 'self-trade' : endReason(m));
  }

  /** Whether an order may meet the book as it is now; else it moved on, waits or ended. */
  private mayMatch(m: Managed): boolean {
    const { side, postOnly } = m.order;
    if (postOnly && this.crosses(side, m.limit!) && !this.stepBack(m)) return false;
    if (!m.minimumMet && !this.findsSize(m)) {
      if (bookModeOf(m) === REST) this.hold(m, 'size');
      else this.end(m, 'minimum');
      return false;
    }
    if (m.order.timeInForce !== 'FOK' || this.reaches(m, m.leaves)) return true;
    this.end(m, 'fok');
    return false;
  }

  /** Sends one part of an iceberg as an order of its own; a first part is as large as the smallest first execution. */
  private workPart(m: Managed): void {
    const { display, minimum = 0 } = m.order;
    const part = Math.min(m.leaves, m.minimumMet ? display! : Math.max(display!, minimum));
    const left = this.take(m, m.limit!, IMMEDIATE_OR_CANCEL, part);
    if (this.book.stopped) return this.end(m, 'self-trade');
    if (left > 0) this.restPart(m, left);
    else this.noteParts(m);
  }

  private noteParts(m: Managed): void {
    const gone = m.waiting === null && m.leaves > 0 && !this.slots.has(m.order.key);
    if (gone && this.worksParts(m)) this.parts.add(m);
  }

  protected override resend(): boolean {
    if (this.parts.size === 0) return false;
    const [next] = [...this.parts].sort((a, b) => a.order.key - b.order.key);
    this.parts.delete(next!);
    const there = this.managed.has(next!.order.key) && next!.waiting === null;
    if (there && !this.slots.has(next!.order.key)) this.sendNextPart(next!);
    return true;
  }

  private sendNextPart(m: Managed): void {
    const { key, display } = m.order;
    if (this.takes(m) === 'now') this.report({ kind: 'refreshed', key, shown: Math.min(m.leaves, display!) });
    this.route(m);
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

  protected takes = (m: Managed): ReturnType<typeof takesNow> => takesNow(this.rules, this.phase, m);

  /** What is at work overnight stands with a limit. */
  protected keepsOvernight({ order: { timeInForce } }: Managed): boolean {
    return this.rules === null || this.rules.phases.continuous?.native.limit?.includes(timeInForce) === true;
  }

  protected findsSize(m: Managed): boolean {
    if (!matches(this.phase)) return false;
    const { order } = m;
    const needed = order.allOrNone ? m.leaves : Math.min(order.minimum ?? 0, m.leaves);
    return this.reaches(m, needed);
  }

  /** Whether an order would trade as much now. Orders that its own fills may take out of the book count as they go. */
  private reaches(m: Managed, needed: number): boolean {
    const { side, owner } = m.order;
    const limit = this.limitOf(m);
    const there = this.book.reachable(side, limit, needed, owner, selfTradeOf(m.order));
    if (there < needed || needed === 0) return there >= needed;
    return !this.meetsBound(m) || this.rehearsal().taken(m.order.key, limit) >= needed;
  }

  private meetsBound(m: Managed): boolean {
    for (const { order, waiting } of this.managed.values())
      if (waiting === null && order.side !== m.order.side && isBound(order)) return true;
    return false;
  }

  /** What an order trades with the book as it is; for rehearsals. */
  protected taken(key: number, limit: number): number {
    const m = this.managed.get(key)!;
    const before = m.filled;
    this.take(m, limit, IMMEDIATE_OR_CANCEL);
    return m.filled - before;
  }

  private take(m: Managed, limit: number, mode: BookMode, quantity = m.leaves): number {
    const { key, side, owner, display } = m.order;
    this.aggressor = side;
    this.taker = m;
    const left = this.book.submit(
      key,
      side,
      limit,
      quantity,
      mode,
      owner,
      this,
      selfTradeOf(m.order),
      display,
    );
    this.taker = null;
    if (this.book.restedSlot >= 0) {
      this.slots.set(key, this.book.restedSlot);
      this.reportRest(m);
    }
    return left;
  }

  /** Market-to-limit: trades like a market order; what is left stays at, or one tick beyond, the last price. */
  private sweepToLimit(m: Managed): void {
    const { side } = m.order;
    const { sweep, rest } = this.rules?.marketToLimit ?? { sweep: 'best-level', rest: 'at-last' };
    const best = this.book.best(opposite(side));
    if (best === 0) return this.end(m, 'no-liquidity');
    const filled = m.filled;
    const left = this.take(m, sweep === 'best-level' ? best : marketLimit(side), IMMEDIATE_OR_CANCEL);
    if (left === 0) return;
    if (m.filled === filled || this.book.stopped)
      return this.end(m, this.book.stopped ? 'self-trade' : 'no-liquidity');
    const beyond =
      rest === 'at-last' ? this.last : stepTicks(this.instrument, this.last, side === BUY ? 1 : -1);
    this.reprice(m, this.withinBand(beyond), 'market-to-limit');
    this.take(m, m.limit!, REST);
  }

  private limitOf({ order, limit }: Managed): number {
    if (limit !== null) return limit;
    const { side, maxSlippage } = order;
    const best = this.book.best(opposite(side));
    if (maxSlippage === undefined || best === 0) return marketLimit(side);
    return stepTicks(this.instrument, best, side === BUY ? maxSlippage : -maxSlippage);
  }

  /** Moves a post-only order one tick away from the other side; ends it where it may not or cannot move. */
  private stepBack(m: Managed): boolean {
    const { side, postOnly } = m.order;
    const away = stepTicks(this.instrument, this.book.best(opposite(side)), side === BUY ? -1 : 1);
    if (postOnly === 'reject' || this.crosses(side, away) || this.withinBand(away) !== away) {
      this.end(m, 'post-only');
      return false;
    }
    this.reprice(m, away, 'post-only');
    return true;
  }

  private ownTrade(makerKey: number, taker: Managed | null, price: number, quantity: number): void {
    const maker = this.managed.get(makerKey);
    this.countSeen(maker, taker, price, quantity);
    if (!maker && !taker) return;
    const key = taker?.order.key ?? AUCTION;
    const seen = maker?.seen ?? 0;
    if (matches(this.phase))
      this.reportExecution({ kind: 'trade', maker: makerKey, taker: key, price, quantity, seen });
    else this.reportExecution({ kind: 'cross', key: makerKey, price, quantity });
    this.fill(quantity, ...[maker, taker].filter((m) => m !== undefined && m !== null));
    if (maker) this.noteParts(maker);
  }

  /** Orders that stand at a price on the side that was taken see what trades there. */
  private countSeen(
    maker: Managed | undefined,
    taker: Managed | null,
    price: number,
    quantity: number,
  ): void {
    for (const m of this.managed.values()) {
      if (m === maker || m === taker || m.order.side === this.aggressor) continue;
      if (m.limit === price && m.waiting === null) m.seen += quantity;
    }
  }
}
