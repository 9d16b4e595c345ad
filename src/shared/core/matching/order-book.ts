/**
 * A limit order book with strict price-time priority for one instrument.
 *
 * Orders and levels live in pooled typed arrays; a level is an intrusive doubly linked queue of order slots; each side
 * keeps its level indices sorted with the best at the end, so work near the touch moves nothing. Cancel is O(1) given
 * the slot. No allocation happens per event; pools double when full.
 *
 * Invariants: a level in a side's list is never empty; a level's quantity is the sum of its orders' leaves; bids and
 * asks never cross after `submit` returns; trades print at the maker's price.
 * Known limits: prices and quantities are positive safe integers in the instrument's units; tick and lot validity is
 * checked by the risk list, not here.
 */

import { BUY, FILL_OR_KILL, REST, type BookMode, type BookSide } from './book-sides.ts';
import { grownFloats, grownInts, NONE, PriceLevels } from './price-levels.ts';

export interface TradeSink {
  /** `makerLeaves` 0 means that the maker is done and its slot is free again. */
  onTrade(
    makerKey: number,
    takerKey: number,
    makerOwner: number,
    price: number,
    quantity: number,
    makerLeaves: number,
  ): void;
}

export class OrderBook {
  /** Slot at which the last submitted order rests, or -1. */
  restedSlot = NONE;

  private key = new Float64Array(64);
  private leaves = new Float64Array(64);
  private next = new Int32Array(64);
  private previous = new Int32Array(64);
  private levelOf = new Int32Array(64);
  private owner = new Int32Array(64);
  private freeSlot = NONE;
  private usedSlots = 0;

  private levels = new PriceLevels();

  /** Best price of a side, or 0 when it is empty. */
  best(side: BookSide): number {
    const count = side === BUY ? this.levels.bidCount : this.levels.askCount;
    return count === 0
      ? 0
      : this.levels.price[(side === BUY ? this.levels.bids : this.levels.asks)[count - 1]!]!;
  }

  /** Quantity at the best price of a side. */
  bestQuantity(side: BookSide): number {
    const count = side === BUY ? this.levels.bidCount : this.levels.askCount;
    return count === 0
      ? 0
      : this.levels.quantity[(side === BUY ? this.levels.bids : this.levels.asks)[count - 1]!]!;
  }

  levelCount(side: BookSide): number {
    return side === BUY ? this.levels.bidCount : this.levels.askCount;
  }

  /** Index of the level `rank` places behind the best (0 is the best). Use with levelInfo. */
  levelAt(side: BookSide, rank: number): number {
    return (side === BUY ? this.levels.bids : this.levels.asks)[this.levelCount(side) - 1 - rank]!;
  }

  priceOfLevel = (level: number): number => this.levels.price[level]!;
  quantityOfLevel = (level: number): number => this.levels.quantity[level]!;
  ordersOfLevel = (level: number): number => this.levels.orders[level]!;

  /** Visits a level's orders in queue order until `visit` returns false. */
  eachInLevel(level: number, visit: (key: number, leaves: number, owner: number) => boolean): void {
    for (let slot = this.levels.head[level]!; slot !== NONE; slot = this.next[slot]!) {
      if (!visit(this.key[slot]!, this.leaves[slot]!, this.owner[slot]!)) return;
    }
  }

  keyAt = (slot: number): number => this.key[slot]!;
  leavesAt = (slot: number): number => this.leaves[slot]!;
  priceAt = (slot: number): number => this.levels.price[this.levelOf[slot]!]!;
  sideAt = (slot: number): BookSide => this.levels.side[this.levelOf[slot]!]! as BookSide;

  /**
   * Matches an order and, in REST mode, queues the rest at its limit. Returns the quantity that did not trade.
   * `restedSlot` tells where the rest stands, or -1.
   */
  submit(
    key: number,
    side: BookSide,
    limit: number,
    quantity: number,
    mode: BookMode,
    owner: number,
    sink: TradeSink,
  ): number {
    this.restedSlot = NONE;
    if (mode === FILL_OR_KILL && this.available(side, limit, quantity) < quantity) return quantity;
    const left = this.match(key, side, limit, quantity, sink);
    if (left > 0 && mode === REST) this.rest(key, side, limit, left, owner);
    return left;
  }

  /** Queues an order without matching; for restoring books. */
  rest(key: number, side: BookSide, limit: number, quantity: number, owner: number): void {
    const level = this.levels.findOrAdd(side, limit);
    const slot = this.takeSlot();
    const tail = this.levels.tail[level]!;
    this.key[slot] = key;
    this.leaves[slot] = quantity;
    this.owner[slot] = owner;
    this.levelOf[slot] = level;
    this.next[slot] = NONE;
    this.previous[slot] = tail;
    if (tail === NONE) this.levels.head[level] = slot;
    else this.next[tail] = slot;
    this.levels.tail[level] = slot;
    this.levels.quantity[level]! += quantity;
    this.levels.orders[level]! += 1;
    this.restedSlot = slot;
  }

