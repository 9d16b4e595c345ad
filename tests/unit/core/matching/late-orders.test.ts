/** An order that comes late can be moved to its place in the queue, and everything else still works there. */
import { expect, test } from 'vitest';
import { BUY, SELL } from '#core/matching/book-sides.ts';
import { OrderBook } from '#core/matching/order-book.ts';

function queue(book: OrderBook): number[] {
  const keys: number[] = [];
  for (let slot = book.lastInLevel(book.levelAt(SELL, 0)); slot >= 0; slot = book.previousOf(slot))
    keys.unshift(book.keyAt(slot));
  return keys;
}

test.each([
  [0, [3, 0, 1, 2]],
  [1, [0, 3, 1, 2]],
  [2, [0, 1, 3, 2]],
  [3, [0, 1, 2, 3]],
])('the last order moves before order %i', (before, expected) => {
  const book = new OrderBook();
  const slots = [0, 1, 2, 3].map((key) => {
    book.rest(key, SELL, 100, 10, 0);
    return book.restedSlot;
  });
  book.moveLastBefore(slots[before]!);
  expect(queue(book)).toEqual(expected);
  expect(book.quantityOfLevel(book.levelOfSlot(slots[before]!))).toBe(40);
  const filled: number[] = [];
  const onTrade = (maker: number) => void filled.push(maker);
  const sink = { onTrade, onRefresh: () => {}, onSelfTrade: () => {} };
  expect(book.submit(9, BUY, 100, 40, 1, 0, sink)).toBe(0);
  expect(filled).toEqual(expected);
  expect(book.levelCount(SELL)).toBe(0);
});
