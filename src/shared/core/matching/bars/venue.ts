/**
 * A venue that knows bars only: the desk's orders fill by the configured assumptions (config.ts), with the same triggers,
 * groups and attributes as anywhere else. Time and queue are unknown; liquidity is the bar's volume, used once.
 *
 * Stops that the open has jumped over fill at the open. Of two orders that one bar reaches, the stated path decides which
 * comes first, and the fill says so (`contested`). Icebergs and self-trade prevention mean nothing without a book.
 * Invariants: an order is in exactly one of `pending` (market orders for the next price), `resting` (limits) or held by
 * the desk; without participation limit a reached order fills whole.
 */
import { tickAt, type Instrument } from '../../model/instrument.ts';
import { mulDiv } from '../../units/integer.ts';
import { BUY } from '../book-sides.ts';
import { OrderDesk } from '../desk.ts';
import { endReason, type Managed } from '../orders.ts';
import { triggersUpward } from '../triggers.ts';
import type { BarConfig } from './config.ts';
import { contested, slipped } from './facts.ts';
import { turningPoints, type Bar } from './path.ts';

/** Why a fill has its price. */
export interface BarFill {
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  /** Where in the bar: its open (a gap or a waiting market order), on the way, or its close. */
  readonly where: 'open' | 'inside' | 'close';
  /** Another order of the group could have been first on another way through the bar. */
  readonly contested: boolean;
}

const NEVER = Number.MAX_SAFE_INTEGER;

export class BarVenue extends OrderDesk {
  readonly config: BarConfig;
  /** The fills of the last bar, with their reasons. */
  fills: BarFill[] = [];

  private readonly pending = new Set<Managed>();
  private readonly resting = new Set<Managed>();
  /** Limits that had their share of this bar: they rest again for the next one. */
  private readonly deferred: Managed[] = [];
  private bar: Bar = { open: 0, high: 0, low: 0, close: 0, volume: 0 };
  private where: BarFill['where'] = 'close';
  private inside = false;
  private budget = NEVER;
  /** No order acts while prices stay strictly between these; found again when orders changed. */
  private actsAbove = NEVER;
  private actsBelow = 0;
  private changed = true;

  constructor(instrument: Instrument, config: BarConfig) {
    super(instrument);
    this.config = config;
  }

  /** Plays one bar. Bars of other prices than its range allows are the caller's bug: see barFault. */
  onBar(bar: Bar): void {
    if (this.changed) this.findThresholds();
    if (bar.high < this.actsAbove && bar.low > this.actsBelow && !bar.opens && !bar.closes) {
      this.last = bar.close;
      this.bar = bar;
      if (this.fills.length > 0) this.fills = [];
      return;
    }
    this.play(bar);
  }

  private play(bar: Bar): void {
    this.bar = bar;
    this.fills = [];
    const { participationBps } = this.config;
    this.budget = participationBps === null ? NEVER : mulDiv(bar.volume, participationBps, 10_000, 'floor');
    this.inside = true;
    this.atOpen(bar);
    this.where = 'inside';
    const points = turningPoints(this.config.path, bar, this.netPosition());
    for (const [index, point] of points.entries()) {
      if (bar.finer && point !== this.last && isOpenOfPart(bar, index)) this.jumpTo(point);
      else this.moveTo(point);
    }
    this.where = 'close';
    if (bar.closes) this.atClose();
    this.inside = false;
    this.changed = true;
  }

  protected takes({ order }: Managed): 'now' | 'later' | 'never' {
    if (order.timeInForce === 'AT_OPEN')
      return this.inside && this.where === 'open' && this.bar.opens ? 'now' : 'later';
    if (order.timeInForce === 'AT_CLOSE') return this.inside && this.where === 'close' ? 'now' : 'later';
    return 'now';
  }

  /** Every change of the orders ends here. */
  protected override settle(): void {
    this.changed = true;
    super.settle();
  }

  protected keepsOvernight = (): boolean => true;

  protected findsSize(m: Managed): boolean {
    const needed = m.order.allOrNone ? m.leaves : Math.min(m.order.minimum ?? 0, m.leaves);
    return this.inside && this.budget >= needed && (m.limit === null || this.reached(m, this.last));
  }

  protected work(m: Managed): void {
    this.changed = true;
    if (m.order.postOnly && this.reached(m, this.last)) return this.stepBack(m);
    if (!m.minimumMet && !this.findsSize(m)) return this.waitForSize(m);
    if (m.limit === null) this.workMarket(m);
    else this.workLimit(m);
  }

  protected withdraw(m: Managed): void {
    this.pending.delete(m);
    this.resting.delete(m);
    this.changed = true;
  }

  protected resize(): void {
    this.changed = true;
  }

  protected amend(m: Managed, limit: number | null, leaves: number): void {
    this.withdraw(m);
    m.limit = limit;
    m.leaves = leaves;
    this.route(m);
  }

  protected keepsQueue = (m: Managed, leaves: number): boolean => leaves <= m.leaves;

  private get tradesNow(): boolean {
    return this.inside || this.config.market === 'this-close';
  }

  private workMarket(m: Managed): void {
    if (this.tradesNow) this.execute(m, this.last);
    else this.pending.add(m);
  }

  private workLimit(m: Managed): void {
    if (this.tradesNow && this.last > 0 && this.reached(m, this.last)) this.execute(m, this.last);
    if (this.managed.has(m.order.key)) this.resting.add(m);
  }

