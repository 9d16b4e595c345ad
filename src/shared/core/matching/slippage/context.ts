/**
 * What a slippage model is told of an order and its market, and how its answer becomes a price.
 *
 * Slippage is always against the order: a buy pays more, a sale gets less. Amounts are rounded up to a price unit, then
 * the price outward to a tick (buys up, sales down), and no price falls below one tick.
 */
import { ceilToTick, floorToTick, tickAt, type TickRow } from '../../model/instrument.ts';
import type { Side } from '../../model/order.ts';

export interface SlippageContext {
  readonly side: Side;
  /** The price before slippage, in price units. */
  readonly price: number;
  readonly quantity: number;
  readonly tickTable: readonly TickRow[];
  /** Ask less bid, in price units; null where no quote is known. */
  readonly spread: number | null;
  /** Quantity traded in the bar. */
  readonly volume: number;
  readonly high: number;
  readonly low: number;
  /** Mean true range of the bars before, in price units; null where there are none. */
  readonly averageRange: number | null;
  /** Standard deviation of daily returns, in millionths; null where it is not known. */
  readonly sigmaPpm: number | null;
}

/** The price `amount` price units (a whole number ≥ 0) against the order, rounded outward to a tick. */
export function against(context: SlippageContext, amount: number): number {
  if (context.side === 'buy') return ceilToTick(context, context.price + amount);
  const lowest = tickAt(context, 0);
  return Math.max(floorToTick(context, Math.max(context.price - amount, lowest)), lowest);
}
