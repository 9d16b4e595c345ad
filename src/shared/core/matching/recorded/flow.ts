/**
 * The user's orders among recorded ones, each with its true place in the queue.
 *
 * An order of the user joins its level behind everything recorded so far and comes forward as what stands before it is
 * executed or cancelled. What the record says happened, happened: the user takes part beside the record.
 *
 * - An execution of `size` against a recorded order first fills the user's orders at better prices and those before it
 *   in its queue, at most `size` in all. A hidden execution fills those at better prices, and those at its price with
 *   nothing recorded before them.
 * - A recorded order that comes in through the user's price trades with the user, at most its own size.
 * - An order of the user that meets recorded ones takes them at their prices; what it took of one is not there for the
 *   user a second time.
 * - Every fill is at the resting order's price.
 *
 * Invariants: no message gives the user more than its size; recorded orders are what they were without the user.
 * Known limits: the others do not react to the user. While the record's own book is crossed, as before an opening,
 * nothing trades by crossing.
 */
import { BUY, SELL, type BookSide } from '../book-sides.ts';
import { FRONT, type RecordedBook } from './book.ts';
import type { RecordedMessage } from './messages.ts';

export interface RecordedFill {
  /** The user's order. */
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  readonly leaves: number;
  readonly liquidity: 'maker' | 'taker';
}

interface Mine {
  readonly key: number;
  readonly side: BookSide;
  readonly price: number;
  readonly slot: number;
}

const opposite = (side: BookSide): BookSide => (side === BUY ? SELL : BUY);
/** Whether an order of `side` at `price` goes before one at `other`. */
const better = (side: BookSide, price: number, other: number): boolean =>
  side === BUY ? price > other : price < other;

export class RecordedFlow {
  readonly recorded: RecordedBook;
  /** Resting orders of the user in the order they came. */
  private readonly mine = new Map<number, Mine>();
  /** What the user took of recorded orders, by their key in the book. */
  private readonly taken = new Map<number, number>();

  constructor(recorded: RecordedBook) {
    this.recorded = recorded;
  }

  /** Applies a message and returns what it filled of the user's orders. */
  apply(message: RecordedMessage): RecordedFill[] {
    const fills: RecordedFill[] = [];
    if (this.mine.size > 0) this.fillBefore(message, fills);
    this.recorded.apply(message);
    if (this.mine.size > 0) this.fillCrossing(fills);
    return fills;
  }

  /**
   * Sends an order of the user: `key` is positive and new, `limit` null is a market order. What does not trade at once
   * rests, unless it has no limit.
   */
  place(key: number, side: BookSide, limit: number | null, quantity: number): RecordedFill[] {
    if (key <= 0 || this.mine.has(key)) throw new RangeError(`order ${key} is not a new order of the user`);
    const fills: RecordedFill[] = [];
    const left = this.isCrossed() ? quantity : this.takeRecorded(key, side, limit, quantity, fills);
    if (left > 0 && limit !== null)
      this.mine.set(key, { key, side, price: limit, slot: this.recorded.join(key, side, limit, left) });
    return fills;
  }

  /** Takes an order of the user out; returns what it had left, 0 when it no longer rests. */
  cancel(key: number): number {
    const order = this.mine.get(key);
    if (!order) return 0;
    this.mine.delete(key);
    return this.recorded.book.cancel(order.slot, key);
  }

  has = (key: number): boolean => this.mine.has(key);

  /** Makes a resting order of the user smaller; it keeps its place. */
  reduce(key: number, leaves: number): void {
    const order = this.mine.get(key);
    if (order) this.recorded.book.reduce(order.slot, leaves);
  }

  /** Lets an order of the user rest at the end of its level without trading. */
  rest(key: number, side: BookSide, price: number, quantity: number): void {
    this.mine.set(key, { key, side, price, slot: this.recorded.join(key, side, price, quantity) });
  }

  /** How much of the record an order would take, as far as `enough`. */
  reach(side: BookSide, limit: number | null, enough: number): number {
    if (this.isCrossed()) return 0;
    const { book } = this.recorded;
    const against = opposite(side);
    let there = 0;
    for (let depth = 0; depth < book.levelCount(against) && there < enough; depth += 1) {
      const level = book.levelAt(against, depth);
      if (limit !== null && better(against, limit, book.priceOfLevel(level))) break;
      for (const slot of this.recordedIn(level))
        there += Math.max(0, book.leavesAt(slot) - (this.taken.get(book.keyAt(slot)) ?? 0));
    }
    return there;
  }

  /** The record's best price of a side; null where nothing of it stands. */
  best = (side: BookSide): number | null => this.bestRecorded(side);

  /** Apart from this one, at the same place of the record. */
  clone(): RecordedFlow {
    const copy = new RecordedFlow(this.recorded.clone());
    for (const [key, order] of this.mine) copy.mine.set(key, order);
    for (const [key, quantity] of this.taken) copy.taken.set(key, quantity);
    return copy;
  }

  /** What stands before an order of the user in its level, or null when it does not rest. */
  ahead(key: number): { orders: number; quantity: number } | null {
    const order = this.mine.get(key);
    return order ? this.recorded.book.ahead(order.slot) : null;
  }

