/**
 * Netted positions at average cost. Cost is the exact pair (totalCost, quantity); it is rounded only when a part of it
 * is posted on closing, and what remains is the exact difference, so cost is conserved to the last unit.
 */
import type { Position } from '../model/account.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { Side } from '../model/order.ts';
import { mulDiv } from '../units/integer.ts';
import { money, quantity as toQuantity, type Money, type Quantity } from '../units/units.ts';

export const flat = (instrumentId: InstrumentId): Position => ({
  instrumentId,
  quantity: 0 as Quantity,
  totalCost: 0 as Money,
  realised: 0 as Money,
  fees: 0 as Money,
});

export interface TradeEffect {
  readonly position: Position;
  readonly realised: Money;
  /** Change of the position's cost: what the position account is posted. */
  readonly costChange: Money;
  readonly closed: Quantity;
  readonly opened: Quantity;
}

/**
 * Applies a trade of `size` whose value is `value` (both positive). Closing removes cost in proportion (half-even) and
 * realises the difference; a flip closes everything first and opens the rest at the trade's price.
 */
export function applyTrade(before: Position, side: Side, size: Quantity, value: Money): TradeEffect {
  const sign = side === 'buy' ? 1 : -1;
  const held = before.quantity;
  const closing = held !== 0 && Math.sign(held) !== sign ? Math.min(size, Math.abs(held)) : 0;
  const opening = size - closing;
  const closingValue = closing === size ? value : mulDiv(value, closing, size, 'half-even');
  const costRemoved = closing === 0 ? 0 : mulDiv(before.totalCost, closing, Math.abs(held), 'half-even');
  const realised = closing === 0 ? 0 : -sign * closingValue - costRemoved;
  const costAdded = sign * (value - closingValue);
  const position: Position = {
    ...before,
    quantity: toQuantity(held + sign * size || 0),
    totalCost: money(before.totalCost - costRemoved + costAdded),
    realised: money(before.realised + realised),
  };
  return {
    position,
    realised: money(realised),
    costChange: money(costAdded - costRemoved),
    closed: closing as Quantity,
    opened: opening as Quantity,
  };
}

/** Unrealised profit and loss at a value of the whole position (negative for shorts). */
export const unrealised = (position: Position, marketValue: Money): Money =>
  money(marketValue - position.totalCost);
