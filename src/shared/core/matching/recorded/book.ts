/**
 * The book of a recorded market, rebuilt message by message.
 *
 * Orders of one level stand by rank: their arrival, or their number (`RecordedPriority`). What stood there before the
 * record begins is one anonymous order for each level, at the front; messages about orders the record never showed
 * take from it. The book may be crossed, as it is before an opening.
 *
 * Invariants: recorded orders are changed by messages only; orders of the user (`owner` USER) are never touched here.
 * Known limits: prices are integers of any sign, so `OrderBook.best` (0 for an empty side) must not be asked of
 * records with prices around zero; levels below the opening ones are known from the moment a message names them.
 */
import { TAPE, USER } from '../book-desk.ts';
import { BUY, SELL, type BookSide } from '../book-sides.ts';
import { OrderBook } from '../order-book.ts';
import type { RecordedId, RecordedMessage, RecordedPriority } from './messages.ts';

/** Before every recorded order. */
export const FRONT = Number.NEGATIVE_INFINITY;
const FIRST_KEY = -2;
const NO_SLOT = -1;

type About = Extract<RecordedMessage, { kind: 'cancel' | 'delete' | 'execute' }>;
type Standing = Extract<RecordedMessage, { kind: 'add' | 'modify' }>;

export class RecordedBook {
  readonly book: OrderBook;
  /** Orders of the record in the book, anonymous ones not counted. */
  readonly slots = new Map<RecordedId, number>();
  /** Messages about orders of which nothing stands in the book, and the quantity that could not be taken. */
  unmatched = 0;
  /** Executions of the first order of its side's best level, as price-time priority has it, and of all others. */
  executedInTurn = 0;
  executedOutOfTurn = 0;
  /** Slot of the order the last `add` or `modify` put at the back of a queue, or -1. */
  joinedSlot = NO_SLOT;
  private readonly priority: RecordedPriority;
  /** Slots of anonymous orders by price. */
  private readonly anonymous = [new Map<number, number>(), new Map<number, number>()] as const;
  private names: (RecordedId | null)[] = [];
  private rank = new Float64Array(64);
  private lastRank = 0;
  private nextKey = FIRST_KEY;

  constructor(priority: RecordedPriority, book = new OrderBook()) {
    this.priority = priority;
    this.book = book;
  }

  /** Quantity of unknown earlier orders at a price, before every other order there. */
  open(side: BookSide, price: number, quantity: number): void {
    const standing = this.anonymous[side].get(price);
    const before = standing === undefined ? 0 : this.take(standing, Number.POSITIVE_INFINITY);
    const slot = this.queue(side, price, quantity + before, TAPE, FRONT);
    this.names[slot] = null;
    this.anonymous[side].set(price, slot);
  }

  /** The record's order of this number, or -1. */
  slotOf = (id: RecordedId): number => this.slots.get(id) ?? NO_SLOT;
  rankAt = (slot: number): number => this.rank[slot]!;
  /** Rank of an order that would join now: behind all that have been recorded. */
  rankNow = (): number => this.lastRank;

  /** Slot of the order a message takes from: its own or the level's anonymous one, or -1. */
  target({ id, side, price }: { id: RecordedId; side: BookSide | null; price: number }): number {
    const slot = this.slotOf(id);
    if (slot !== NO_SLOT || side === null) return slot;
    return this.anonymous[side].get(price) ?? NO_SLOT;
  }

  /** Puts an order of the user last in its level and returns its slot. */
  join(key: number, side: BookSide, price: number, quantity: number): number {
    this.book.rest(key, side, price, quantity, USER);
    const slot = this.book.restedSlot;
    this.setRank(slot, this.lastRank);
    return slot;
  }

  apply(message: RecordedMessage): void {
    this.joinedSlot = NO_SLOT;
    switch (message.kind) {
      case 'add':
        return this.add(message);
      case 'modify':
        return this.modify(message);
      case 'execute':
        this.countTurn(message);
        return this.takeFrom(message, message.size);
      case 'cancel':
        return this.takeFrom(message, message.size);
      case 'delete':
        return this.takeFrom(message, this.slots.has(message.id) ? Number.POSITIVE_INFINITY : message.size);
      case 'clear':
        return this.clear(message.side);
      case 'fill':
      case 'hidden-execution':
      case 'none':
    }
  }

