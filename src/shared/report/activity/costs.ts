/**
 * What fills cost, by kind: what the ledger books, and what hides in prices, against what an order met when it arrived (the
 * arrival price of Perold 1988, "The implementation shortfall").
 *
 * Of a fill that took: spread = half of what bid and ask were apart, slippage = from the price it would have taken (ask of a
 * buy, bid of a sell; the last price where there was no quote; the stop of a stop order) to the one it got. A fill that
 * rested, or was part of an auction, has neither: it got its price. Below zero it was better. An order that waits for the next
 * bar slips from that bar's open; the move until then is delay, which is no cost.
 */
import type { Fee, Liquidity, MetQuote, Side } from '#core/model/order.ts';
import type { Price } from '#core/units/units.ts';

export interface BookedCosts {
  readonly commission: number;
  readonly tax: number;
  /** What changing money costs. */
  readonly spread: number;
}

/** Ledger units. Rebates make the commission less. */
export function bookedCosts(fees: readonly Fee[]): BookedCosts {
  const sums = { commission: 0, tax: 0, spread: 0 };
  for (const { kind, amount } of fees) {
    if (kind === 'sell-tax') sums.tax += amount;
    else if (kind === 'fx-spread') sums.spread += amount;
    else sums.commission += amount;
  }
  return sums;
}

/** What an order could count on. */
export interface Arrival {
  readonly met: MetQuote;
  /** Of a stop order: it counts from there. */
  readonly stop: Price | null;
}

export interface PriceCosts {
  /** For one unit, in price units; halves are possible. */
  readonly spread: number;
  readonly slippage: number;
  /** Of an order that waited for the next bar: what the price moved from arrival to its open. */
  readonly delay: number;
}

const NONE: PriceCosts = { spread: 0, slippage: 0, delay: 0 };

export function priceCosts(
  { met, stop }: Arrival,
  side: Side,
  price: number,
  liquidity: Liquidity,
  /** Of the bar that an order waited for; null where it did not wait. */
  open: number | null = null,
): PriceCosts {
  if (liquidity !== 'taker') return NONE;
  const sign = side === 'buy' ? 1 : -1;
  if (stop !== null) return { ...NONE, slippage: sign * (price - stop) };
  const { bid, ask, last } = met;
  const touch = (side === 'buy' ? ask : bid) ?? last;
  const middle = bid !== null && ask !== null ? (bid + ask) / 2 : touch;
  if (open !== null) return { ...NONE, slippage: sign * (price - open), delay: sign * (open - touch) };
  return { ...NONE, spread: Math.abs(touch - middle), slippage: sign * (price - touch) };
}
