/**
 * The queues of a limit order book: who stands where. No matching.
 * Orders and levels live in pooled typed arrays; each side keeps its level indices sorted with the best at the end, so
 * work near the touch moves nothing. Cancel is O(1) given the slot. No allocation happens per event.
 * Invariants: a level in a side's list is never empty; a level's quantity (and hidden) is the sum over its orders.
 */
import { BUY, isMarketLevel, type BookSide } from './book-sides.ts';
import { OrderSlots } from './order-slots.ts';
import { NONE, PriceLevels } from './price-levels.ts';

export class BookQueues {
  /** Slot at which the last queued order rests, or -1. */
  restedSlot = NONE;

  protected slots = new OrderSlots();
  protected levels = new PriceLevels();

  /** The level of a side's best limit, or -1: market orders of an auction stand before it and have no price. */
  private bestLevel(side: BookSide): number {
    const { levels } = this;
    const count = side === BUY ? levels.bidCount : levels.askCount;
    if (count === 0) return NONE;
    const list = side === BUY ? levels.bids : levels.asks;
    const best = list[count - 1]!;
    if (!isMarketLevel(levels.price[best]!)) return best;
    return count === 1 ? NONE : list[count - 2]!;
  }

  /** Best price of a side, or 0 when it has none. */
  best(side: BookSide): number {
    const level = this.bestLevel(side);
    return level === NONE ? 0 : this.levels.price[level]!;
  }

  /** Shown quantity at the best price of a side. */
  bestQuantity(side: BookSide): number {
    const level = this.bestLevel(side);
    return level === NONE ? 0 : this.levels.quantity[level]!;
  }

  levelCount(side: BookSide): number {
    return side === BUY ? this.levels.bidCount : this.levels.askCount;
  }

  /** Index of the level `rank` places behind the best (0 is the best). Use with the functions below. */
  levelAt(side: BookSide, rank: number): number {
    return (side === BUY ? this.levels.bids : this.levels.asks)[this.levelCount(side) - 1 - rank]!;
  }

  priceOfLevel = (level: number): number => this.levels.price[level]!;
  quantityOfLevel = (level: number): number => this.levels.quantity[level]!;
  hiddenOfLevel = (level: number): number => this.levels.hidden[level]!;
  ordersOfLevel = (level: number): number => this.levels.orders[level]!;

  /** Visits the slots of a level in queue order until `visit` returns false. */
  eachInLevel(level: number, visit: (slot: number) => boolean): void {
    for (let slot = this.levels.head[level]!; slot !== NONE; slot = this.slots.next[slot]!) {
      if (!visit(slot)) return;
    }
  }

  /** Slot of a level's last order. */
  lastInLevel = (level: number): number => this.levels.tail[level]!;
  /** Slot of the order that stands right before another in its level, or -1. */
  previousOf = (slot: number): number => this.slots.previous[slot]!;
  levelOfSlot = (slot: number): number => this.slots.levelOf[slot]!;

  keyAt = (slot: number): number => this.slots.key[slot]!;
  ownerAt = (slot: number): number => this.slots.owner[slot]!;
  /** All that is left of an order, its hidden part included. */
  leavesAt = (slot: number): number => this.slots.leaves[slot]! + this.slots.hidden[slot]!;
  shownAt = (slot: number): number => this.slots.leaves[slot]!;
  displayAt = (slot: number): number => this.slots.display[slot]!;
  priceAt = (slot: number): number => this.levels.price[this.slots.levelOf[slot]!]!;
  sideAt = (slot: number): BookSide => this.levels.side[this.slots.levelOf[slot]!]! as BookSide;

  /** Queues an order without matching: in auctions and for restoring books. */
  rest(
    key: number,
    side: BookSide,
    limit: number,
    quantity: number,
    owner: number,
    display = 0,
    shown = quantity,
  ): void {
    const level = this.levels.findOrAdd(side, limit);
    const { slots } = this;
    const slot = slots.take();
    const visible = display > 0 && display < shown ? display : shown;
    slots.key[slot] = key;
    slots.leaves[slot] = visible;
    slots.hidden[slot] = quantity - visible;
    slots.display[slot] = display;
    slots.owner[slot] = owner;
    this.levels.quantity[level]! += visible;
    this.levels.hidden[level]! += quantity - visible;
    this.levels.orders[level]! += 1;
    this.append(slot, level);
    this.restedSlot = slot;
  }

