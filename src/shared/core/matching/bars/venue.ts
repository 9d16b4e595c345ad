/**
 * A venue that knows bars only: the desk's orders fill by the configured assumptions (config.ts), with the same triggers,
 * groups and attributes as anywhere else. Time and queue are unknown; liquidity is the bar's volume, used once.
 *
 * Stops that the open has jumped over fill at the open. Of two orders that one bar reaches, the stated path decides which
 * comes first, and the fill says so (`contested`). Icebergs and self-trade prevention mean nothing without a book.
 * Invariants: an order is in exactly one of `pending` (market orders for the next price), `resting` (limits) or held by
 * the desk; without participation limit a reached order fills whole. A copy made between a bar's open and its rest starts the bar anew.
 */
import { stepTicks } from '../../model/instrument.ts';
import type { TimeInForce } from '../../model/order.ts';
import { BUY } from '../book-sides.ts';
import { endReason, type Managed } from '../orders.ts';
import { triggersUpward } from '../triggers.ts';
import {
  closingPart,
  contested,
  fillPrice,
  inOrder,
  isImpatient,
  neededBy,
  thresholds,
  withSpread,
  type BarFill,
} from './facts.ts';
import { isOpenOfPart, turningPoints, type Bar } from './path.ts';
import { BarRules, NEVER } from './rules.ts';
import { forkDesk } from '../venue-snapshot.ts';
import { fillsOnWay, nearest, type Act } from './way.ts';

const sum = (numbers: Iterable<number>): number => Array.from(numbers).reduce((a, b) => a + b, 0);
/** Market orders of these trade at one moment: what is left then ends. */
const ONCE: ReadonlySet<TimeInForce> = new Set<TimeInForce>(['IOC', 'FOK', 'AT_OPEN', 'AT_CLOSE']);

export class BarVenue extends BarRules {
  /** The fills of the last bar, with their reasons. */
  fills: BarFill[] = [];

  /** The bar's open was played by itself, the rest was not yet. */
  private opened = false;
  /** No order acts while prices stay strictly between these; found again when orders changed. */
  private actsAbove = NEVER;
  private actsBelow = 0;

  /** Plays one bar. Bars of other prices than its range allows are the caller's bug: see barFault. */
  onBar(bar: Bar): void {
    this.day.bar(bar);
    if (this.opened) return this.play(bar);
    this.begin(bar);
    if (this.changed) [this.actsAbove, this.actsBelow] = thresholds(this.pending, this.resting, this.watched);
    this.changed = false;
    const still = bar.high < this.actsAbove && bar.low > this.actsBelow && !bar.opens && !bar.closes;
    if ((still && !this.groups.stir) || this.managed.size === 0) {
      this.trades(bar.low);
      this.trades(bar.high);
      this.trades(bar.close);
      this.bar = bar;
      if (this.fills.length > 0) this.fills = [];
      return;
    }
    this.play(bar);
  }

  /** Plays the open of a bar alone; `onBar` with the same bar goes on. Orders sent between the two meet its open. */
  onOpen(bar: Bar): void {
    this.begin(bar);
    this.startBar(bar);
    this.opened = true;
  }

  /** The session is over: what is for the close trades at the last price. Other market orders are for the next open. */
  endSession(): void {
    if (this.managed.size === 0) return;
    this.inside = true;
    this.where = 'close';
    this.fills = [];
    this.releaseSession();
    this.inside = false;
    this.changed = true;
  }

  fork(): BarVenue {
    const copy = new BarVenue(this.instrument, this.config);
    copy.rules = this.rules;
    return forkDesk(this, copy);
  }

  private startBar(bar: Bar): void {
    this.bar = bar;
    this.fills = [];
    this.inside = true;
    this.atOpen(bar);
  }

  private play(bar: Bar): void {
    if (!this.opened) this.startBar(bar);
    this.opened = false;
    this.where = 'inside';
    const points = turningPoints(this.config.path, bar, sum(this.positions.values()));
    for (const [index, point] of points.entries()) {
      if (bar.finer && point !== this.last && isOpenOfPart(bar, index)) this.jumpTo(point);
      else this.moveTo(point);
    }
    this.where = 'close';
    if (bar.closes) this.atClose();
    if (this.config.trail === 'close') this.settle();
    this.inside = false;
    this.changed = true;
  }

  protected work(m: Managed): void {
    this.changed = true;
    if (m.order.postOnly && this.marketable(m)) return this.stepBack(m);
    if (!m.minimumMet && !isImpatient(m) && !this.findsSize(m)) return this.hold(m, 'size');
    if (m.limit !== null) this.workLimit(m);
    else if (this.tradesNow) this.execute(m, this.last);
    else this.pending.add(m);
  }

  override get waitsForPrice(): boolean {
    return !this.tradesNow;
  }

  private workLimit(m: Managed): void {
    this.resting.add(m);
    if (this.tradesNow && this.marketable(m)) this.fillLimit(m, this.last);
    // Between bars it waits for the next one's open.
    if (this.inside || this.config.market === 'this-close') this.endImmediate(m);
  }

  /** Neither finished nor waiting for more of its entry. */
  private worksOn = (m: Managed): boolean => this.managed.has(m.order.key) && m.waiting === null;