  private waitForSize(m: Managed): void {
    const { timeInForce } = m.order;
    if (timeInForce === 'IOC' || timeInForce === 'FOK') this.end(m, 'minimum');
    else this.hold(m, 'size');
  }

  private stepBack(m: Managed): void {
    const { side, postOnly } = m.order;
    if (postOnly === 'reject') return this.end(m, 'post-only');
    const tick = tickAt(this.instrument, this.last);
    this.reprice(m, this.last + (side === BUY ? -tick : tick), 'post-only');
    this.resting.add(m);
  }

  /** What waited trades at the open; so does what the open has jumped over. */
  private atOpen(bar: Bar): void {
    this.where = 'open';
    this.last = bar.open;
    for (const m of Array.from(this.pending)) {
      this.pending.delete(m);
      this.execute(m, bar.open);
    }
    this.releaseSession();
    this.jumpTo(bar.open);
    for (const m of this.resting) this.endImmediate(m);
  }

  private atClose(): void {
    this.releaseSession();
    for (const m of Array.from(this.pending)) {
      this.pending.delete(m);
      this.execute(m, this.last);
    }
    this.expireDay();
  }

  /** Prices between were not traded: everything reached fills at this one. */
  private jumpTo(price: number): void {
    this.last = price;
    this.settle();
    for (const m of this.resting) if (this.reached(m, price)) this.execute(m, price);
    this.settle();
  }

  /** Every price on the way is traded, one order after the other. */
  private moveTo(target: number): void {
    const up = target > this.last;
    for (let next = this.nextOnWay(up, target); next; next = this.nextOnWay(up, target)) {
      this.last = next.price;
      if (next.m.waiting === null) this.fillLimit(next.m);
      this.settle();
    }
    this.last = target;
    this.settle();
  }

  /** The nearest order between here and the target, by price, then by entry. */
  private nextOnWay(up: boolean, target: number): { m: Managed; price: number } | null {
    let best: { m: Managed; price: number } | null = null;
    const consider = (m: Managed, price: number): void => {
      const passed = up ? price < this.last : price > this.last;
      if (passed || (up ? price > target : price < target)) return;
      if (!best || (up ? price < best.price : price > best.price)) best = { m, price };
    };
    for (const m of this.watched) {
      if (m.waiting === 'trigger' && m.stop !== null && triggersUpward(m) === up) consider(m, m.stop);
    }
    for (const m of this.resting) {
      const sells = m.order.side !== BUY;
      if (sells === up && this.reached(m, target) && this.budget > 0) consider(m, m.limit!);
    }
    return best;
  }

  private reached(m: Managed, price: number): boolean {
    const { side } = m.order;
    const limit = m.limit!;
    const margin = this.config.limit === 'penetrate' ? tickAt(this.instrument, limit) : 0;
    return side === BUY ? price <= limit - margin : price >= limit + margin;
  }

  /** A limit order whose price is traded on the way. */
  private fillLimit(m: Managed): void {
    if (this.config.limit !== 'volume') return this.execute(m, m.limit!);
    const { high, low, volume } = this.bar;
    const beyond = m.order.side === BUY ? m.limit! - low : high - m.limit!;
    const share = high === low ? volume : mulDiv(volume, Math.min(beyond, high - low), high - low, 'floor');
    this.execute(m, m.limit!, share);
    this.resting.delete(m);
    if (this.managed.has(m.order.key)) this.deferred.push(m);
  }

  private execute(m: Managed, price: number, most = NEVER): void {
    const { order } = m;
    const able = Math.min(m.leaves, this.budget, most);
    if (able < m.leaves && order.timeInForce === 'FOK') return this.end(m, 'fok');
    if (able > 0) this.trade(m, m.limit === null ? slipped(this, this.bar, m, price, able) : price, able);
    if (!this.managed.has(order.key)) return this.withdraw(m);
    if (m.limit !== null) return;
    if (order.timeInForce === 'IOC' || order.timeInForce === 'AT_CLOSE') this.end(m, endReason(m));
    else this.pending.add(m);
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
    this.report({ kind: 'trade', maker: 0, taker: key, price, quantity, seen: 0 });
    this.fill(quantity, m);
  }

  private endImmediate(m: Managed): void {
    const { timeInForce } = m.order;
    if (timeInForce === 'IOC' || timeInForce === 'FOK') this.end(m, endReason(m));
  }

  private netPosition(): number {
    let sum = 0;
    for (const quantity of this.positions.values()) sum += quantity;
    return sum;
  }

  /** The nearest prices at which an order would act. A trailing stop, or anything that waits, makes every bar count. */
  private findThresholds(): void {
    this.changed = false;
    for (const m of this.deferred.splice(0)) if (this.managed.has(m.order.key)) this.resting.add(m);
    this.actsAbove = NEVER;
    this.actsBelow = 0;
    if (this.pending.size > 0) this.actsAbove = 0;
    for (const m of this.resting) {
      if (m.order.side === BUY) this.actsBelow = Math.max(this.actsBelow, m.limit!);
      else this.actsAbove = Math.min(this.actsAbove, m.limit!);
    }
    for (const m of this.watched) {
      if (m.order.trail || m.waiting === 'size') this.actsAbove = 0;
      else if (triggersUpward(m)) this.actsAbove = Math.min(this.actsAbove, m.stop!);
      else this.actsBelow = Math.max(this.actsBelow, m.stop!);
    }
  }
}

/** Whether a turning point is the open of one of the finer bars. */
const isOpenOfPart = ({ finer }: Bar, index: number): boolean =>
  finer !== undefined && finer.length > 0 && index % 4 === 0;
