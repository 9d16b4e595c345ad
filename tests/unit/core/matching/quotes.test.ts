/** Quotes as a tape: what is quoted is there once, the feed never trades with itself, queues move by trades alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { QuoteTape, type QuoteTick } from '#core/matching/quotes.ts';
import { BookVenue } from '#core/matching/book-venue.ts';
import type { Instrument } from '#core/model/instrument.ts';

const INSTRUMENT = {
  id: 'X',
  tickTable: [{ from: 0, tick: 1 }],
  bandBps: null,
  listedPrice: 100,
} as unknown as Instrument;

class Feed {
  readonly venue = new BookVenue(INSTRUMENT);
  readonly tape = new QuoteTape(this.venue);
  private key = 0;

  quote(bid: number | null, bidQuantity: number, ask: number | null, askQuantity: number): this {
    this.tape.quote({ bid, bidQuantity, ask, askQuantity });
    return this;
  }

  /** The user's order; returns what it filled. */
  order(side: BookSide, quantity: number, limit: number | null, timeInForce: 'GTC' | 'IOC' = 'IOC'): number {
    this.key += 1;
    const type = limit === null ? ('market' as const) : ('limit' as const);
    const { key } = this;
    this.venue.takeReports();
    this.venue.submitOrder({ key, owner: 1, side, type, timeInForce, quantity, limit, stop: null });
    return this.filled();
  }

  filled = (): number =>
    this.venue.takeReports().reduce((sum, one) => sum + (one.kind === 'trade' ? one.quantity : 0), 0);
}

describe('a quoted size', () => {
  test('that the user took stays taken while the price stands, also when more is quoted', () => {
    const feed = new Feed().quote(99, 100, 101, 100);
    expect(feed.order(BUY, 40, 101)).toBe(40);
    feed.quote(99, 100, 101, 150);
    expect(feed.venue.book.bestQuantity(SELL)).toBe(110);
    feed.quote(99, 100, 101, 150);
    expect(feed.venue.book.bestQuantity(SELL)).toBe(110);
    feed.quote(99, 100, 102, 30).quote(99, 100, 101, 70);
    expect(feed.order(BUY, 500, 101)).toBe(70);
  });

  test('goes from behind the user, and a trade takes the queue in order', () => {
    const feed = new Feed().quote(99, 100, 101, 100);
    expect(feed.order(BUY, 50, 99, 'GTC')).toBe(0);
    feed.quote(99, 180, 101, 100).quote(99, 60, 101, 100);
    expect(feed.venue.queuePlace(1)).toMatchObject({ quantityAhead: 60 });
    feed.tape.trade({ price: 99, quantity: 80 });
    expect(feed.filled()).toBe(20);
    feed.tape.trade({ price: 99, quantity: 80 });
    expect(feed.filled()).toBe(30);
  });

  test('that comes through the price of the user trades with the user', () => {
    const feed = new Feed().quote(99, 100, 101, 100);
    feed.order(BUY, 50, 100, 'GTC');
    feed.quote(98, 100, 100, 30);
    expect([feed.filled(), feed.venue.book.bestQuantity(SELL)]).toEqual([30, 0]);
    feed.quote(98, 100, 100, 30);
    expect(feed.filled()).toBe(0);
  });

  test('of one side that is gone does not meet the other side where it goes', () => {
    const feed = new Feed().quote(99, 100, 101, 100).quote(103, 50, null, 0);
    expect(feed.venue.last).toBe(100);
    expect([feed.venue.book.best(BUY), feed.venue.book.bestQuantity(BUY)]).toEqual([103, 50]);
  });
});

/** What a person would expect to be there: the last quoted size less what was taken at that price. */
class Expected {
  price: number | null = null;
  size = 0;
  taken = 0;

  quote(price: number | null, size: number): void {
    if (price !== this.price) this.taken = 0;
    this.price = price;
    this.size = price === null ? 0 : size;
  }

  take(side: BookSide, quantity: number, limit: number): number {
    const reached = this.price !== null && (side === BUY ? limit >= this.price : limit <= this.price);
    const got = reached ? Math.min(quantity, Math.max(0, this.size - this.taken)) : 0;
    this.taken += got;
    return got;
  }
}

const tickArb = fc
  .record({
    bid: fc.option(fc.integer({ min: 96, max: 100 })),
    gap: fc.integer({ min: 1, max: 3 }),
    hasAsk: fc.boolean(),
    sizes: fc.tuple(fc.nat(60), fc.nat(60)),
  })
  .map(({ bid, gap, hasAsk, sizes }): QuoteTick => ({
    bid,
    bidQuantity: sizes[0],
    ask: hasAsk ? (bid ?? 98) + gap : null,
    askQuantity: sizes[1],
  }));
const actionArb = fc.oneof(
  { weight: 2, arbitrary: tickArb },
  {
    weight: 3,
    arbitrary: fc.record({
      side: fc.constantFrom(BUY, SELL),
      quantity: fc.integer({ min: 1, max: 50 }),
      limit: fc.integer({ min: 96, max: 103 }),
    }),
  },
);

test('liquidity is there once, whatever is quoted and taken', () => {
  fc.assert(
    fc.property(fc.array(actionArb, { minLength: 40, maxLength: 40, size: 'max' }), (actions) => {
      const feed = new Feed();
      const sides = [new Expected(), new Expected()] as const;
      for (const action of actions) {
        if ('side' in action) {
          const { side, quantity, limit } = action;
          const expected = sides[side === BUY ? SELL : BUY].take(side, quantity, limit);
          expect(feed.order(side, quantity, limit)).toBe(expected);
        } else {
          feed.tape.quote(action);
          sides[BUY].quote(action.bid, action.bidQuantity);
          sides[SELL].quote(action.ask, action.askQuantity);
          expect(feed.filled()).toBe(0);
        }
      }
    }),
    { numRuns: 300 },
  );
});
