/**
 * Top of book and trades as a tape: a feed that knows only the best bid and ask with their sizes plays against the venue.
 * It keeps what it quotes as its own orders in the venue's book, so that user orders stand in a real queue.
 *
 * Sizes are respected and used once: what the user takes from a quoted price stays taken until the price changes. A
 * smaller size at the same price is taken from behind the user first: only trades bring an order forward (the cautious
 * assumption; a feed without orders cannot tell). A trade takes the queue at its price in order. Its price is the last
 * one also where nothing stood: feeds trade between their quotes and beyond them, and stops wait for that.
 */
import { BUY, IMMEDIATE_OR_CANCEL, opposite, REST, SELL, type BookSide } from './book-sides.ts';
import type { BookVenue } from './book-venue.ts';

export interface QuoteTick {
  /** Null where a side is empty. */
  readonly bid: number | null;
  readonly bidQuantity: number;
  readonly ask: number | null;
  readonly askQuantity: number;
}

export interface TradeTick {
  readonly price: number;
  readonly quantity: number;
  /** Who took; inferred from the quote (then from the last price) when not known. */
  readonly aggressor?: 'buy' | 'sell';
}

interface Side {
  price: number | null;
  /** Keys of the feed's orders at that price, in queue order. */
  keys: number[];
  /** What should be left of them by the feed alone, and what others took from it. */
  expected: number;
  taken: number;
}

const empty = (): Side => ({ price: null, keys: [], expected: 0, taken: 0 });

export class QuoteTape {
  private readonly sides: [Side, Side] = [empty(), empty()];
  private nextKey = -1;
  private readonly venue: BookVenue;

  constructor(venue: BookVenue) {
    this.venue = venue;
  }

  quote({ bid, bidQuantity, ask, askQuantity }: QuoteTick): void {
    // The side that moves away goes first, so that the feed never trades with itself.
    const { price: before } = this.sides[SELL];
    const risen = before !== null && (ask === null || ask > before);
    if (risen) this.quoteSide(SELL, ask, askQuantity);
    this.quoteSide(BUY, bid, bidQuantity);
    if (!risen) this.quoteSide(SELL, ask, askQuantity);
  }

  trade({ price, quantity, aggressor }: TradeTick): void {
    const side = aggressor === undefined ? this.infer(price) : aggressor === 'buy' ? BUY : SELL;
    const maker = this.sides[opposite(side)];
    const before = this.standing(maker);
    const left = this.venue.submit(this.key(), side, price, quantity, IMMEDIATE_OR_CANCEL);
    maker.expected -= before - this.standing(maker);
    this.venue.tradedElsewhere(price, left, side);
  }

  private infer(price: number): BookSide {
    const { price: ask } = this.sides[SELL];
    const { price: bid } = this.sides[BUY];
    if (ask !== null && price >= ask) return BUY;
    if (bid !== null && price <= bid) return SELL;
    return price >= this.venue.last ? BUY : SELL;
  }

  private quoteSide(side: BookSide, price: number | null, quantity: number): void {
    const own = this.sides[side];
    if (price !== own.price) {
      for (const key of own.keys) this.venue.cancel(key);
      this.sides[side] = { ...empty(), price };
      if (price !== null) this.add(side, price, quantity);
      return;
    }
    if (price === null) return;
    own.taken += own.expected - this.standing(own);
    const wanted = Math.max(0, quantity - own.taken);
    const there = this.standing(own);
    own.expected = there;
    if (wanted > there) this.add(side, price, wanted - there);
    else this.shrink(own, there - wanted);
    own.expected = this.standing(own);
  }

  private add(side: BookSide, price: number, quantity: number): void {
    if (quantity <= 0) return;
    const own = this.sides[side];
    const key = this.key();
    this.venue.submit(key, side, price, quantity, REST);
    own.keys.push(key);
    const left = this.standing(own);
    // What traded on arrival was taken by the user's orders.
    own.taken += Math.max(0, own.expected + quantity - left);
    own.expected = left;
  }

  /** Takes size away from the back of the queue. */
  private shrink(own: Side, by: number): void {
    let left = by;
    for (let index = own.keys.length - 1; index >= 0 && left > 0; index -= 1) {
      const key = own.keys[index]!;
      const slot = this.venue.slots.get(key);
      const size = slot === undefined ? 0 : this.venue.book.leavesAt(slot);
      if (size > left) this.venue.book.reduce(slot!, size - left);
      else {
        this.venue.cancel(key);
        own.keys.splice(index, 1);
      }
      left -= Math.min(size, left);
    }
  }

  private standing({ keys }: Side): number {
    return keys.reduce((sum, key) => {
      const slot = this.venue.slots.get(key);
      return slot === undefined ? sum : sum + this.venue.book.leavesAt(slot);
    }, 0);
  }

  private key(): number {
    this.nextKey -= 1;
    return this.nextKey + 1;
  }
}
