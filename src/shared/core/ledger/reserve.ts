/**
 * What the working orders of one instrument hold back of the buying power. It follows the position: a sale that was
 * covered when it was sent holds collateral as soon as other sales have used the cover.
 *
 * Buys hold what their opening part will tie up and their fees, less what they free by covering a short; the part of the
 * sales that opens a short holds what that will tie up and the fees, less what the part that closes a long frees. How much that is the margin model says: in a cash
 * account the whole value of a long and half that of a short (its proceeds stay too). Which order trades first is not
 * known, so the covering part is valued at the lowest price and the opening part at the highest.
 */
import type { Order, Side } from '../model/order.ts';
import {
  MAX_VALUE,
  notional,
  withinMaxValue,
  type Money,
  type Price,
  type Quantity,
  type Scales,
} from '../units/units.ts';
import type { MarginModel } from '../model/account.ts';
import { requirement, type Margined } from './margin/requirement.ts';

/** An order, or a part of one, as far as it holds anything back. */
export interface Claim {
  readonly side: Side;
  readonly quantity: number;
  /** At its worst: the limit of a buy, the best price a sale may get. */
  readonly price: number;
  readonly value: number;
  readonly fees: Money;
}

/** What is left of a working order. */
export function claimOf(
  scales: Scales,
  order: Pick<Order, 'side' | 'leaves' | 'expectedFees'> & { readonly price: Price },
): Claim {
  const { side, leaves, price, expectedFees } = order;
  return { side, quantity: leaves, price, value: notional(scales, price, leaves), fees: expectedFees };
}

interface SideTotals {
  readonly quantity: number;
  readonly value: number;
  readonly fees: number;
  /** Lowest price of the buys, highest of the sales, since the side was last empty. */
  readonly extreme: number;
}

export interface WorkingTotals {
  readonly orders: number;
  readonly buy: SideTotals;
  readonly sell: SideTotals;
}

const NOTHING: SideTotals = { quantity: 0, value: 0, fees: 0, extreme: 0 };
export const NO_ORDERS: WorkingTotals = { orders: 0, buy: NOTHING, sell: NOTHING };

/** The totals with a claim put in (1) or taken out (-1). */
export function withClaim(totals: WorkingTotals, claim: Claim, sign: 1 | -1): WorkingTotals {
  const before = totals[claim.side];
  const size = before.quantity + sign * claim.quantity;
  const pick = claim.side === 'buy' ? Math.min : Math.max;
  const extreme = before.quantity === 0 ? claim.price : pick(before.extreme, claim.price);
  const after: SideTotals = {
    quantity: size,
    value: before.value + sign * claim.value,
    fees: before.fees + sign * claim.fees,
    extreme: sign === 1 ? extreme : before.extreme,
  };
  return { ...totals, orders: totals.orders + sign, [claim.side]: size === 0 ? NOTHING : after };
}

/** Value of a part of a side at its extreme price; the exact value when it is the whole side. */
function partValue(scales: Scales, side: SideTotals, part: number): number {
  if (part === 0) return 0;
  if (part === side.quantity) return side.value;
  const { extreme } = side;
  return withinMaxValue(scales, extreme, part)
    ? notional(scales, extreme as Price, part as Quantity)
    : MAX_VALUE;
}

/** What an order can cover or close as far as buying power goes: of a hedging account what opens covers nothing. */
export const covering = (held: number, hedging: boolean): number => (hedging ? 0 : held);

/** Buying power the orders hold back while this much is held (negative for a short), in the instrument's currency. */
export function reserveFor(
  instrument: Scales & Margined,
  held: number,
  { buy, sell }: WorkingTotals,
  model: MarginModel,
): number {
  const asked = (side: 'long' | 'short', size: number, value: number): number =>
    size === 0 ? 0 : requirement(model, instrument, side, size, value).initial;
  const covers = Math.min(buy.quantity, Math.max(0, -held));
  const covered = partValue(instrument, buy, covers);
  const freed = asked('short', covers, covered);
  const long = asked('long', buy.quantity - covers, buy.value - covered);
  const opens = Math.max(0, sell.quantity - Math.max(0, held));
  const opened = partValue(instrument, sell, opens);
  // Closing the long comes first, with the rest of the sales' value: what it tied up carries the short.
  const released = opens === 0 ? 0 : asked('long', sell.quantity - opens, Math.max(0, sell.value - opened));
  const short = opens === 0 ? 0 : Math.max(0, asked('short', opens, opened) + sell.fees - released);
  return Math.max(0, long + buy.fees - freed) + short;
}
