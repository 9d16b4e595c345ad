/**
 * How deep a rebuilt book is known when its record reports on a limited number of levels only.
 *
 * Levels behind the opening ones are unknown, and a level that was pushed behind the reported ones changes unseen. So a
 * price is known as long as it never stood behind the reported levels; that boundary only ever moves towards the touch.
 */
import { BUY, SELL, type BookSide } from '../book-sides.ts';
import type { OrderBook } from '../order-book.ts';

export class KnownDepth {
  /** Fewest levels of a side that were known after any message so far; `reported` while all of them were. */
  least: number;
  private readonly book: OrderBook;
  private readonly reported: number;
  /** Worst known price of each side. */
  private readonly boundary = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

  /** The book holds what is known at the beginning: at most `reported` levels a side. */
  constructor(book: OrderBook, reported: number) {
    this.book = book;
    this.reported = reported;
    this.least = reported;
    this.update();
  }

  isKnown(side: BookSide, price: number): boolean {
    return side === BUY ? price >= this.boundary[side]! : price <= this.boundary[side]!;
  }

  /** To be called after every message. */
  update(): void {
    this.least = Math.min(this.least, this.known(BUY), this.known(SELL));
  }

  private known(side: BookSide): number {
    const { book, reported, boundary } = this;
    let known = Math.min(book.levelCount(side), reported);
    const complete = !Number.isFinite(boundary[side]!) && known < reported;
    if (complete) return reported;
    while (known > 0 && !this.isKnown(side, book.priceOfLevel(book.levelAt(side, known - 1)))) known -= 1;
    if (known === reported) boundary[side] = book.priceOfLevel(book.levelAt(side, reported - 1));
    return known;
  }
}
