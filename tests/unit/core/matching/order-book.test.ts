/** The book against a model so simple that it is plainly right, on random streams; and its own invariants. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BUY,
  FILL_OR_KILL,
  IMMEDIATE_OR_CANCEL,
  marketLimit,
  REST,
  SELL,
  type BookMode,
  type BookSide,
} from '#core/matching/book-sides.ts';
import { OrderBook, type TradeSink } from '#core/matching/order-book.ts';

interface Resting {
  key: number;
  side: BookSide;
  price: number;
  leaves: number;
}

/** Price-time priority by sorting a list: slow and obvious. */
class NaiveBook {
  orders: Resting[] = [];
  trades: string[] = [];

  submit(key: number, side: BookSide, limit: number, quantity: number, mode: BookMode): number {
    const against = this.orders
      .filter((order) => order.side !== side && (side === BUY ? order.price <= limit : order.price >= limit))
      .sort((a, b) => (side === BUY ? a.price - b.price : b.price - a.price));
    let left = quantity;
    if (mode === FILL_OR_KILL && against.reduce((sum, order) => sum + order.leaves, 0) < quantity)
      return left;
    for (const maker of against) {
      if (left === 0) break;
      const traded = Math.min(maker.leaves, left);
      maker.leaves -= traded;
      left -= traded;
      this.trades.push(`${maker.key} ${key} ${maker.price} ${traded}`);
    }
    this.orders = this.orders.filter((order) => order.leaves > 0);
    if (left > 0 && mode === REST) this.orders.push({ key, side, price: limit, leaves: left });
    return left;
  }

  depth(side: BookSide): string[] {
    const sorted = this.orders
      .filter((order) => order.side === side)
      .sort((a, b) => (side === BUY ? b.price - a.price : a.price - b.price));
    return sorted.map((order) => `${order.price} ${order.key} ${order.leaves}`);
  }
}

function depthOf(book: OrderBook, side: BookSide): string[] {
  const lines: string[] = [];
  for (let rank = 0; rank < book.levelCount(side); rank += 1) {
    const level = book.levelAt(side, rank);
    let sum = 0;
    let count = 0;
    book.eachInLevel(level, (slot) => {
      lines.push(`${book.priceOfLevel(level)} ${book.keyAt(slot)} ${book.leavesAt(slot)}`);
      sum += book.leavesAt(slot);
      count += 1;
      return true;
    });
    expect(book.quantityOfLevel(level)).toBe(sum);
    expect(book.ordersOfLevel(level)).toBe(count);
  }
  return lines;
}

const operation = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('new' as const),
      side: fc.constantFrom(BUY, SELL),
      price: fc.integer({ min: 90, max: 110 }),
      quantity: fc.integer({ min: 1, max: 50 }),
      mode: fc.constantFrom(REST, REST, REST, IMMEDIATE_OR_CANCEL, FILL_OR_KILL),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('market' as const),
      side: fc.constantFrom(BUY, SELL),
      quantity: fc.integer({ min: 1, max: 80 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('reduce' as const),
      pick: fc.nat(),
      to: fc.integer({ min: 1, max: 50 }),
    }),
  },
);

describe('order book', () => {
  test('trades, remainders, queues and depth equal the naive model’s', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 120 }), (operations) => {
        const book = new OrderBook();
        const naive = new NaiveBook();
        const slots = new Map<number, number>();
        const trades: string[] = [];
        const sink: TradeSink = {
          onTrade(maker, taker, _owner, price, quantity, left) {
            trades.push(`${maker} ${taker} ${price} ${quantity}`);
            if (left === 0) slots.delete(maker);
          },
          onRefresh() {},
          onSelfTrade() {},
        };
        operations.forEach((op, key) => {
          if (op.kind === 'cancel' || op.kind === 'reduce') {
            const keys = [...slots.keys()];
            const picked = keys[op.pick % Math.max(1, keys.length)];
            const mine = naive.orders.find((order) => order.key === picked);
            if (picked === undefined || !mine) return;
            if (op.kind === 'reduce') {
              if (op.to > mine.leaves) return;
              book.reduce(slots.get(picked)!, op.to);
              mine.leaves = op.to;
              return;
            }
            expect(book.cancel(slots.get(picked)!, picked)).toBe(mine.leaves);
            slots.delete(picked);
            naive.orders = naive.orders.filter((order) => order !== mine);
            return;
          }
          const limit = op.kind === 'market' ? marketLimit(op.side) : op.price;
          const mode = op.kind === 'market' ? IMMEDIATE_OR_CANCEL : op.mode;
          const left = book.submit(key, op.side, limit, op.quantity, mode, 0, sink);
          if (book.restedSlot >= 0) slots.set(key, book.restedSlot);
          expect(left).toBe(naive.submit(key, op.side, limit, op.quantity, mode));
        });
        expect(trades).toEqual(naive.trades);
        for (const side of [BUY, SELL] as const) {
          expect(depthOf(book, side)).toEqual(naive.depth(side));
          expect(depthOf(book.clone(), side)).toEqual(naive.depth(side));
        }
        if (book.levelCount(BUY) > 0 && book.levelCount(SELL) > 0)
          expect(book.best(BUY)).toBeLessThan(book.best(SELL));
      }),
      { numRuns: 300 },
    );
  });

  test('a place in the queue counts what stands before', () => {
    const book = new OrderBook();
    const slots = [30, 20, 50].map((quantity, key) => {
      book.rest(key, BUY, 100, quantity, 0);
      return book.restedSlot;
    });
    expect(book.ahead(slots[2]!)).toEqual({ orders: 2, quantity: 50 });
    book.cancel(slots[0]!, 0);
    expect(book.ahead(slots[2]!)).toEqual({ orders: 1, quantity: 20 });
  });

  test('a stale slot is never cancelled by mistake', () => {
    const book = new OrderBook();
    book.rest(1, BUY, 100, 10, 0);
    const slot = book.restedSlot;
    book.cancel(slot, 1);
    book.rest(2, BUY, 100, 10, 0);
    expect(() => book.cancel(slot, 1)).toThrow('does not hold order 1');
  });

  test('grows far beyond its first size', () => {
    const book = new OrderBook();
    for (let key = 0; key < 5_000; key += 1)
      book.rest(key, key % 2 === 0 ? BUY : SELL, key % 2 === 0 ? 10_000 - key : 20_000 + key, 1, 0);
    expect(book.levelCount(BUY)).toBe(2_500);
    expect([book.best(BUY), book.best(SELL)]).toEqual([10_000, 20_001]);
  });
});