  /** Quantity of a level without the user's orders. */
  recordedQuantity(level: number): number {
    const { book } = this.recorded;
    let quantity = book.quantityOfLevel(level);
    for (const { slot } of this.mine.values())
      if (book.levelOfSlot(slot) === level) quantity -= book.leavesAt(slot);
    return quantity;
  }

  private fillBefore(message: RecordedMessage, fills: RecordedFill[]): void {
    const { recorded } = this;
    if (message.kind === 'hidden-execution') {
      const { side, price, size } = message;
      return void this.fillMine(side, price, this.firstRankAt(side, price), size, fills);
    }
    if (message.kind !== 'execute' && message.kind !== 'fill') return;
    const slot = recorded.target(message);
    const side = slot < 0 ? message.side : recorded.book.sideAt(slot);
    if (side === null) return;
    const price = slot < 0 ? message.price : recorded.book.priceAt(slot);
    // Of an order that is not in the book only the price is known: it counts as the first of its level.
    this.fillMine(side, price, slot < 0 ? FRONT : recorded.rankAt(slot), message.size, fills);
  }

  /** Lets a recorded order that just came in trade with the user's orders it meets. */
  private fillCrossing(fills: RecordedFill[]): void {
    const { book, joinedSlot } = this.recorded;
    if (joinedSlot < 0 || this.isCrossed()) return;
    const [side, price, size] = [
      book.sideAt(joinedSlot),
      book.priceAt(joinedSlot),
      book.leavesAt(joinedSlot),
    ];
    const filled = this.fillMine(opposite(side), price, Number.POSITIVE_INFINITY, size, fills);
    if (filled > 0) this.note(book.keyAt(joinedSlot), filled);
  }

  /**
   * Fills the user's orders of `side` at better prices than `price`, and at `price` those of lower rank than `rank`;
   * at most `size`. Returns what was filled.
   */
  private fillMine(side: BookSide, price: number, rank: number, size: number, fills: RecordedFill[]): number {
    const { recorded } = this;
    const first = [...this.mine.values()]
      .filter(
        (order) =>
          order.side === side &&
          (better(side, order.price, price) || (order.price === price && recorded.rankAt(order.slot) < rank)),
      )
      // Equal prices keep the order in which they came.
      .sort((a, b) => (side === BUY ? b.price - a.price : a.price - b.price));
    let left = size;
    for (const order of first) {
      if (left === 0) break;
      left -= this.fill(order, left, fills);
    }
    return size - left;
  }

  private fill({ key, price, slot }: Mine, wanted: number, fills: RecordedFill[]): number {
    const { book } = this.recorded;
    const had = book.leavesAt(slot);
    const quantity = Math.min(had, wanted);
    if (quantity < had) book.reduce(slot, had - quantity);
    else this.cancel(key);
    fills.push({ key, price, quantity, leaves: had - quantity, liquidity: 'maker' });
    return quantity;
  }

  private takeRecorded(
    key: number,
    side: BookSide,
    limit: number | null,
    quantity: number,
    fills: RecordedFill[],
  ): number {
    const { book } = this.recorded;
    const against = opposite(side);
    let left = quantity;
    for (let depth = 0; depth < book.levelCount(against) && left > 0; depth += 1) {
      const level = book.levelAt(against, depth);
      const price = book.priceOfLevel(level);
      if (limit !== null && better(against, limit, price)) break;
      for (const slot of this.recordedIn(level)) {
        const maker = book.keyAt(slot);
        const there = book.leavesAt(slot) - (this.taken.get(maker) ?? 0);
        const traded = Math.min(there, left);
        if (traded <= 0) continue;
        left -= traded;
        this.note(maker, traded);
        fills.push({ key, price, quantity: traded, leaves: left, liquidity: 'taker' });
      }
    }
    return left;
  }

  private note(recordedKey: number, quantity: number): void {
    this.taken.set(recordedKey, (this.taken.get(recordedKey) ?? 0) + quantity);
  }

  /** Recorded orders of a level, first in the queue first. */
  private recordedIn(level: number): number[] {
    const { book } = this.recorded;
    const slots: number[] = [];
    for (let slot = book.lastInLevel(level); slot >= 0; slot = book.previousOf(slot))
      if (!this.mine.has(book.keyAt(slot))) slots.push(slot);
    return slots.reverse();
  }

  private firstRankAt(side: BookSide, price: number): number {
    const { book } = this.recorded;
    for (let depth = 0; depth < book.levelCount(side); depth += 1) {
      const level = book.levelAt(side, depth);
      const here = book.priceOfLevel(level);
      if (better(side, price, here)) break;
      const first = here === price ? this.recordedIn(level)[0] : undefined;
      if (first !== undefined) return this.recorded.rankAt(first);
    }
    return Number.POSITIVE_INFINITY;
  }

  /** Whether the record's own best prices meet or cross. */
  private isCrossed(): boolean {
    const bid = this.bestRecorded(BUY);
    const ask = this.bestRecorded(SELL);
    return bid !== null && ask !== null && bid >= ask;
  }

  private bestRecorded(side: BookSide): number | null {
    const { book } = this.recorded;
    for (let depth = 0; depth < book.levelCount(side); depth += 1) {
      const level = book.levelAt(side, depth);
      if (this.recordedQuantity(level) > 0) return book.priceOfLevel(level);
    }
    return null;
  }
}
