/** What an order would meet in the book as it stands, without touching it. */
import type { Scales } from '../units/units.ts';
import { notional, type Price, type Quantity } from '../units/units.ts';
import { BUY, isMarketLevel, SELL, type BookSide } from './book-sides.ts';
import type { OrderBook } from './order-book.ts';

export interface Sweep {
  readonly filled: number;
  /** Sum of price × quantity of the swept levels, in ledger money. */
  readonly value: number;
  /** Price of the last level; 0 when nothing is found. */
  readonly worst: number;
}

/** Walks the opposite limits up to `limit`, best first, until `quantity` is found. */
export function sweep(
  book: OrderBook,
  scales: Scales,
  side: BookSide,
  limit: number,
  quantity: number,
): Sweep {
  const opposite = side === BUY ? SELL : BUY;
  let filled = 0;
  let value = 0;
  let worst = 0;
  for (let rank = 0; rank < book.levelCount(opposite) && filled < quantity; rank += 1) {
    const level = book.levelAt(opposite, rank);
    const price = book.priceOfLevel(level);
    if (isMarketLevel(price)) continue;
    if (side === BUY ? price > limit : price < limit) break;
    const size = Math.min(book.quantityOfLevel(level), quantity - filled);
    filled += size;
    worst = price;
    value += notional(scales, price as Price, size as Quantity);
  }
  return { filled, value, worst };
}
