/**
 * The orders a venue works, what they have left, and what ties them together: groups and positions.
 * Invariants: `managed` holds exactly the orders that are not finished, in order of entry; filled + leaves + inactive of
 * an order only falls by a report that says so; `watched` are those that wait for a price or for size.
 */
import type { Instrument } from '../model/instrument.ts';
import type { CancelReason, Waiting } from '../model/order.ts';
import { BUY } from './book-sides.ts';
import { Groups } from './groups.ts';
import type { Managed, ResizeCause, VenueReport } from './orders.ts';

export abstract class WorkingOrders {
  readonly instrument: Instrument;
  readonly managed = new Map<number, Managed>();
  /** Net position of each owner, for reduce-only orders. */
  readonly positions = new Map<number, number>();

  protected readonly watched = new Set<Managed>();
  protected groups = new Groups();
  private reports: VenueReport[] = [];

  constructor(instrument: Instrument) {
    this.instrument = instrument;
  }

  /** Takes an order that is at work out of the market; nothing when it is not there. */
  protected abstract withdraw(m: Managed): void;
  /** Changes the size of an order at work: smaller keeps its place. Nothing when it is not there. */
  protected abstract resize(m: Managed, leaves: number): void;

  takeReports(): VenueReport[] {
    if (this.reports.length === 0) return [];
    const taken = this.reports;
    this.reports = [];
    return taken;
  }

  get hasReports(): boolean {
    return this.reports.length > 0;
  }

  protected report(report: VenueReport): void {
    this.reports.push(report);
  }

  protected hold(m: Managed, waiting: Waiting): void {
    if (m.waiting === waiting) return;
    this.wait(m, waiting);
    this.report({ kind: 'waiting', key: m.order.key, waiting, stop: m.stop });
  }

  /** Notes what an order waits for; null when it is at work. */
  protected wait(m: Managed, waiting: Waiting | null): void {
    m.waiting = waiting;
    if (waiting === 'trigger' || waiting === 'size') this.watched.add(m);
    else this.watched.delete(m);
  }

  /** Books a fill that the market already carries out. */
  protected fill(m: Managed, quantity: number): void {
    const { owner, side } = m.order;
    m.filled += quantity;
    m.leaves -= quantity;
    m.minimumMet = true;
    this.positions.set(owner, (this.positions.get(owner) ?? 0) + (side === BUY ? quantity : -quantity));
    for (const other of this.groups.filled(m, quantity)) this.shrink(other, quantity);
    if (m.leaves + m.inactive === 0) {
      this.forget(m);
      for (const other of this.groups.ended(m, true)) this.end(other, 'group');
    }
    this.enforceReduceOnly(owner);
  }

  /** Ends an order wherever it is. */
  protected end(m: Managed, reason: CancelReason): void {
    const { key } = m.order;
    if (!this.managed.has(key)) return;
    this.forget(m);
    if (m.waiting === null) this.withdraw(m);
    this.report({ kind: 'cancelled', key, leaves: m.leaves + m.inactive, reason });
    this.groups.ended(m, false);
  }

  /** Takes `quantity` from an order without a trade. */
  protected lose(m: Managed, quantity: number, cause: ResizeCause): void {
    m.leaves -= quantity;
    const leaves = m.leaves + m.inactive;
    this.report({ kind: 'resized', key: m.order.key, leaves, by: quantity, cause });
    if (leaves > 0) return;
    this.forget(m);
    this.groups.ended(m, false);
  }

  /** An order of the group was filled by as much: this one may fill by as much less. */
  private shrink(m: Managed, quantity: number): void {
    if (!this.managed.has(m.order.key)) return;
    const open = m.leaves + m.inactive;
    if (quantity >= open) return this.end(m, 'group');
    this.cut(m, quantity, 'group');
  }

  protected cut(m: Managed, quantity: number, cause: ResizeCause): void {
    const active = Math.min(m.leaves, quantity);
    m.inactive -= quantity - active;
    this.resizeActive(m, m.leaves - active);
    this.report({ kind: 'resized', key: m.order.key, leaves: m.leaves + m.inactive, by: quantity, cause });
  }

  private resizeActive(m: Managed, leaves: number): void {
    if (m.waiting === null && leaves === 0) {
      this.withdraw(m);
      this.wait(m, 'parent');
    } else if (m.waiting === null && leaves !== m.leaves) this.resize(m, leaves);
    if (m.waiting === 'trigger' && leaves === 0 && m.inactive > 0) this.wait(m, 'parent');
    m.leaves = leaves;
  }

  /** What an owner's position leaves to a reduce-only order of this side. */
  private reducible(m: Managed): number {
    const held = this.positions.get(m.order.owner) ?? 0;
    return Math.max(0, m.order.side === BUY ? -held : held);
  }

  /** Lowers a new reduce-only order to the position; false when nothing is left of it. */
  protected capToPosition(m: Managed): boolean {
    const most = this.reducible(m);
    if (most === 0) {
      this.end(m, 'reduce-only');
      return false;
    }
    if (m.leaves > most) this.cut(m, m.leaves - most, 'reduce-only');
    return true;
  }

  protected enforceReduceOnly(owner: number): void {
    for (const m of this.managed.values()) {
      if (!m.order.reduceOnly || m.order.owner !== owner || m.waiting !== null) continue;
      const most = this.reducible(m);
      if (most === 0) this.end(m, 'reduce-only');
      else if (m.leaves > most) this.cut(m, m.leaves - most, 'reduce-only');
    }
  }

  private forget(m: Managed): void {
    this.managed.delete(m.order.key);
    this.watched.delete(m);
  }
}
