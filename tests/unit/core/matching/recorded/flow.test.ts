/** The user's order among recorded ones: it waits its turn, is filled once, and changes nothing of the record. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BUY, SELL, type BookSide } from '#core/matching/book-sides.ts';
import { RecordedBook } from '#core/matching/recorded/book.ts';
import { RecordedFlow } from '#core/matching/recorded/flow.ts';
import type { RecordedMessage, RecordedPriority } from '#core/matching/recorded/messages.ts';

const MINE = 1;

const add = (id: number, side: BookSide, price: number, size: number): RecordedMessage => ({
  kind: 'add',
  id,
  side,
  price,
  size,
});
const execute = (id: number, price: number, size: number, side: BookSide = BUY): RecordedMessage => ({
  kind: 'execute',
  id,
  side,
  price,
  size,
});

function flowWith(messages: readonly RecordedMessage[], priority: RecordedPriority = 'id'): RecordedFlow {
  const flow = new RecordedFlow(new RecordedBook(priority));
  for (const message of messages) flow.apply(message);
  return flow;
}
const queued = () => flowWith([add(10, BUY, 100, 30), add(11, BUY, 100, 20), add(12, SELL, 101, 40)]);
const maker = (price: number, quantity: number, leaves: number) => ({
  key: MINE,
  price,
  quantity,
  leaves,
  liquidity: 'maker',
});

describe('queue', () => {
  test('joins behind what stands there and comes forward by executions and cancels', () => {
    const flow = queued();
    expect(flow.place(MINE, BUY, 100, 25)).toEqual([]);
    flow.apply(add(13, BUY, 100, 50));
    expect(flow.ahead(MINE)).toEqual({ orders: 2, quantity: 50 });
    expect(flow.apply(execute(10, 100, 10))).toEqual([]);
    expect(flow.ahead(MINE)).toEqual({ orders: 2, quantity: 40 });
    flow.apply({ kind: 'cancel', id: 11, side: BUY, price: 100, size: 5 });
    flow.apply({ kind: 'delete', id: 10, side: BUY, price: 100, size: 20 });
    expect(flow.ahead(MINE)).toEqual({ orders: 1, quantity: 15 });
    expect(flow.apply(execute(11, 100, 15))).toEqual([]);
    expect(flow.ahead(MINE)).toEqual({ orders: 0, quantity: 0 });
    // The next execution is of an order behind: the user's turn comes first.
    expect(flow.apply(execute(13, 100, 10))).toEqual([maker(100, 10, 15)]);
    expect(flow.apply(execute(13, 100, 40))).toEqual([maker(100, 15, 0)]);
    expect([flow.ahead(MINE), flow.cancel(MINE)]).toEqual([null, 0]);
  });

  test('an order with an older number that comes late goes before the user', () => {
    const flow = queued();
    flow.place(MINE, BUY, 100, 5);
    flow.apply(add(9, BUY, 100, 7));
    expect(flow.ahead(MINE)).toEqual({ orders: 3, quantity: 57 });
    expect(flow.apply(execute(9, 100, 7))).toEqual([]);
  });

  test('unknown earlier orders are before the user', () => {
    const flow = new RecordedFlow(new RecordedBook('id'));
    flow.recorded.open(BUY, 100, 30);
    flow.place(MINE, BUY, 100, 5);
    expect(flow.apply(execute(3, 100, 30))).toEqual([]);
    expect(flow.apply(execute(4, 100, 30))).toEqual([]);
    expect(flow.ahead(MINE)).toEqual({ orders: 0, quantity: 0 });
  });

  test('a report of a fill counts as the execution, the cancel after it does not', () => {
    const flow = flowWith([add(1, SELL, 50, 5)], 'arrival');
    flow.place(MINE, SELL, 50, 4);
    flow.apply(add(2, SELL, 50, 5));
    expect(flow.apply({ kind: 'fill', id: 2, side: SELL, price: 50, size: 3 })).toEqual([maker(50, 3, 1)]);
    expect(flow.apply({ kind: 'cancel', id: 2, side: SELL, price: 50, size: 3 })).toEqual([]);
  });
});

describe('prices', () => {
  test('a better price is filled first, at its own price, and a worse one not at all', () => {
    const flow = queued();
    flow.place(MINE, BUY, 100.5, 8);
    flow.place(2, BUY, 99, 8);
    expect(flow.apply(execute(10, 100, 5))).toEqual([maker(100.5, 5, 3)]);
    expect(flow.apply(execute(10, 100, 5))).toEqual([maker(100.5, 3, 0)]);
    expect(flow.apply(execute(10, 100, 5))).toEqual([]);
  });

  test('one execution fills several orders, best price first, its size once', () => {
    const flow = queued();
    flow.place(3, BUY, 100.2, 4);
    flow.place(2, BUY, 100.5, 4);
    flow.place(4, BUY, 100.2, 4);
    const fills = flow.apply(execute(10, 100, 10));
    expect(fills.map(({ key, price, quantity }) => [key, price, quantity])).toEqual([
      [2, 100.5, 4],
      [3, 100.2, 4],
      [4, 100.2, 2],
    ]);
  });

  test('a recorded order that comes in through the user’s price trades with it', () => {
    const flow = queued();
    flow.place(MINE, BUY, 100.5, 8);
    expect(flow.apply(add(20, SELL, 100.6, 9))).toEqual([]);
    expect(flow.apply(add(21, SELL, 100.4, 5))).toEqual([maker(100.5, 5, 3)]);
    // What the user took of it is not there for the user again.
    expect(flow.place(2, BUY, 100.4, 9)).toEqual([]);
  });

  test('a hidden execution fills better prices, and its own price when nothing stands before', () => {
    const flow = queued();
    flow.place(MINE, BUY, 100, 8);
    flow.place(2, BUY, 100.5, 8);
    const hidden = (price: number): RecordedMessage => ({
      kind: 'hidden-execution',
      side: BUY,
      price,
      size: 3,
    });
    expect(flow.apply(hidden(100)).map(({ key }) => key)).toEqual([2]);
    expect(flow.apply(hidden(100.5)).map(({ key }) => key)).toEqual([2]);
    expect(flow.apply(hidden(100.6))).toEqual([]);
    flow.cancel(2);
    expect(flow.apply(hidden(100))).toEqual([]);
  });

  test('nothing trades by crossing while the record itself is crossed', () => {
    const flow = flowWith([add(1, BUY, 105, 5), add(2, SELL, 100, 5)], 'arrival');
    expect(flow.place(MINE, SELL, 101, 5)).toEqual([]);
    expect(flow.apply(add(3, BUY, 106, 5))).toEqual([]);
  });
});

test('an order of the user takes recorded ones once, at their prices, and leaves the record as it is', () => {
  const flow = queued();
  flow.apply(add(14, SELL, 102, 10));
  const fills = flow.place(MINE, BUY, 102, 45);
  expect(fills.map(({ price, quantity, leaves }) => [price, quantity, leaves])).toEqual([
    [101, 40, 5],
    [102, 5, 0],
  ]);
  expect(flow.place(2, BUY, null, 9).map(({ price, quantity }) => [price, quantity])).toEqual([[102, 5]]);
  expect(flow.ahead(2)).toBeNull();
  const { book } = flow.recorded;
  expect([book.best(SELL), book.bestQuantity(SELL)]).toEqual([101, 40]);
  expect(() => flow.place(0, BUY, 1, 1)).toThrow(RangeError);
});

test('the record is the same with and without the user, who gets at most what traded', () => {
  const step = fc.record({
    dice: fc.nat(5),
    pick: fc.nat(),
    side: fc.constantFrom(BUY, SELL),
    away: fc.integer({ min: 0, max: 4 }),
    size: fc.integer({ min: 1, max: 20 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const plain = new RecordedBook('arrival');
      const flow = new RecordedFlow(new RecordedBook('arrival'));
      for (const [index, { dice, pick, side, away, size }] of steps.entries()) {
        const price = side === BUY ? 100 - away : 101 + away;
        const ids = [...plain.slots.keys()];
        const id = ids[pick % Math.max(ids.length, 1)];
        if (dice === 0) flow.place(index + 1, side, price, size);
        else if (dice === 1) flow.cancel(1 + (pick % (index + 1)));
        else {
          const slot = id === undefined ? -1 : plain.slotOf(id);
          const message: RecordedMessage =
            dice === 2 && id !== undefined
              ? execute(id as number, plain.book.priceAt(slot), size, plain.book.sideAt(slot))
              : add(index, side, price, size);
          plain.apply(message);
          const filled = flow.apply(message).reduce((sum, { quantity }) => sum + quantity, 0);
          expect(filled).toBeLessThanOrEqual(size);
        }
        expect(recordedLevels(flow)).toEqual(recordedLevels(new RecordedFlow(plain)));
      }
    }),
    { numRuns: 60 },
  );
});

function recordedLevels(flow: RecordedFlow): [number, number, number][] {
  const { book } = flow.recorded;
  return ([BUY, SELL] as const).flatMap((side) =>
    Array.from({ length: book.levelCount(side) }, (_, rank): [number, number, number] => {
      const level = book.levelAt(side, rank);
      return [side, book.priceOfLevel(level), flow.recordedQuantity(level)];
    }).filter(([, , quantity]) => quantity > 0),
  );
}
