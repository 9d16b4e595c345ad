/**
 * Positions: the lots of one instrument with their sums. Cost is the exact pair (totalCost, quantity); it is rounded only
 * when a part of a lot is closed, and what remains is the exact difference, so cost is conserved to the last unit.
 * Invariant: quantity and totalCost are the sums over the lots.
 */
import type { AccountTerms, Position } from '../model/account.ts';
import type { OpeningHolding } from '../model/events.ts';
import type { InstrumentId } from '../model/instrument.ts';
import type { OrderIntent } from '../model/order.ts';
import { money, quantity as toQuantity, type Money, type Quantity, type UnixMs } from '../units/units.ts';
import { applyToLots, merged, type LotEffect, type LotTrade } from './lots.ts';

export const flat = (instrumentId: InstrumentId): Position => ({
  instrumentId,
  quantity: 0 as Quantity,
  totalCost: 0 as Money,
  lots: [],
  realised: 0 as Money,
  fees: 0 as Money,
});

export interface TradeEffect extends LotEffect {
  readonly position: Position;
}

/** Applies a trade by the account's cost basis; a flip closes everything first and opens the rest at the trade's price. */
export function applyTrade(
  before: Position,
  { costBasis }: Pick<AccountTerms, 'costBasis'>,
  trade: LotTrade,
): TradeEffect {
  const effect = applyToLots(before.lots, costBasis, trade);
  const change = trade.side === 'buy' ? trade.quantity : -trade.quantity;
  const position: Position = {
    ...before,
    quantity: toQuantity(before.quantity + change),
    totalCost: money(before.totalCost + effect.costChange),
    lots: effect.lots,
    realised: money(before.realised + effect.realised),
  };
  return { ...effect, position };
}

/** A fill as the lots see it: whether it opens or closes counts in hedging accounts only. */
export function lotTrade(
  { positionMode }: Pick<AccountTerms, 'positionMode'>,
  { side, effect = 'open', closes }: Pick<OrderIntent, 'side' | 'effect' | 'closes'>,
  fill: Pick<LotTrade, 'id' | 'quantity' | 'value' | 'at'>,
): LotTrade {
  return {
    ...fill,
    side,
    ...(closes ? { picks: closes } : {}),
    ...(positionMode === 'hedging' ? { effect } : {}),
  };
}

/** A holding of the opening, as a lot that no fill opened: `id` is negative. */
export function withHolding(
  before: Position,
  { costBasis }: Pick<AccountTerms, 'costBasis'>,
  { quantity, totalCost }: OpeningHolding,
  { id, at }: { readonly id: number; readonly at: UnixMs },
): Position {
  if (quantity === 0) return before;
  const all = [...before.lots, { id, quantity, cost: totalCost, openedAt: at }];
  return {
    ...before,
    quantity: toQuantity(before.quantity + quantity),
    totalCost: money(before.totalCost + totalCost),
    lots: costBasis === 'average' ? merged(all) : all,
  };
}

/** Unrealised profit and loss at a value of the whole position (negative for shorts). */
export const unrealised = (position: Position, marketValue: Money): Money =>
  money(marketValue - position.totalCost);