  private lacksSize(m: Managed): void {
    if (isImpatient(m)) return this.end(m, 'minimum');
    this.withdraw(m);
    this.hold(m, 'size');
  }

  private stepBack(m: Managed): void {
    const { side, postOnly } = m.order;
    const away = stepTicks(this.instrument, this.last, side === BUY ? -1 : 1);
    if (postOnly === 'reject' || away === this.last) return this.end(m, 'post-only');
    this.reprice(m, away, 'post-only');
    this.resting.add(m);
  }

  /** What waited trades at the open; so does what the open has jumped over. */
  private atOpen(bar: Bar): void {
    this.where = 'open';
    this.trades(bar.open);
    if (this.config.exits) this.beginExits();
    this.executePending();
    this.releaseSession();
    this.jumpTo(bar.open);
    for (const m of inOrder(this.resting)) this.endImmediate(m);
  }

  /** Exits of what was entered in the bar before work from here on. */
  private beginExits(): void {
    this.opening = true;
    this.settle();
    this.opening = false;
  }

  private atClose(): void {
    this.releaseSession();
    this.executePending();
    this.expireDay();
  }

  /** The fill of one may end or shrink another. */
  private executePending(): void {
    for (const m of inOrder(this.pending)) if (this.pending.delete(m)) this.execute(m, this.last);
  }

  /** Prices between were not traded: everything reached fills at this one. */
  private jumpTo(price: number): void {
    this.trades(price);
    this.settle();
    for (const m of inOrder(this.resting))
      if (this.resting.has(m) && this.reached(m, price)) this.fillLimit(m, price);
    this.settle();
  }

  /** Every price on the way is traded, one order after the other. */
  private moveTo(target: number): void {
    const up = target > this.last;
    for (let next = this.nextOnWay(up, target); next; next = this.nextOnWay(up, target)) {
      this.trades(next.price);
      if (next.m.waiting === 'size') this.workSized(next.m);
      else if (next.m.waiting === null) this.fillLimit(next.m, next.price);
      this.settle();
    }
    this.trades(target);
    this.settle();
  }

  private nextOnWay(up: boolean, target: number): Act | null {
    const acts: Act[] = [];
    for (const m of this.watched) {
      const price = this.waitsAt(m, up, target);
      if (price !== null) acts.push({ m, price, rests: false });
    }
    for (const m of this.resting) {
      if (fillsOnWay(m, up) && this.budget > 0 && !this.served.has(m) && this.reached(m, target))
        acts.push({ m, price: m.limit!, rests: true });
    }
    return nearest(acts, this.last, target);
  }

  private waitsAt(m: Managed, up: boolean, target: number): number | null {
    if (m.waiting === 'trigger') return triggersUpward(m) === up ? m.stop : null;
    return fillsOnWay(m, up) && this.sizeFor(m, target) ? m.limit : null;
  }

  /** A limit order whose price is traded; with a share of the volume it has no more of this bar. */
  private fillLimit(m: Managed, price: number): void {
    const share = this.shareOf(m);
    if (this.config.limit === 'volume') this.served.add(m);
    this.execute(m, price, share);
  }

  private workSized(m: Managed): void {
    if (m.order.reduceOnly && !this.capToPosition(m)) return;
    this.wait(m, null);
    this.resting.add(m);
    this.fillLimit(m, m.limit!);
  }

  private execute(m: Managed, price: number, most = NEVER): void {
    const { order } = m;
    const able = Math.min(m.leaves, this.budget, most);
    if (able < m.leaves && order.timeInForce === 'FOK') return this.end(m, 'fok');
    if (!m.minimumMet && able < neededBy(m)) return this.lacksSize(m);
    if (able > 0) this.tradeAt(m, price, able);
    if (!this.worksOn(m)) return this.withdraw(m);
    if (m.limit !== null) return;
    if (ONCE.has(order.timeInForce)) this.end(m, endReason(m));
    else this.pending.add(m);
  }

  /** What opens pays the spread, where there is one; what closes does not. */
  private tradeAt(m: Managed, at: number, quantity: number): void {
    const { entrySpread = 0 } = this.config;
    const { side, owner } = m.order;
    const price = fillPrice(this, this.bar, m, { price: at, quantity, where: this.where });
    if (entrySpread === 0) return this.trade(m, price, quantity);
    const closing = closingPart(side, this.positions.get(owner) ?? 0, quantity);
    if (closing > 0) this.trade(m, price, closing);
    if (quantity > closing) this.trade(m, withSpread(side, price, entrySpread), quantity - closing);
  }

  private trade(m: Managed, price: number, quantity: number): void {
    const { key } = m.order;
    if (this.budget !== NEVER) this.budget -= quantity;
    this.fills.push({
      key,
      price,
      quantity,
      where: this.where,
      contested: this.where === 'inside' && contested(m, this.managed.values(), this.bar),
    });
    this.reportExecution({ kind: 'trade', maker: 0, taker: key, price, quantity, seen: 0 });
    this.fill(quantity, m);
  }

  private endImmediate(m: Managed): void {
    if (this.worksOn(m) && isImpatient(m)) this.end(m, endReason(m));
  }
}