  /** Removes a resting order; returns what it had left. The slot must hold `key`. */
  cancel(slot: number, key: number): number {
    if (this.key[slot] !== key) throw new Error(`slot ${slot} does not hold order ${key}`);
    const left = this.leaves[slot]!;
    this.levels.quantity[this.levelOf[slot]!]! -= left;
    this.unlink(slot);
    return left;
  }

  /** Lowers what an order has left; it keeps its place. */
  reduce(slot: number, leaves: number): void {
    const cut = this.leaves[slot]! - leaves;
    if (cut < 0 || leaves <= 0) throw new RangeError(`reduce to ${leaves} from ${this.leaves[slot]}`);
    this.levels.quantity[this.levelOf[slot]!]! -= cut;
    this.leaves[slot] = leaves;
  }

  /** Opposite quantity at `limit` or better, counted up to `enough`. */
  available(side: BookSide, limit: number, enough: number): number {
    const list = side === BUY ? this.levels.asks : this.levels.bids;
    let sum = 0;
    for (
      let index = (side === BUY ? this.levels.askCount : this.levels.bidCount) - 1;
      index >= 0 && sum < enough;
      index -= 1
    ) {
      const at = this.levels.price[list[index]!]!;
      if (side === BUY ? at > limit : at < limit) break;
      sum += this.levels.quantity[list[index]!]!;
    }
    return sum;
  }

  /** Orders and quantity that stand before a resting order in its level. */
  ahead(slot: number): { orders: number; quantity: number } {
    let orders = 0;
    let quantity = 0;
    for (let at = this.previous[slot]!; at !== NONE; at = this.previous[at]!) {
      orders += 1;
      quantity += this.leaves[at]!;
    }
    return { orders, quantity };
  }

  clone(): OrderBook {
    const copy = new OrderBook();
    copy.key = this.key.slice();
    copy.leaves = this.leaves.slice();
    copy.next = this.next.slice();
    copy.previous = this.previous.slice();
    copy.levelOf = this.levelOf.slice();
    copy.owner = this.owner.slice();
    copy.freeSlot = this.freeSlot;
    copy.usedSlots = this.usedSlots;
    copy.levels = this.levels.clone();
    return copy;
  }

  private match(key: number, side: BookSide, limit: number, quantity: number, sink: TradeSink): number {
    const list = side === BUY ? this.levels.asks : this.levels.bids;
    let left = quantity;
    while (left > 0) {
      const count = side === BUY ? this.levels.askCount : this.levels.bidCount;
      if (count === 0) break;
      const level = list[count - 1]!;
      const at = this.levels.price[level]!;
      if (side === BUY ? at > limit : at < limit) break;
      const maker = this.levels.head[level]!;
      const makerLeft = this.leaves[maker]!;
      const traded = makerLeft < left ? makerLeft : left;
      const makerKey = this.key[maker]!;
      const makerOwner = this.owner[maker]!;
      left -= traded;
      this.levels.quantity[level]! -= traded;
      this.leaves[maker] = makerLeft - traded;
      if (makerLeft === traded) this.unlink(maker);
      sink.onTrade(makerKey, key, makerOwner, at, traded, makerLeft - traded);
    }
    return left;
  }

  /** Takes a slot out of its queue and frees it; the level's quantity is already reduced. */
  private unlink(slot: number): void {
    const level = this.levelOf[slot]!;
    const before = this.previous[slot]!;
    const after = this.next[slot]!;
    if (before === NONE) this.levels.head[level] = after;
    else this.next[before] = after;
    if (after === NONE) this.levels.tail[level] = before;
    else this.previous[after] = before;
    this.key[slot] = NONE;
    this.next[slot] = this.freeSlot;
    this.freeSlot = slot;
    this.levels.orders[level]! -= 1;
    if (this.levels.orders[level] === 0) this.levels.remove(level);
  }

  private takeSlot(): number {
    const free = this.freeSlot;
    if (free !== NONE) {
      this.freeSlot = this.next[free]!;
      return free;
    }
    if (this.usedSlots === this.key.length) {
      this.key = grownFloats(this.key);
      this.leaves = grownFloats(this.leaves);
      this.next = grownInts(this.next);
      this.previous = grownInts(this.previous);
      this.levelOf = grownInts(this.levelOf);
      this.owner = grownInts(this.owner);
    }
    this.usedSlots += 1;
    return this.usedSlots - 1;
  }
}
