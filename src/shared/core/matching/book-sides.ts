/** Sides and modes of the order book as small integers, for its hot loops. */

export const BUY = 0;
export const SELL = 1;
export type BookSide = typeof BUY | typeof SELL;

/** What becomes of the part that does not trade at once. */
export const REST = 0;
export const IMMEDIATE_OR_CANCEL = 1;
export const FILL_OR_KILL = 2;
export type BookMode = typeof REST | typeof IMMEDIATE_OR_CANCEL | typeof FILL_OR_KILL;

/** Limit of a market order: trades at any price, never rests. */
export const marketLimit = (side: BookSide): number => (side === BUY ? Number.MAX_SAFE_INTEGER : 0);
