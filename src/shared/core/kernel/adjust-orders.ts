/**
 * Working orders over a corporate action. In a split price and quantity follow its ratio: the price to a tick, away from
 * the market, the quantity down to a lot. When a share goes ex dividend, buy limits and sell stops come down by it (FINRA
 * rule 5330). What cannot be kept is cancelled: nothing left of it, or terms that count in ticks or shares.
 */
import { sumFees, totalFees } from '../ledger/fees.ts';
import type { OrderAdjustment } from '../model/corporate-action.ts';
import { ceilToTick, floorToTick, type Instrument } from '../model/instrument.ts';
import type { Order } from '../model/order.ts';
import { mulDiv } from '../units/integer.ts';
import { notional, quantity, type Money, type Price } from '../units/units.ts';
import type { FeeProfile } from '../model/account.ts';

export interface OrderChange {
  /** New shares for old ones. */
  readonly numerator: number;
  readonly denominator: number;
  /** In price units; 0 in a split. */
  readonly dividend: number;
}

const countsInUnits = ({ trail, display, minimum, closes }: Order): boolean =>
  (trail !== undefined && (trail.by === 'ticks' || trail.limitOffset !== undefined)) ||
  display !== undefined ||
  minimum !== undefined ||
  closes !== undefined;

/** A limit moves away from the market to its tick, and so does a stop: neither trades sooner than it was meant to. */
function adjustedPrice(instrument: Instrument, change: OrderChange, at: Price, down: boolean): Price {
  const { numerator, denominator, dividend } = change;
  if (dividend > 0) return down ? floorToTick(instrument, at - dividend) : at;
  const round = down ? floorToTick : ceilToTick;
  return round(instrument, mulDiv(at, denominator, numerator, down ? 'floor' : 'ceil'));
}

function feesAfter(
  profile: FeeProfile,
  instrument: Instrument,
  order: Order,
  leaves: number,
  at: Price | null,
): Money {
  if (at === null) return order.expectedFees;
  const base = { quantity: quantity(leaves), notional: notional(instrument, at, quantity(leaves)) };
  return sumFees(totalFees(profile, instrument, order.side, base));
}

/** What is left and what of it waits for an entry; null where no lot is left, or the parts would not be lots. */
function adjustedSize(
  { lotSize }: Instrument,
  { leaves, inactive }: Order,
  { numerator, denominator }: OrderChange,
): Pick<OrderAdjustment, 'leaves' | 'inactive'> | null {
  if (numerator === denominator) return inactive === undefined ? { leaves } : { leaves, inactive };
  const scaled = (size: number): number => mulDiv(size, numerator, denominator, 'floor');
  const left = scaled(leaves) - (scaled(leaves) % lotSize);
  if (left <= 0) return null;
  if (inactive === undefined) return { leaves: quantity(left) };
  const waiting = scaled(inactive);
  return waiting % lotSize === 0 && waiting <= left
    ? { leaves: quantity(left), inactive: quantity(waiting) }
    : null;
}

/** The order as it goes on; null where it cannot. */
export function adjusted(
  instrument: Instrument,
  order: Order,
  change: OrderChange,
  profile: FeeProfile,
): OrderAdjustment | null {
  const size = countsInUnits(order) ? null : adjustedSize(instrument, order, change);
  if (!size) return null;
  const buy = order.side === 'buy';
  const at = (price: Price | null | undefined, down: boolean): Price | null =>
    price === null || price === undefined ? null : adjustedPrice(instrument, change, price, down);
  const price = at(order.price, buy);
  const stop = at(order.stop, !buy);
  const claimPrice = at(order.claimPrice, buy);
  if ([price, stop, claimPrice].some((each) => each !== null && each <= 0)) return null;
  return {
    orderId: order.id,
    price,
    stop,
    ...(claimPrice === null ? {} : { claimPrice }),
    ...size,
    expectedFees: feesAfter(profile, instrument, order, size.leaves, price ?? stop ?? claimPrice),
  };
}

/** What was filled stays as it was; the quantity is that with what is left now. */
export function withAdjustment(order: Order, change: OrderAdjustment): Order {
  const { orderId: id, ...terms } = change;
  return { ...order, ...terms, id, quantity: quantity(order.filled + terms.leaves) };
}
