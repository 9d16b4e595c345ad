/** The three books that are measured: ours behind string ids, ours by integers alone, and the peer's. */
import { createRequire } from 'node:module';
import {
  BUY,
  IMMEDIATE_OR_CANCEL,
  marketLimit,
  REST,
  SELL,
  type BookSide,
} from '#core/matching/book-sides.ts';
import { OrderBook } from '#core/matching/order-book.ts';
import { CANCEL, MARKET, type Operation } from './book-stream.ts';

/** A book that takes operations and, at the end, tells its levels best first: `price:quantity` of bids, then asks. */
export interface Runner {
  run(operation: Operation): void;
  levels(): string;
}

const IGNORED = { onRefresh: () => {}, onSelfTrade: () => {} };

function levelsOf(book: OrderBook): string {
  const side = (which: BookSide): string =>
    Array.from({ length: book.levelCount(which) }, (_, rank) => {
      const level = book.levelAt(which, rank);
      return `${book.priceOfLevel(level)}:${book.quantityOfLevel(level)}`;
    }).join(' ');
  return `${side(BUY)} | ${side(SELL)}`;
}

interface Trade {
  readonly maker: string;
  readonly taker: string;
  readonly price: number;
  readonly quantity: number;
}

/** Orders by string id, every trade an object with both ids. */
export function ours(): Runner & { readonly trades: readonly Trade[] } {
  const book = new OrderBook();
  const slots = new Map<string, number>();
  const names: string[] = [];
  const trades: Trade[] = [];
  const sink = {
    ...IGNORED,
    onTrade(maker: number, taker: number, _: number, price: number, quantity: number, left: number): void {
      trades.push({ maker: names[maker]!, taker: names[taker]!, price, quantity });
      if (left === 0) slots.delete(names[maker]!);
    },
  };
  return {
    trades,
    run({ kind, id, side, price, size }) {
      if (kind === CANCEL) {
        const slot = slots.get(id);
        if (slot === undefined) return;
        book.cancel(slot, book.keyAt(slot));
        slots.delete(id);
        return;
      }
      const key = names.push(id) - 1;
      if (kind === MARKET) {
        book.submit(key, side, marketLimit(side), size, IMMEDIATE_OR_CANCEL, 0, sink);
        return;
      }
      if (book.submit(key, side, price, size, REST, 0, sink) > 0) slots.set(id, book.restedSlot);
    },
    levels: () => levelsOf(book),
  };
}

/** The matching core alone: orders by number, trades counted. `orders` is how many numbers the stream uses at most. */
export function core(orders: number): Runner & { volume: () => number } {
  const book = new OrderBook();
  const slots = new Int32Array(orders).fill(-1);
  let volume = 0;
  const sink = {
    ...IGNORED,
    onTrade(maker: number, _: number, __: number, ___: number, quantity: number, left: number): void {
      volume += quantity;
      if (left === 0) slots[maker] = -1;
    },
  };
  return {
    volume: () => volume,
    run({ kind, key, side, price, size }) {
      if (kind === CANCEL) {
        const slot = slots[key]!;
        if (slot >= 0) book.cancel(slot, key);
        slots[key] = -1;
      } else if (kind === MARKET) {
        book.submit(key, side, marketLimit(side), size, IMMEDIATE_OR_CANCEL, 0, sink);
      } else if (book.submit(key, side, price, size, REST, 0, sink) > 0) {
        slots[key] = book.restedSlot;
      }
    },
    levels: () => levelsOf(book),
  };
}

interface Processed {
  readonly done: readonly unknown[];
  readonly partial: unknown;
}
interface PeerBook {
  limit(order: { id: string; side: 'buy' | 'sell'; price: number; size: number }): Processed;
  market(order: { side: 'buy' | 'sell'; size: number }): Processed;
  cancel(id: string): unknown;
  /** Asks, then bids; each [price, quantity], best last and best first. */
  depth(): [[number, number][], [number, number][]];
}
const { OrderBook: Peer } = createRequire(import.meta.url)('nodejs-order-book') as {
  OrderBook: new () => PeerBook;
};
export const PEER = 'nodejs-order-book 10.1.1';

const SIDES = { [BUY]: 'buy', [SELL]: 'sell' } as const;

export function peer(): Runner {
  const book = new Peer();
  const trades: unknown[] = [];
  return {
    run({ kind, id, side, price, size }) {
      if (kind === CANCEL) {
        book.cancel(id);
        return;
      }
      const { done, partial } =
        kind === MARKET
          ? book.market({ side: SIDES[side], size })
          : book.limit({ id, side: SIDES[side], price, size });
      for (const trade of done) trades.push(trade);
      if (partial) trades.push(partial);
    },
    levels() {
      const [asks, bids] = book.depth();
      const text = (levels: [number, number][], sign: number): string =>
        levels
          .sort(([a], [b]) => sign * (a - b))
          .map(([price, quantity]) => `${price}:${quantity}`)
          .join(' ');
      return `${text(bids, -1)} | ${text(asks, 1)}`;
    },
  };
}
