/**
 * What a venue of any kind does with orders around the trading itself: attributes, triggers, groups, time in force,
 * phases. A subclass trades (`work`) and takes back what it works (`withdraw`); everything that happens is a report.
 *
 * Invariant: between calls an order is either waiting for what `waiting` says, or at work in the subclass.
 */
import type { CancelReason } from '../model/order.ts';
import type { Phase, VenueRules } from '../venues/rules.ts';
import {
  divided,
  managed,
  type Execution,
  type Managed,
  type Parts,
  type RepriceCause,
  type VenueOrder,
} from './orders.ts';
import { isTriggered, trail } from './triggers.ts';
import { WorkingOrders } from './working-orders.ts';

export interface PriceSpan {
  readonly low: number;
  readonly high: number;
}

/** The changed terms of a replaced order; quantity is the new total, filled included. */
export interface Amendment {
  readonly limit: number | null;
  readonly stop: number | null;
  readonly quantity: number;
}

export abstract class OrderDesk extends WorkingOrders {
  rules: VenueRules | null = null;
  phase: Phase = 'continuous';
  /** Last traded price; 0 before the first. */
  last = 0;
  /** Lowest and highest last price since the desk's last fill. */
  low = 0;
  high = 0;
  private spans: PriceSpan[] = [];
  private settling = false;

  /** Executes an order that may trade now, and rests or ends what does not trade. */
  protected abstract work(m: Managed): void;
  /** Gives an order at work another limit and size; `kept` when it keeps its place. */
  protected abstract amend(m: Managed, limit: number | null, leaves: number, kept: boolean): void;
  /** Whether an order at work keeps its place with this size at the same price. */
  protected abstract keepsQueue(m: Managed, leaves: number): boolean;
  /** Whether the market takes an order now, or Tapedeck keeps it until it does, or it never will. */
  protected abstract takes(m: Managed): 'now' | 'later' | 'never';
  /** Whether the venue itself keeps an order until the next day. */
  protected abstract keepsOvernight(m: Managed): boolean;
  /** Whether an order that waits for size could trade its minimum now. */
  protected abstract findsSize(m: Managed): boolean;

  /** What the last price went through before each reported execution since the fill before it; taken with the reports. */
  takeSpans(): readonly PriceSpan[] {
    const taken = this.spans;
    this.spans = [];
    return taken;
  }

  /** Counts from the last price on. */
  restartSpan(): void {
    this.low = this.last;
    this.high = this.last;
  }

  /** The last price is another one. */
  protected trades(price: number): void {
    this.last = price;
    if (price < this.low || this.low === 0) this.low = price;
    if (price > this.high) this.high = price;
  }

  protected reportExecution(report: Execution): void {
    this.spans.push({ low: this.low, high: this.high });
    this.restartSpan();
    this.report(report);
  }

  submitOrder(order: VenueOrder): void {
    const m = managed(order);
    this.managed.set(order.key, m);
    for (const leg of this.groups.join(m)) this.enter(leg);
    this.settle();
  }

  /** Ends an order; returns what it had left, 0 when it no longer works. */
  cancelOrder(key: number, reason: CancelReason): number {
    const m = this.managed.get(key);
    if (!m) return 0;
    const left = m.leaves + m.inactive;
    this.end(m, reason);
    this.settle();
    return left;
  }

  /** Whether an order would keep its place: a smaller quantity at the same price does, and what is not in the market. */
  keepsPlace(key: number, { limit, quantity }: Amendment): boolean {
    const m = this.managed.get(key);
    if (!m) throw new Error(`order ${key} does not work`);
    if (m.waiting !== null) return true;
    return limit === m.limit && this.keepsQueue(m, this.partsAfter(m.order.key, quantity).leaves);
  }

  /** Changes an order that works; the caller has checked the terms. */
  replaceOrder(key: number, change: Amendment): void {
    const m = this.managed.get(key);
    if (!m) throw new Error(`order ${key} does not work`);
    const { leaves, inactive } = this.partsAfter(key, change.quantity);
    const kept = this.keepsPlace(key, change);
    m.inactive = inactive;
    if (m.waiting === null) this.amend(m, change.limit, leaves, kept);
    else {
      m.limit = change.limit;
      m.stop = change.stop;
      m.leaves = leaves;
    }
    this.settle();
  }

  /** What of a new total would be in force, and what would wait for the entry. */
  partsAfter(key: number, quantity: number): Parts {
    const m = this.managed.get(key)!;
    return divided(quantity - m.filled, m, this.groups.entryOpen(m));
  }

  /** Ends what expires at or before a moment. */
  expireAt(now: number): void {
    for (const m of this.managed.values()) {
      if (m.order.expireAt !== undefined && m.order.expireAt <= now) this.end(m, 'expired');
    }
    this.settle();
  }

  /** Sends what was held until a moment that has come, one after the other in order of entry. */
  releaseAt(now: number): void {
    for (const { waiting, order } of this.managed.values()) {
      if (waiting === 'time' && order.sendAt! <= now) this.release(order.key);
    }
  }

