/** Sides, modes and policies of the order book as small integers, for its hot loops. */

export const BUY = 0;
export const SELL = 1;
export type BookSide = typeof BUY | typeof SELL;

export const opposite = (side: BookSide): BookSide => (side === BUY ? SELL : BUY);

/** What becomes of the part that does not trade at once. */
export const REST = 0;
export const IMMEDIATE_OR_CANCEL = 1;
export const FILL_OR_KILL = 2;
export type BookMode = typeof REST | typeof IMMEDIATE_OR_CANCEL | typeof FILL_OR_KILL;

/** What happens where an order would meet a resting one of the same owner. */
export const ALLOW = 0;
export const CANCEL_NEWEST = 1;
export const CANCEL_OLDEST = 2;
export const CANCEL_BOTH = 3;
export const DECREMENT = 4;
export type SelfTrade =
  typeof ALLOW | typeof CANCEL_NEWEST | typeof CANCEL_OLDEST | typeof CANCEL_BOTH | typeof DECREMENT;

/** Limit of a market order: trades at any price. */
export const marketLimit = (side: BookSide): number => (side === BUY ? Number.MAX_SAFE_INTEGER : 0);

/** Level at which market orders of an auction stand, before every limit. Never there while trading is continuous. */
export const marketLevel = (side: BookSide): number => (side === BUY ? Number.MAX_SAFE_INTEGER : -1);
export const isMarketLevel = (price: number): boolean => price === Number.MAX_SAFE_INTEGER || price === -1;
