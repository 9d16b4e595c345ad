/**
 * Resting orders as pooled typed arrays. A slot is an order's place in memory; slots of one price level form an
 * intrusive doubly linked queue. `leaves` is what is shown, `hidden` the reserve of an iceberg behind it.
 * Invariant: a free slot has key NONE and is on the free list.
 */
import { grownFloats, grownInts, NONE } from './price-levels.ts';

export class OrderSlots {
  key = new Float64Array(64);
  leaves = new Float64Array(64);
  hidden = new Float64Array(64);
  /** The most an iceberg shows at a time; 0 for an ordinary order. */
  display = new Float64Array(64);
  next = new Int32Array(64);
  previous = new Int32Array(64);
  levelOf = new Int32Array(64);
  owner = new Int32Array(64);
  private freeSlot = NONE;
  private used = 0;

  take(): number {
    const free = this.freeSlot;
    if (free !== NONE) {
      this.freeSlot = this.next[free]!;
      return free;
    }
    if (this.used === this.key.length) this.grow();
    this.used += 1;
    return this.used - 1;
  }

  free(slot: number): void {
    this.key[slot] = NONE;
    this.next[slot] = this.freeSlot;
    this.freeSlot = slot;
  }

  private grow(): void {
    this.key = grownFloats(this.key);
    this.leaves = grownFloats(this.leaves);
    this.hidden = grownFloats(this.hidden);
    this.display = grownFloats(this.display);
    this.next = grownInts(this.next);
    this.previous = grownInts(this.previous);
    this.levelOf = grownInts(this.levelOf);
    this.owner = grownInts(this.owner);
  }

  clone(): OrderSlots {
    const copy = new OrderSlots();
    copy.key = this.key.slice();
    copy.leaves = this.leaves.slice();
    copy.hidden = this.hidden.slice();
    copy.display = this.display.slice();
    copy.next = this.next.slice();
    copy.previous = this.previous.slice();
    copy.levelOf = this.levelOf.slice();
    copy.owner = this.owner.slice();
    copy.freeSlot = this.freeSlot;
    copy.used = this.used;
    return copy;
  }
}