  /** Apart from this one, with the same orders in the same slots. */
  clone(): RecordedBook {
    const copy = new RecordedBook(this.priority, this.book.clone());
    for (const [id, slot] of this.slots) copy.slots.set(id, slot);
    for (const side of [BUY, SELL] as const)
      for (const [price, slot] of this.anonymous[side]) copy.anonymous[side].set(price, slot);
    copy.names = [...this.names];
    copy.rank = this.rank.slice();
    copy.lastRank = this.lastRank;
    copy.nextKey = this.nextKey;
    copy.joinedSlot = this.joinedSlot;
    copy.unmatched = this.unmatched;
    copy.executedInTurn = this.executedInTurn;
    copy.executedOutOfTurn = this.executedOutOfTurn;
    return copy;
  }

  private add({ id, side, price, size }: Standing): void {
    const rank = this.priority === 'id' ? Number(id) : this.lastRank + 1;
    this.lastRank = Math.max(this.lastRank, rank);
    const slot = this.queue(side, price, size, TAPE, rank);
    this.names[slot] = id;
    this.slots.set(id, slot);
    this.joinedSlot = slot;
  }

  private modify(message: Standing): void {
    const slot = this.slotOf(message.id);
    if (slot === NO_SLOT) {
      if (message.size > 0) this.add(message);
      return;
    }
    const { book } = this;
    const stays =
      book.priceAt(slot) === message.price &&
      book.sideAt(slot) === message.side &&
      message.size <= book.leavesAt(slot);
    if (stays && message.size > 0) return book.reduce(slot, message.size);
    this.take(slot, Number.POSITIVE_INFINITY);
    if (message.size > 0) this.add(message);
  }

  private takeFrom(message: About, quantity: number): void {
    const slot = this.target(message);
    if (slot === NO_SLOT || this.take(slot, quantity) < Math.min(quantity, message.size)) this.unmatched += 1;
  }

  /** Takes up to `quantity` off an order of the record; returns what there was to take. */
  private take(slot: number, quantity: number): number {
    const { book } = this;
    const leaves = book.leavesAt(slot);
    if (quantity < leaves) {
      if (quantity > 0) book.reduce(slot, leaves - quantity);
      return quantity;
    }
    const name = this.names[slot]!;
    if (name === null) this.anonymous[book.sideAt(slot)].delete(book.priceAt(slot));
    else this.slots.delete(name);
    return book.cancel(slot, book.keyAt(slot));
  }

  private clear(side: BookSide | null): void {
    const gone = [...this.slots.values(), ...this.anonymous[BUY].values(), ...this.anonymous[SELL].values()];
    for (const slot of gone)
      if (side === null || this.book.sideAt(slot) === side) this.take(slot, Number.POSITIVE_INFINITY);
  }

  private countTurn(message: About): void {
    const slot = this.target(message);
    if (slot === NO_SLOT) return;
    const { book } = this;
    const first = book.previousOf(slot) === NO_SLOT;
    if (first && book.levelOfSlot(slot) === book.levelAt(book.sideAt(slot), 0)) this.executedInTurn += 1;
    else this.executedOutOfTurn += 1;
  }

  /** Rests an order and moves it before those of higher rank. */
  private queue(side: BookSide, price: number, quantity: number, owner: number, rank: number): number {
    const { book } = this;
    book.rest(this.nextKey, side, price, quantity, owner);
    this.nextKey -= 1;
    const slot = book.restedSlot;
    this.setRank(slot, rank);
    let before = NO_SLOT;
    for (let at = book.previousOf(slot); at !== NO_SLOT && this.rank[at]! > rank; at = book.previousOf(at))
      before = at;
    if (before !== NO_SLOT) book.moveLastBefore(before);
    return slot;
  }

  private setRank(slot: number, rank: number): void {
    if (slot >= this.rank.length) {
      const grown = new Float64Array(Math.max(this.rank.length * 2, slot + 1));
      grown.set(this.rank);
      this.rank = grown;
    }
    this.rank[slot] = rank;
  }
}
