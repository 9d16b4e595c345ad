/** The rebuilt book on small records: who is taken from, who stands where, and what stays unknown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { RecordedBook } from '#core/matching/recorded/book.ts';
import { KnownDepth } from '#core/matching/recorded/known-depth.ts';
import type { RecordedMessage } from '#core/matching/recorded/messages.ts';

const add = (id: number, side: BookSide, price: number, size: number): RecordedMessage => ({
  kind: 'add',
  id,
  side,
  price,
  size,
});
const about = (
  kind: 'cancel' | 'delete' | 'execute',
  id: number,
  side: BookSide,
  price: number,
  size: number,
): RecordedMessage => ({ kind, id, side, price, size });

function levels({ book }: RecordedBook, side: BookSide): [number, number][] {
  return Array.from({ length: book.levelCount(side) }, (_, rank) => {
    const level = book.levelAt(side, rank);
    return [book.priceOfLevel(level), book.quantityOfLevel(level)];
  });
}

/** Numbers of the orders at the best price, first in the queue first; null is the anonymous one. */
function bestQueue(recorded: RecordedBook, side: BookSide): (number | null)[] {
  const { book, slots } = recorded;
  const names = new Map([...slots].map(([id, slot]) => [slot, id as number]));
  const queue: (number | null)[] = [];
  for (let slot = book.lastInLevel(book.levelAt(side, 0)); slot >= 0; slot = book.previousOf(slot))
    queue.unshift(names.get(slot) ?? null);
  return queue;
}

type Model = Map<number, { side: BookSide; price: number; size: number }>;

/** Quantity by price, best first. */
function sums(model: Model, side: BookSide): [number, number][] {
  const byPrice = new Map<number, number>();
  for (const order of model.values())
    if (order.side === side) byPrice.set(order.price, (byPrice.get(order.price) ?? 0) + order.size);
  return [...byPrice].sort(([a], [b]) => (side === BUY ? b - a : a - b));
}

