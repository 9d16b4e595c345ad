/** The order book against npm nodejs-order-book on one seeded stream, string ids and trade events on both sides. */
import { createRequire } from 'node:module';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import {
  BUY,
  IMMEDIATE_OR_CANCEL,
  marketLimit,
  REST,
  SELL,
  type BookSide,
} from '#core/matching/book-sides.ts';
import { OrderBook } from '#core/matching/order-book.ts';
import { median, type Bench } from './types.ts';

interface PeerBook {
  limit(order: { id: string; side: 'buy' | 'sell'; price: number; size: number }): {
    done: unknown[];
    partial: unknown;
  };
  market(order: { side: 'buy' | 'sell'; size: number }): { done: unknown[]; partial: unknown };
  cancel(id: string): unknown;
}
const { OrderBook: Peer } = createRequire(import.meta.url)('nodejs-order-book') as {
  OrderBook: new () => PeerBook;
};

type Operation =
  | { kind: 'limit'; id: string; side: BookSide; price: number; size: number }
  | { kind: 'cancel'; id: string }
  | { kind: 'market'; id: string; side: BookSide; size: number };

const COUNT = 200_000;

/** 60 % limit orders around a price, 30 % cancels of known ids, 10 % market orders. */
function stream(): Operation[] {
  const random = xoroshiro128plus(20_261_121);
  const below = (bound: number): number => (random.next() >>> 0) % bound;
  const ids: string[] = [];
  return Array.from({ length: COUNT }, (_, index): Operation => {
    const dice = below(10);
    const side = below(2) === 0 ? BUY : SELL;
    const id = `order-${index}`;
    if (dice === 9) return { kind: 'market', id, side, size: 1 + below(200) };
    if (dice >= 6 && ids.length > 0) {
      const picked = below(ids.length);
      const last = ids.pop()!;
      if (picked === ids.length) return { kind: 'cancel', id: last };
      const cancelled = ids[picked]!;
      ids[picked] = last;
      return { kind: 'cancel', id: cancelled };
    }
    ids.push(id);
    const away = below(60) - 5;
    return {
      kind: 'limit',
      id,
      side,
      price: side === BUY ? 10_000 - away : 10_001 + away,
      size: 1 + below(100),
    };
  });
}

function runOurs(operations: readonly Operation[]): { ms: number; volume: number } {
  const book = new OrderBook();
  const slots = new Map<string, number>();
  const names: string[] = [];
  const trades: { maker: string; taker: string; price: number; quantity: number }[] = [];
  const sink = {
    onTrade(
      maker: number,
      taker: number,
      _owner: number,
      price: number,
      quantity: number,
      left: number,
    ): void {
      trades.push({ maker: names[maker]!, taker: names[taker]!, price, quantity });
      if (left === 0) slots.delete(names[maker]!);
    },
    onRefresh() {},
    onSelfTrade() {},
  };
  const from = performance.now();
  for (const operation of operations) {
    if (operation.kind === 'cancel') {
      const slot = slots.get(operation.id);
      if (slot === undefined) continue;
      book.cancel(slot, book.keyAt(slot));
      slots.delete(operation.id);
      continue;
    }
    const key = names.push(operation.id) - 1;
    if (operation.kind === 'market') {
      book.submit(
        key,
        operation.side,
        marketLimit(operation.side),
        operation.size,
        IMMEDIATE_OR_CANCEL,
        0,
        sink,
      );
    } else {
      const left = book.submit(key, operation.side, operation.price, operation.size, REST, 0, sink);
      if (left > 0) slots.set(operation.id, book.restedSlot);
    }
  }
  const ms = performance.now() - from;
  return { ms, volume: trades.reduce((sum, trade) => sum + trade.quantity, 0) };
}

function runPeer(operations: readonly Operation[]): number {
  const book = new Peer();
  const sideOf = (side: BookSide): 'buy' | 'sell' => (side === BUY ? 'buy' : 'sell');
  const trades: unknown[] = [];
  const from = performance.now();
  for (const operation of operations) {
    if (operation.kind === 'cancel') {
      book.cancel(operation.id);
      continue;
    }
    const { id, side, size } = operation;
    const answer =
      operation.kind === 'market'
        ? book.market({ side: sideOf(side), size })
        : book.limit({ id, side: sideOf(side), price: operation.price, size });
    trades.push(...answer.done);
    if (answer.partial) trades.push(answer.partial);
  }
  return performance.now() - from;
}

const ROUNDS = 3;
const GOAL = 8;

export const book: Bench = () => {
  const operations = stream();
  const ours = Array.from({ length: ROUNDS }, () => runOurs(operations));
  if (ours[0]!.volume === 0) throw new Error('the stream does not trade');
  const peers = Array.from({ length: ROUNDS }, () => runPeer(operations));
  const rate = (ms: number): number => Math.round(COUNT / (ms / 1_000));
  const mine = rate(median(ours.map(({ ms }) => ms)));
  const theirs = rate(median(peers));
  const ratio = mine / theirs;
  return [
    {
      name: 'book',
      ours: mine,
      peer: theirs,
      peerName: 'nodejs-order-book 10.1.1',
      unit: 'operations/s',
      ratio,
      goal: `≥ ${GOAL}×`,
      holds: ratio >= GOAL,
    },
  ];
};
