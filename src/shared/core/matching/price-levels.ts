/**
 * Price levels of both sides of a book: pooled typed arrays and, for each side, the level indices sorted with the best
 * last, so that work near the touch moves nothing.
 * Invariant: a listed level holds at least one order between calls of the order book that owns it.
 */
import { BUY, type BookSide } from './book-sides.ts';

export const NONE = -1;

export const grownInts = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
  const to = new Int32Array(from.length * 2);
  to.set(from);
  return to;
};
export const grownFloats = (from: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> => {
  const to = new Float64Array(from.length * 2);
  to.set(from);
  return to;
};

export class PriceLevels {
  price = new Float64Array(32);
  /** Shown quantity of the level's orders. */
  quantity = new Float64Array(32);
  /** Icebergs' reserve behind it. */
  hidden = new Float64Array(32);
  orders = new Int32Array(32);
  head = new Int32Array(32);
  tail = new Int32Array(32);
  side = new Int32Array(32);
  private free = NONE;
  private used = 0;

  /** Level indices, best last: bids ascend, asks descend. */
  bids = new Int32Array(32);
  asks = new Int32Array(32);
  bidCount = 0;
  askCount = 0;

  /** Position in a side's list at which a price stands or would stand. */
  private search(side: BookSide, at: number): number {
    const list = side === BUY ? this.bids : this.asks;
    let low = 0;
    let high = side === BUY ? this.bidCount : this.askCount;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const here = this.price[list[middle]!]!;
      if (side === BUY ? here < at : here > at) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  findOrAdd(side: BookSide, at: number): number {
    const index = this.search(side, at);
    const count = side === BUY ? this.bidCount : this.askCount;
    let list = side === BUY ? this.bids : this.asks;
    if (index < count && this.price[list[index]!] === at) return list[index]!;
    if (count === list.length) {
      list = grownInts(list);
      if (side === BUY) this.bids = list;
      else this.asks = list;
    }
    for (let move = count; move > index; move -= 1) list[move] = list[move - 1]!;
    const level = this.take(side, at);
    list[index] = level;
    if (side === BUY) this.bidCount += 1;
    else this.askCount += 1;
    return level;
  }

  private take(side: BookSide, at: number): number {
    let level = this.free;
    if (level !== NONE) {
      this.free = this.head[level]!;
    } else {
      if (this.used === this.price.length) this.grow();
      level = this.used;
      this.used += 1;
    }
    this.price[level] = at;
    this.quantity[level] = 0;
    this.hidden[level] = 0;
    this.orders[level] = 0;
    this.head[level] = NONE;
    this.tail[level] = NONE;
    this.side[level] = side;
    return level;
  }

  private grow(): void {
    this.price = grownFloats(this.price);
    this.quantity = grownFloats(this.quantity);
    this.hidden = grownFloats(this.hidden);
    this.orders = grownInts(this.orders);
    this.head = grownInts(this.head);
    this.tail = grownInts(this.tail);
    this.side = grownInts(this.side);
  }

  /** Frees an empty level. */
  remove(level: number): void {
    const side = this.side[level]! as BookSide;
    const list = side === BUY ? this.bids : this.asks;
    const last = (side === BUY ? this.bidCount : this.askCount) - 1;
    const index = list[last] === level ? last : this.search(side, this.price[level]!);
    for (let move = index; move < last; move += 1) list[move] = list[move + 1]!;
    if (side === BUY) this.bidCount = last;
    else this.askCount = last;
    this.head[level] = this.free;
    this.free = level;
  }

  clone(): PriceLevels {
    const copy = new PriceLevels();
    copy.price = this.price.slice();
    copy.quantity = this.quantity.slice();
    copy.hidden = this.hidden.slice();
    copy.orders = this.orders.slice();
    copy.head = this.head.slice();
    copy.tail = this.tail.slice();
    copy.side = this.side.slice();
    copy.free = this.free;
    copy.used = this.used;
    copy.bids = this.bids.slice();
    copy.asks = this.asks.slice();
    copy.bidCount = this.bidCount;
    copy.askCount = this.askCount;
    return copy;
  }
}