  /** Sends an order that was held until its moment; nothing when it is not. */
  release(key: number): void {
    const m = this.managed.get(key);
    if (m?.waiting !== 'time') return;
    this.wait(m, null);
    this.report({ kind: 'released', key });
    this.start(m);
    this.settle();
  }

  /**
   * Ends the orders of the day that is over, also those that were to trade at once after a trigger that did not come;
   * others that the venue keeps for one day only wait for the next.
   */
  expireDay(): void {
    for (const m of this.managed.values()) {
      const { timeInForce } = m.order;
      // Its day is the one it is sent on.
      if (m.waiting === 'time') continue;
      if (timeInForce !== 'GTC' && timeInForce !== 'GTD') this.end(m, 'expired');
      else if (m.waiting === null && !this.keepsOvernight(m)) {
        this.withdraw(m);
        this.hold(m, 'session');
      }
    }
    this.settle();
  }

  /** What the ledger says an owner holds; reduce-only orders follow. */
  setPosition(owner: number, quantity: number): void {
    this.positions.set(owner, quantity);
    this.enforceReduceOnly(owner);
    this.settle();
  }

  private enter(m: Managed): void {
    if (!this.managed.has(m.order.key)) return;
    if (!this.groups.waitsForEntry(m))
      return m.order.sendAt === undefined ? this.start(m) : this.hold(m, 'time');
    m.inactive = m.leaves;
    m.leaves = 0;
    this.hold(m, 'parent');
  }

  /** Sends an order on its way: it waits for its trigger or goes to the market. */
  protected start(m: Managed): void {
    if (m.triggered) return this.route(m);
    if (trail(this.instrument, m, this.last)) this.reportTrail(m);
    if (isTriggered(m, this.last)) this.trigger(m);
    else this.hold(m, 'trigger');
  }

  protected route(m: Managed): void {
    if (m.order.reduceOnly && !this.capToPosition(m)) return;
    const taken = this.takes(m);
    if (taken === 'never') return this.end(m, 'phase-ended');
    if (taken === 'later') return this.hold(m, 'session');
    this.wait(m, null);
    this.work(m);
  }

  protected reprice(m: Managed, limit: number, cause: RepriceCause): void {
    m.limit = limit;
    this.report({ kind: 'repriced', key: m.order.key, limit, cause });
  }

  /** Lets everything happen that the last trade, fill or phase made possible, one order at a time in order of entry. */
  protected settle(): void {
    if (this.settling) return;
    this.settling = true;
    for (let busy = true; busy;) {
      this.watchPrice();
      this.activate();
      this.followTrails();
      busy = this.sendNext() || this.groups.stirs(this.activates);
    }
    this.settling = false;
  }

  /** Sends what the phase now takes. */
  protected releaseSession(): void {
    for (const m of this.managed.values()) {
      if (m.waiting === 'session' && this.takes(m) !== 'later') this.route(m);
    }
    this.settle();
  }

  /** What the subclass does about a new price before anybody else can act on it. */
  protected watchPrice(): void {}

  /** What the subclass itself has to send again, one at a time; whether it did. */
  protected resend(): boolean {
    return false;
  }

  private sendNext(): boolean {
    for (const m of this.watched) {
      if (m.waiting === 'trigger' && isTriggered(m, this.last)) {
        this.trigger(m);
        return true;
      }
      if (m.waiting === 'size' && this.findsSize(m)) {
        this.route(m);
        return true;
      }
    }
    return this.resend();
  }

  private trigger(m: Managed): void {
    m.triggered = true;
    // Also what came from its entry straight to its trigger: cut down to what waits for the entry, it is said to wait again.
    if (m.waiting === 'parent') m.waiting = 'trigger';
    this.watched.delete(m);
    this.report({ kind: 'triggered', key: m.order.key, price: this.last });
    this.route(m);
  }

  private followTrails(): void {
    if (!this.trailsNow) return;
    for (const m of this.watched) {
      if (m.waiting === 'trigger' && trail(this.instrument, m, this.last)) this.reportTrail(m);
    }
  }

  private reportTrail({ order, stop, limit }: Managed): void {
    this.report({ kind: 'trailed', key: order.key, stop: stop!, limit });
  }

  /** Gives the legs first what the entry filled, then sends them: the first one's fill makes the others smaller. */
  private activate(): void {
    const activations = this.groups.activations(this.activates);
    for (const { leg, quantity, last } of activations) {
      const dropped = last ? leg.inactive - quantity : 0;
      if (quantity === 0 && leg.leaves === 0 && last) {
        this.end(leg, 'group');
        continue;
      }
      if (dropped > 0) {
        leg.inactive -= dropped;
        this.reportSize(leg, dropped, 'group');
      }
      if (quantity > 0) this.activateLeg(leg, quantity);
    }
    for (const { leg } of activations) {
      if (this.managed.has(leg.order.key) && leg.waiting === 'parent' && leg.leaves > 0) this.start(leg);
    }
  }

  private activateLeg(leg: Managed, quantity: number): void {
    leg.inactive -= quantity;
    this.report({ kind: 'activated', key: leg.order.key, quantity, inactive: leg.inactive });
    if (leg.waiting === null) this.resize(leg, leg.leaves + quantity);
    leg.leaves += quantity;
  }
}
