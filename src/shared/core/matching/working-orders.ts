/**
 * The orders a venue works, what they have left, and what ties them together: groups and positions.
 * Invariants: `managed` holds exactly the orders that are not finished, in order of entry; filled + leaves + inactive of
 * an order only falls by a report that says so; `watched` are those that wait for a price or for size.
 */
import type { Instrument } from '../model/instrument.ts';
import type { CancelReason, Waiting } from '../model/order.ts';
import { BUY } from './book-sides.ts';
import { Groups, type Activates } from './groups.ts';
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

  /** Whose exits may come into force now. */
  protected get activates(): Activates {
    return 'all';
  }

  /** Whether trailing stops follow the last price now. */
  protected get trailsNow(): boolean {
    return true;
  }

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
    if (waiting === 'trigger' || waiting === 'size') this.watch(m);
    else this.watched.delete(m);
  }

  /** In order of entry, however late an order comes to wait: a restored venue must find the same order. */
  private watch(m: Managed): void {
    const all = [...this.watched];
    this.watched.add(m);
    if (!all.some(({ order }) => order.key > m.order.key)) return;
    const sorted = [...this.watched].sort((a, b) => a.order.key - b.order.key);
    this.watched.clear();
    for (const each of sorted) this.watched.add(each);
  }

  /** Books a trade that the market already carried out for one or both of its sides, then what follows from it. */
  protected fill(quantity: number, ...parties: readonly Managed[]): void {
    for (const m of parties) {
      const { owner, side } = m.order;
      m.filled += quantity;
      m.leaves -= quantity;
      m.minimumMet = m.order.allOrNone !== true;
      this.positions.set(owner, (this.positions.get(owner) ?? 0) + (side === BUY ? quantity : -quantity));
    }
    for (const m of parties) this.followFill(m, quantity);
    for (const m of parties) this.enforceReduceOnly(m.order.owner);
  }

  private followFill(m: Managed, quantity: number): void {
    for (const other of this.groups.filled(m, quantity)) this.shrink(other, quantity);
    if (m.leaves > 0) return;
    // The rest of it comes when the entry fills.
    if (m.inactive > 0) return this.hold(m, 'parent');
    this.forget(m);
    for (const other of this.groups.ended(m, true)) this.end(other, 'group');
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

  /** Takes `quantity` from an order without a trade, where the market has already taken it. */
  protected lose(m: Managed, quantity: number, cause: ResizeCause): void {
    m.leaves -= quantity;
    this.reportSize(m, quantity, cause);
    if (m.leaves > 0) return;
    if (m.inactive > 0) return this.hold(m, 'parent');
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

  /** Takes less than all of an order away, first of what is in force. */
  protected cut(m: Managed, quantity: number, cause: ResizeCause): void {
    const active = Math.min(m.leaves, quantity);
    const leaves = m.leaves - active;
    if (m.waiting === null && active > 0) {
      if (leaves === 0) this.withdraw(m);
      else this.resize(m, leaves);
    }
    m.leaves = leaves;
    m.inactive -= quantity - active;
    this.reportSize(m, quantity, cause);
    if (leaves === 0) this.hold(m, 'parent');
  }

  protected reportSize(m: Managed, by: number, cause: ResizeCause): void {
    const { leaves, inactive } = m;
    this.report({ kind: 'resized', key: m.order.key, leaves: leaves + inactive, inactive, by, cause });
  }

  /** What an owner's position leaves to a reduce-only order of this side. */
  protected reducible({ order: { owner, side } }: Managed, positions = this.positions): number {
    const held = positions.get(owner) ?? 0;
    return Math.max(0, side === BUY ? -held : held);
  }

  /** Lowers a reduce-only order to the position; false when nothing of it is left in force. */
  protected capToPosition(m: Managed): boolean {
    const most = this.reducible(m);
    if (most === 0 && m.inactive === 0) this.end(m, 'reduce-only');
    else if (m.leaves > most) this.cut(m, m.leaves - most, 'reduce-only');
    return most > 0;
  }

  protected enforceReduceOnly(owner: number): void {
    for (const m of this.managed.values()) {
      if (m.order.reduceOnly && m.order.owner === owner && m.waiting === null) this.capToPosition(m);
    }
  }

  /**
   * Whether somebody would be filled beyond what the position or a group leaves by these fills together (key and
   * quantity): that order is made smaller, or sits them out. Then the fills are to be found anew.
   */
  protected sitsOut(fills: readonly (readonly [key: number, quantity: number])[]): boolean {
    const positions = new Map(this.positions);
    const done = new Map<Managed, number>();
    for (const [key, quantity] of fills) {
      const m = this.managed.get(key);
      if (!m) continue;
      const before = done.get(m) ?? 0;
      const most = before + (m.order.reduceOnly ? this.reducible(m, positions) : quantity);
      if (most === 0 || [...done.keys()].some((other) => this.groups.exclude(m, other)))
        return this.sitOut(m);
      if (before + quantity > most) {
        this.cut(m, m.leaves - most, 'reduce-only');
        return true;
      }
      const { owner, side } = m.order;
      positions.set(owner, (positions.get(owner) ?? 0) + (side === BUY ? quantity : -quantity));
      done.set(m, before + quantity);
    }
    return false;
  }

  private sitOut(m: Managed): true {
    this.withdraw(m);
    this.hold(m, 'session');
    return true;
  }

  private forget(m: Managed): void {
    this.managed.delete(m.order.key);
    this.watched.delete(m);
  }
}
