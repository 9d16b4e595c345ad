/** The price at which what gathered in a venue's book trades, by the venue's auction rules. */
import { equilibrium, type AuctionLevel, type AuctionResult } from './auction.ts';
import type { OrderBook } from './order-book.ts';
import { BUY, isMarketLevel, SELL, type BookSide } from './book-sides.ts';
import type { Venue } from './venue.ts';

interface Gathered {
  readonly levels: readonly AuctionLevel[];
  readonly market: number;
}

function gathered({ book }: Venue, side: BookSide): Gathered {
  const levels: AuctionLevel[] = [];
  let market = 0;
  for (let rank = 0; rank < book.levelCount(side); rank += 1) {
    const level = book.levelAt(side, rank);
    const price = book.priceOfLevel(level);
    const quantity = book.quantityOfLevel(level) + book.hiddenOfLevel(level);
    if (isMarketLevel(price)) market += quantity;
    else levels.push({ price, quantity });
  }
  return { levels, market };
}

const DEFAULT = { tieBreaks: ['nearest-last', 'higher-price'], onlyMarket: 'none' } as const;

/** What the auction comes to if it ends now. */
export function findPrice(venue: Venue): AuctionResult {
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
