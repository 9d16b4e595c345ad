/** The price at which what gathered in a venue's book trades, by the venue's auction rules. */
import { equilibrium, type AuctionLevel, type AuctionResult } from './auction.ts';
import type { OrderBook } from './order-book.ts';
import { BUY, isMarketLevel, SELL, type BookSide } from './book-sides.ts';
import type { BookVenue } from './book-venue.ts';

interface Gathered {
  readonly levels: readonly AuctionLevel[];
  readonly market: number;
}

/** Quantity of market orders that stand among the limits at the band: it names no price of its own. */
function amongLimits({ managed, slots, book }: BookVenue, side: BookSide): number {
  let sum = 0;
  for (const { order, limit } of managed.values()) {
    const slot = slots.get(order.key);
    if (slot === undefined || limit !== null || order.side !== side) continue;
    if (!isMarketLevel(book.priceAt(slot))) sum += book.leavesAt(slot);
  }
  return sum;
}

function gathered(venue: BookVenue, side: BookSide): Gathered {
  const { book, band } = venue;
  const levels: AuctionLevel[] = [];
  const unpriced = amongLimits(venue, side);
  const edge = side === BUY ? band?.ceiling : band?.floor;
  let market = unpriced;
  for (let rank = 0; rank < book.levelCount(side); rank += 1) {
    const level = book.levelAt(side, rank);
    const price = book.priceOfLevel(level);
    const quantity = book.quantityOfLevel(level) + book.hiddenOfLevel(level);
    if (isMarketLevel(price)) market += quantity;
    else if (unpriced === 0 || price !== edge) levels.push({ price, quantity });
    else if (quantity > unpriced) levels.push({ price, quantity: quantity - unpriced });
  }
  return { levels, market };
}

const DEFAULT = { tieBreaks: ['nearest-last', 'higher-price'], onlyMarket: 'none' } as const;

/** What the auction comes to if it ends now. */
export function findPrice(venue: BookVenue): AuctionResult {
  const buy = gathered(venue, BUY);
  const sell = gathered(venue, SELL);
  return equilibrium({
    buys: buy.levels,
    sells: sell.levels,
    marketBuy: buy.market,
    marketSell: sell.market,
    rules: venue.auctionRules ?? venue.rules?.auction ?? DEFAULT,
    last: venue.last,
    reference: venue.reference,
    band: venue.band,
  });
}

/** Key and quantity of everybody who would trade at a price, in the order in which it is carried out. */
export function allocation(book: OrderBook, price: number, volume: number): (readonly [number, number])[] {
  const fills: (readonly [number, number])[] = [];
  const sink = {
    onTrade: (key: number, _taker: number, _owner: number, _at: number, quantity: number) =>
      void fills.push([key, quantity]),
    onRefresh: () => {},
    onSelfTrade: () => {},
  };
  const copy = book.clone();
  copy.execute(BUY, volume, price, sink);
  copy.execute(SELL, volume, price, sink);
  return fills;
}