describe('rebuilt book', () => {
  test('unknown earlier orders stand first and are taken from when a message is about none that is known', () => {
    const recorded = new RecordedBook('id');
    recorded.open(BUY, 100, 50);
    recorded.apply(add(7, BUY, 100, 10));
    expect(bestQueue(recorded, BUY)).toEqual([null, 7]);
    recorded.apply(about('execute', 3, BUY, 100, 20));
    recorded.apply(about('cancel', 4, BUY, 100, 5));
    recorded.apply(about('cancel', 7, BUY, 100, 4));
    expect(levels(recorded, BUY)).toEqual([[100, 31]]);
    recorded.apply(about('delete', 5, BUY, 100, 25));
    expect([levels(recorded, BUY), recorded.unmatched]).toEqual([[[100, 6]], 0]);
    expect(bestQueue(recorded, BUY)).toEqual([7]);
    recorded.apply(about('delete', 6, BUY, 100, 1));
    recorded.apply(about('delete', 6, BUY, 99, 1));
    expect([levels(recorded, BUY), recorded.unmatched]).toEqual([[[100, 6]], 2]);
    recorded.apply(about('delete', 7, BUY, 100, 6));
    expect([levels(recorded, BUY), recorded.slots.size]).toEqual([[], 0]);
  });

  test('an order with an older number that comes late stands before the newer ones', () => {
    const recorded = new RecordedBook('id');
    recorded.open(SELL, 10, 1);
    for (const id of [5, 9, 7, 6]) recorded.apply(add(id, SELL, 10, 1));
    expect(bestQueue(recorded, SELL)).toEqual([null, 5, 6, 7, 9]);
    recorded.apply(about('execute', 1, SELL, 10, 1));
    recorded.apply(about('execute', 5, SELL, 10, 1));
    recorded.apply(about('execute', 9, SELL, 10, 1));
    expect([recorded.executedInTurn, recorded.executedOutOfTurn]).toEqual([2, 1]);
  });

  test('by arrival: modify keeps its place when only smaller, else goes to the back', () => {
    const recorded = new RecordedBook('arrival');
    const modify = (id: number, price: number, size: number) =>
      recorded.apply({ kind: 'modify', id, side: BUY, price, size });
    for (const id of [9, 1, 5]) recorded.apply(add(id, BUY, 10, 10));
    modify(9, 10, 4);
    expect(bestQueue(recorded, BUY)).toEqual([9, 1, 5]);
    modify(9, 10, 5);
    expect(bestQueue(recorded, BUY)).toEqual([1, 5, 9]);
    modify(1, 9, 10);
    modify(1, 10, 10);
    expect(bestQueue(recorded, BUY)).toEqual([5, 9, 1]);
    expect(levels(recorded, BUY)).toEqual([[10, 25]]);
    modify(5, 10, 0);
    modify(77, 11, 3);
    expect(levels(recorded, BUY)).toEqual([
      [11, 3],
      [10, 15],
    ]);
  });

  test('reports change nothing, clearing takes a side or all, crossed and negative prices stand', () => {
    const recorded = new RecordedBook('arrival');
    recorded.apply(add(1, BUY, 5, 1));
    recorded.apply(add(2, SELL, 3, 1));
    recorded.apply(add(3, BUY, -1, 2));
    recorded.apply({ kind: 'fill', id: 1, side: BUY, price: 5, size: 1 });
    recorded.apply({ kind: 'hidden-execution', side: BUY, price: 5, size: 1 });
    recorded.apply({ kind: 'none' });
    expect([levels(recorded, BUY), levels(recorded, SELL)]).toEqual([
      [
        [5, 1],
        [-1, 2],
      ],
      [[3, 1]],
    ]);
    recorded.apply({ kind: 'clear', side: BUY });
    expect([levels(recorded, BUY), levels(recorded, SELL)]).toEqual([[], [[3, 1]]]);
    recorded.apply({ kind: 'clear', side: null });
    expect([levels(recorded, SELL), recorded.slots.size]).toEqual([[], 0]);
  });

  test('levels hold what was added less what was taken, on any record', () => {
    const step = fc.record({
      dice: fc.nat(3),
      pick: fc.nat(),
      side: fc.constantFrom(BUY, SELL),
      price: fc.integer({ min: 95, max: 105 }),
      size: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
        const recorded = new RecordedBook('arrival');
        const model: Model = new Map();
        for (const [id, { dice, pick, side, price, size }] of steps.entries()) {
          const known = [...model.keys()][pick % Math.max(model.size, 1)];
          const order = known === undefined ? undefined : model.get(known)!;
          if (dice === 0 && known !== undefined && order) {
            recorded.apply(about('execute', known, order.side, order.price, size));
            order.size -= size;
            if (order.size <= 0) model.delete(known);
          } else if (dice === 1 && known !== undefined && order) {
            recorded.apply({ kind: 'modify', id: known, side: order.side, price, size });
            model.set(known, { side: order.side, price, size });
          } else {
            recorded.apply(add(id, side, price, size));
            model.set(id, { side, price, size });
          }
        }
        for (const side of [BUY, SELL] as const) expect(levels(recorded, side)).toEqual(sums(model, side));
      }),
    );
  });
});

test('what stood behind the reported levels is no longer known', () => {
  const recorded = new RecordedBook('id');
  for (const price of [10, 9]) recorded.open(BUY, price, 1);
  for (const price of [11, 12]) recorded.open(SELL, price, 1);
  const known = new KnownDepth(recorded.book, 2);
  const apply = (message: RecordedMessage) => {
    recorded.apply(message);
    known.update();
  };
  expect([known.least, known.isKnown(BUY, 9), known.isKnown(BUY, 8)]).toEqual([2, true, false]);
  apply(add(1, SELL, 13, 1));
  expect(known.least).toBe(2);
  apply(add(2, BUY, 10, 1));
  expect(known.least).toBe(2);
  // 9 is pushed behind the two reported levels, where it may change unseen.
  apply(add(3, BUY, 10.5, 1));
  expect([known.least, known.isKnown(BUY, 9)]).toEqual([2, false]);
  apply(about('delete', 3, BUY, 10.5, 1));
  expect(known.least).toBe(1);
});
