/**
 * What the kernel asks of a market that is known by its bars only: there is no book, one price, no queue. What trades now
 * is reckoned at the last price.
 */
import type { MetQuote, QueuePlace } from '../../model/order.ts';
import { notional, type Price, type Quantity } from '../../units/units.ts';
import type { Phase } from '../../venues/rules.ts';
import { BUY, type BookSide } from '../book-sides.ts';
import type { Managed } from '../orders.ts';
import type { Sweep } from '../sweep.ts';
import { snapshotDesk, type DeskSnapshot } from '../venue-snapshot.ts';
import { Venue } from '../venue.ts';

const ZERO = 0 as Quantity;

export abstract class BarMarket extends Venue {
  readonly book = null;

  /** Market orders for the next price, and limits. */
  protected readonly pending = new Set<Managed>();
  protected readonly resting = new Set<Managed>();
  /** The orders are others than when last looked through. */
  protected changed = true;

  best = (): number => this.last;

  /** All of it at the last price, where the limit allows that. */
  sweep(side: BookSide, limit: number, quantity: number): Sweep {
    const { last, instrument } = this;
    const meets = last > 0 && (side === BUY ? limit >= last : limit <= last);
    if (!meets) return { filled: 0, value: 0, worst: 0 };
    return {
      filled: quantity,
      value: notional(instrument, last as Price, quantity as Quantity),
      worst: last,
    };
  }

  met = (): MetQuote => ({
    bid: null,
    bidQuantity: ZERO,
    ask: null,
    askQuantity: ZERO,
    last: this.last as Price,
  });

  queuePlace = (): QueuePlace | null => null;
  indicative = (): null => null;

  enterPhase(phase: Phase): void {
    this.phase = phase;
    this.releaseSession();
  }

  setReference(reference: number): void {
    this.reference = reference;
  }

  override expireDay(): void {
    if (this.managed.size > 0) super.expireDay();
  }

  /** Between bars a market order at work waits for the next price and a limit rests. */
  override adopt(m: Managed): void {
    super.adopt(m);
    this.changed = true;
    if (m.waiting === null) (m.limit === null ? this.pending : this.resting).add(m);
  }

  /** Every change of the orders ends here. */
  protected override settle(): void {
    this.changed = true;
    super.settle();
  }

  /** What was held is told to be at work: nothing else says so until it trades. */
  protected override route(m: Managed): void {
    const { waiting } = m;
    super.route(m);
    const { key } = m.order;
    const silent = waiting === 'parent' || waiting === 'session' || waiting === 'size';
    if (silent && this.managed.get(key) === m && m.waiting === null)
      this.report({ kind: 'rested', key, leaves: m.leaves, queue: null });
  }

  protected keepsOvernight = (): boolean => true;
  protected keepsQueue = (m: Managed, leaves: number): boolean => leaves <= m.leaves;

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

  /** Adopted orders are at work already. */
  protected restore(): void {}
  clearCrossing(): void {}
  clearTape(): void {}

  snapshot = (): DeskSnapshot => snapshotDesk(this);
}