  /** Moves the last order of a level right before another of the same level: recorded orders may come late. */
  moveLastBefore(other: number): void {
    const { slots, levels } = this;
    const level = slots.levelOf[other]!;
    const slot = levels.tail[level]!;
    if (slot === other) return;
    const tail = slots.previous[slot]!;
    const before = slots.previous[other]!;
    slots.next[tail] = NONE;
    levels.tail[level] = tail;
    slots.previous[slot] = before;
    slots.next[slot] = other;
    slots.previous[other] = slot;
    if (before === NONE) levels.head[level] = slot;
    else slots.next[before] = slot;
  }

  /** Removes a resting order; returns what it had left. The slot must hold `key`. */
  cancel(slot: number, key: number): number {
    const { slots } = this;
    if (slots.key[slot] !== key) throw new Error(`slot ${slot} does not hold order ${key}`);
    const shown = slots.leaves[slot]!;
    const hidden = slots.hidden[slot]!;
    const level = slots.levelOf[slot]!;
    this.levels.quantity[level]! -= shown;
    this.levels.hidden[level]! -= hidden;
    this.unlink(slot);
    return shown + hidden;
  }

  /** Lowers what an order has left, its hidden part first; it keeps its place. */
  reduce(slot: number, leaves: number): void {
    const { slots, levels } = this;
    const cut = this.leavesAt(slot) - leaves;
    if (cut < 0 || leaves <= 0) throw new RangeError(`reduce to ${leaves} from ${this.leavesAt(slot)}`);
    const level = slots.levelOf[slot]!;
    const fromHidden = Math.min(cut, slots.hidden[slot]!);
    slots.hidden[slot]! -= fromHidden;
    levels.hidden[level]! -= fromHidden;
    slots.leaves[slot]! -= cut - fromHidden;
    levels.quantity[level]! -= cut - fromHidden;
  }

  /** Opposite quantity at `limit` or better, hidden included, counted up to `enough`. */
  available(side: BookSide, limit: number, enough: number): number {
    const { levels } = this;
    const list = side === BUY ? levels.asks : levels.bids;
    let sum = 0;
    for (
      let index = (side === BUY ? levels.askCount : levels.bidCount) - 1;
      index >= 0 && sum < enough;
      index -= 1
    ) {
      const level = list[index]!;
      const at = levels.price[level]!;
      if (side === BUY ? at > limit : at < limit) break;
      sum += levels.quantity[level]! + levels.hidden[level]!;
    }
    return sum;
  }

  /** Orders and shown quantity that stand before a resting order in its level. */
  ahead(slot: number): { orders: number; quantity: number } {
    const { slots, levels } = this;
    const level = slots.levelOf[slot]!;
    // The last of a level has all the others before it.
    if (levels.tail[level] === slot)
      return { orders: levels.orders[level]! - 1, quantity: levels.quantity[level]! - slots.leaves[slot]! };
    let orders = 0;
    let quantity = 0;
    for (let at = slots.previous[slot]!; at !== NONE; at = slots.previous[at]!) {
      orders += 1;
      quantity += slots.leaves[at]!;
    }
    return { orders, quantity };
  }

  protected append(slot: number, level: number): void {
    const { slots, levels } = this;
    const tail = levels.tail[level]!;
    slots.levelOf[slot] = level;
    slots.next[slot] = NONE;
    slots.previous[slot] = tail;
    if (tail === NONE) levels.head[level] = slot;
    else slots.next[tail] = slot;
    levels.tail[level] = slot;
  }

  protected detach(slot: number, level: number): void {
    const { slots, levels } = this;
    const before = slots.previous[slot]!;
    const after = slots.next[slot]!;
    if (before === NONE) levels.head[level] = after;
    else slots.next[before] = after;
    if (after === NONE) levels.tail[level] = before;
    else slots.previous[after] = before;
  }

  /** Takes a slot out of its queue and frees it; the level's quantities are already reduced. */
  protected unlink(slot: number): void {
    const level = this.slots.levelOf[slot]!;
    this.detach(slot, level);
    this.slots.free(slot);
    this.levels.orders[level]! -= 1;
    if (this.levels.orders[level] === 0) this.levels.remove(level);
  }
}
