/**
 * The reference's groups and positions: what a fill of one order means for the others. Legs are found by looking through
 * all orders for the name of the group.
 */
import type { Waiting } from '#core/model/order.ts';
import { ReferenceMarket } from './market.ts';
import { BUYS, rivals, type Reason, type RefOrder } from './orders.ts';

export abstract class ReferenceGroups extends ReferenceMarket {
  /** What entries filled and have not passed on, by group, in the order in which groups changed. */
  protected readonly pending = new Map<string, number>();

  protected legs = (id: string): RefOrder[] => this.orders.filter(({ terms }) => terms?.group?.id === id);

  protected entryWorks = ({ terms }: RefOrder): boolean =>
    terms?.group !== undefined &&
    terms.group.kind !== 'oco' &&
    terms.group.role === 'exit' &&
    this.legs(terms.group.id).some((leg) => leg.terms!.group!.role === 'entry');

  protected hold(order: RefOrder, waiting: Waiting): void {
    if (order.waiting === waiting) return;
    order.waiting = waiting;
    this.tell({ kind: 'waiting', key: order.key, waiting, stop: order.stop });
  }

  end(order: RefOrder, reason: Reason): void {
    if (!this.alive(order)) return;
    this.remove(order);
    const leaves = order.leaves + order.inactive;
    this.tell({ kind: 'cancelled', key: order.key, leaves, reason });
    this.noteEntry(order, 0);
  }

  private noteEntry({ terms }: RefOrder, quantity: number): void {
    const group = terms?.group;
    if (group?.role === 'entry') this.pending.set(group.id, (this.pending.get(group.id) ?? 0) + quantity);
  }

  protected followTrade(parties: readonly RefOrder[], quantity: number): void {
    for (const order of parties) {
      order.filled += quantity;
      order.leaves -= quantity;
      order.minimumMet = !order.terms!.allOrNone;
      const signed = order.side === BUYS ? quantity : -quantity;
      this.positions.set(order.owner, (this.positions.get(order.owner) ?? 0) + signed);
    }
    for (const order of parties) {
      this.noteEntry(order, quantity);
      for (const other of this.orders.filter((one) => rivals(order, one))) this.shrink(other, quantity);
      if (order.leaves > 0) continue;
      if (order.inactive > 0) {
        this.hold(order, 'parent');
        continue;
      }
      this.remove(order);
      this.noteEntry(order, 0);
      for (const other of this.orders.filter((one) => rivals(order, one))) this.end(other, 'group');
    }
    for (const order of parties) this.keepWithinPosition(order.owner);
  }

  private shrink(order: RefOrder, quantity: number): void {
    if (quantity >= order.leaves + order.inactive) this.end(order, 'group');
    else this.cut(order, quantity, 'group');
  }

  /** Takes away less than everything, first of what is in force. */
  protected cut(order: RefOrder, quantity: number, cause: 'group' | 'reduce-only'): void {
    const leaves = Math.max(0, order.leaves - quantity);
    order.inactive -= quantity - (order.leaves - leaves);
    this.shrinkPlace(order, leaves);
    order.leaves = leaves;
    this.tellSize(order, quantity, cause);
    if (leaves === 0) this.hold(order, 'parent');
  }

  /** An order in the book becomes smaller and keeps its place; its hidden part goes first. */
  protected shrinkPlace(order: RefOrder, leaves: number): void {
    if (!order.place) return;
    if (leaves === 0) order.place = null;
    else order.place.shown = Math.min(order.place.shown, leaves);
  }

  private tellSize(
    { key, leaves, inactive }: RefOrder,
    by: number,
    cause: 'group' | 'reduce-only' | 'self-trade',
  ) {
    this.tell({ kind: 'resized', key, leaves: leaves + inactive, inactive, by, cause });
  }

  protected selfTraded(maker: RefOrder, taker: RefOrder, quantity: number): void {
    if (taker.terms!.selfTrade !== 'decrement') {
      maker.place = null;
      return this.end(maker, 'self-trade');
    }
    // What the book loses; of an iceberg the hidden part goes first, like any other reduction.
    if (this.worked(maker)) {
      maker.place!.shown -= quantity;
      if (maker.place!.shown === 0) maker.place = null;
    } else this.shrinkPlace(maker, maker.leaves - quantity);
    for (const order of [maker, taker]) {
      order.leaves -= quantity;
      this.tellSize(order, quantity, 'self-trade');
      if (order.leaves > 0) continue;
      if (order.inactive > 0) this.hold(order, 'parent');
      else {
        this.remove(order);
        this.noteEntry(order, 0);
      }
    }
  }

  protected reducible({ owner, side }: RefOrder, positions = this.positions): number {
    const held = positions.get(owner) ?? 0;
    return Math.max(0, side === BUYS ? -held : held);
  }

  protected capToPosition(order: RefOrder): boolean {
    const most = this.reducible(order);
    if (most === 0 && order.inactive === 0) this.end(order, 'reduce-only');
    else if (order.leaves > most) this.cut(order, order.leaves - most, 'reduce-only');
    return most > 0;
  }

  protected keepWithinPosition(owner: number): void {
    for (const order of this.orders.slice()) {
      const follows = order.terms?.reduceOnly === true && order.owner === owner && order.waiting === null;
      if (follows && this.alive(order)) this.capToPosition(order);
    }
  }

  /** Passes on what entries filled: first everybody's share, then the orders go out. */
  protected passOn(start: (leg: RefOrder) => void): void {
    const changed = [...this.pending];
    this.pending.clear();
    const legs: RefOrder[] = [];
    for (const [id, quantity] of changed) {
      for (const leg of this.legs(id).filter(({ terms }) => terms!.group!.role === 'exit')) {
        this.activate(leg, Math.min(quantity, leg.inactive), !this.entryWorks(leg));
        legs.push(leg);
      }
    }
    for (const leg of legs) {
      if (this.alive(leg) && leg.waiting === 'parent' && leg.leaves > 0) start(leg);
    }
  }

  private activate(leg: RefOrder, quantity: number, last: boolean): void {
    const dropped = last ? leg.inactive - quantity : 0;
    if (last && quantity === 0 && leg.leaves === 0) return this.end(leg, 'group');
    if (dropped > 0) {
      leg.inactive -= dropped;
      this.tellSize(leg, dropped, 'group');
    }
    if (quantity === 0) return;
    leg.inactive -= quantity;
    leg.leaves += quantity;
    this.tell({ kind: 'activated', key: leg.key, quantity, inactive: leg.inactive });
    // More of what stands in the book goes to the back, except behind the shown part of an iceberg worked here.
    if (!leg.place || this.worked(leg)) return;
    this.stand(leg, leg.place.price);
    this.tellRest(leg);
  }
}
