/**
 * Tax lots of one instrument in one account: what was opened when, at which cost, and which lots a closing trade takes.
 *
 * Quantity and cost of a lot have the same sign: both are negative for a short (its cost is what it was sold for). Cost is
 * exact: a part that is closed takes its share rounded half-even, what stays keeps the exact rest, so that no unit is lost
 * however a lot is cut. The value of a trade is shared among the lots it closes and opens in the same way, the last part
 * taking the rest.
 * Invariants: all lots of a list have the same sign; none is empty; they stand in order of opening.
 */
import type { Side } from '../model/order.ts';
import { mulDiv } from '../units/integer.ts';
import { money, quantity as toQuantity, type Money, type Quantity, type UnixMs } from '../units/units.ts';

/** Which lots a closing trade takes first. `average` keeps one merged lot. */
export type CostBasis = 'fifo' | 'lifo' | 'average' | 'highest-cost' | 'specific';

export interface Lot {
  /** Number of the fill that opened it. */
  readonly id: number;
  readonly quantity: Quantity;
  readonly cost: Money;
  readonly openedAt: UnixMs;
}

/** A part of a lot that a trade closed. */
export interface ClosedLot {
  readonly id: number;
  /** Positive. */
  readonly quantity: Quantity;
  /** Cost that left, with the lot's sign. */
  readonly cost: Money;
  /** The trade's value for this part, positive. */
  readonly value: Money;
  /** Before fees: value − cost for a long, −cost − value for a short. */
  readonly realised: Money;
  readonly openedAt: UnixMs;
}

export interface LotTrade {
  readonly id: number;
  readonly side: Side;
  /** Positive. */
  readonly quantity: Quantity;
  readonly value: Money;
  readonly at: UnixMs;
  /** Lots to close first, by id, for `specific`; what they do not cover goes by age. */
  readonly picks?: readonly { readonly lot: number; readonly quantity: number }[];
}

export interface LotEffect {
  readonly lots: readonly Lot[];
  readonly closed: readonly ClosedLot[];
  readonly opened: Lot | null;
  /** Change of the summed cost. */
  readonly costChange: Money;
  readonly realised: Money;
}

/** Whether a costs more a unit than b (by size of the cost: for shorts, whether it was sold for more). */
function dearer(a: Lot, b: Lot): boolean {
  return (
    BigInt(Math.abs(a.cost)) * BigInt(Math.abs(b.quantity)) >
    BigInt(Math.abs(b.cost)) * BigInt(Math.abs(a.quantity))
  );
}

/** The order in which lots are closed. Highest cost: the dearest long, the cheapest short; the oldest of equals. */
function closingOrder(lots: readonly Lot[], basis: CostBasis): Lot[] {
  if (basis === 'lifo') return [...lots].reverse();
  if (basis !== 'highest-cost') return [...lots];
  const long = (lots[0]?.quantity ?? 0) > 0;
  return [...lots].sort((a, b) => {
    if (dearer(a, b)) return long ? -1 : 1;
    return dearer(b, a) ? (long ? 1 : -1) : 0;
  });
}

interface Take {
  readonly lot: Lot;
  quantity: number;
}

/** How much of which lots a closing of `size` takes; picked lots come first. */
function takesOf(lots: readonly Lot[], basis: CostBasis, { picks = [] }: LotTrade, size: number): Take[] {
  const takes = new Map<number, Take>();
  let left = size;
  const take = (lot: Lot, most: number): void => {
    const already = takes.get(lot.id)?.quantity ?? 0;
    const part = Math.min(left, most, Math.abs(lot.quantity) - already);
    if (part <= 0) return;
    takes.set(lot.id, { lot, quantity: already + part });
    left -= part;
  };
  for (const pick of basis === 'specific' ? picks : []) {
    const lot = lots.find(({ id }) => id === pick.lot);
    if (lot) take(lot, pick.quantity);
  }
  for (const lot of closingOrder(lots, basis)) take(lot, left);
  return [...takes.values()];
}

function without(lots: readonly Lot[], closed: readonly ClosedLot[]): Lot[] {
  const gone = new Map(closed.map((part) => [part.id, part]));
  return lots.flatMap((lot) => {
    const part = gone.get(lot.id);
    if (!part) return [lot];
    const quantity = toQuantity(lot.quantity - Math.sign(lot.quantity) * part.quantity);
    return quantity === 0 ? [] : [{ ...lot, quantity, cost: money(lot.cost - part.cost) }];
  });
}

/** Closes parts of lots; `value` is what the closing part of the trade is worth in all. */
function close(takes: readonly Take[], size: number, value: number): ClosedLot[] {
  let valueLeft = value;
  let sizeLeft = size;
  return takes.map(({ lot, quantity }) => {
    const cost = mulDiv(lot.cost, quantity, Math.abs(lot.quantity), 'half-even');
    const part = quantity === sizeLeft ? valueLeft : mulDiv(valueLeft, quantity, sizeLeft, 'half-even');
    valueLeft -= part;
    sizeLeft -= quantity;
    const realised = lot.quantity > 0 ? part - cost : -cost - part;
    return {
      id: lot.id,
      quantity: toQuantity(quantity),
      cost: money(cost),
      value: money(part),
      realised: money(realised),
      openedAt: lot.openedAt,
    };
  });
}

/** All lots as one, as old as the oldest. */
export function merged(lots: readonly Lot[]): Lot[] {
  const [oldest] = lots;
  if (!oldest) return [];
  const quantity = toQuantity(lots.reduce((sum, lot) => sum + lot.quantity, 0));
  return [{ ...oldest, quantity, cost: money(lots.reduce((sum, lot) => sum + lot.cost, 0)) }];
}

/** Applies a trade: it closes lots of the other sign first, and opens a lot with the rest. */
export function applyToLots(lots: readonly Lot[], basis: CostBasis, trade: LotTrade): LotEffect {
  const sign = trade.side === 'buy' ? 1 : -1;
  const held = lots.reduce((sum, lot) => sum + lot.quantity, 0);
  const closing = held !== 0 && Math.sign(held) !== sign ? Math.min(trade.quantity, Math.abs(held)) : 0;
  const closingValue =
    closing === trade.quantity ? trade.value : mulDiv(trade.value, closing, trade.quantity, 'half-even');
  const closed = closing === 0 ? [] : close(takesOf(lots, basis, trade, closing), closing, closingValue);
  const opening = trade.quantity - closing;
  const opened: Lot | null =
    opening === 0
      ? null
      : {
          id: trade.id,
          quantity: toQuantity(sign * opening),
          cost: money(sign * (trade.value - closingValue)),
          openedAt: trade.at,
        };
  const kept = without(lots, closed);
  const all = opened ? [...kept, opened] : kept;
  const removed = closed.reduce((sum, part) => sum + part.cost, 0);
  return {
    lots: basis === 'average' ? merged(all) : all,
    closed,
    opened,
    costChange: money((opened?.cost ?? 0) - removed),
    realised: money(closed.reduce((sum, part) => sum + part.realised, 0)),
  };
}
