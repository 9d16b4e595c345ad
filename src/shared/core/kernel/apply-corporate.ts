/** apply for corporate actions: the position, what is to settle, the orders, the symbol and the chart's adjustment. */
import { flat } from '../ledger/position.ts';
import type { CorporateActionApplied } from '../model/corporate-action.ts';
import { mulDiv } from '../units/integer.ts';
import { money, quantity } from '../units/units.ts';
import { moveBaseCost } from './base-cost.ts';
import { withAdjustment } from './adjust-orders.ts';
import { adjustOwned } from './owned.ts';
import type { KernelState } from './state.ts';
import { putOrder } from './totals.ts';

export function applyCorporate(state: KernelState, event: CorporateActionApplied): void {
  const { instrumentId, action, held, adjustment } = event;
  if (held) {
    const before = state.positions.get(instrumentId) ?? flat(instrumentId);
    const removed = before.totalCost - held.cost;
    moveBaseCost(state, state.instruments.get(instrumentId)!, {
      before: before.totalCost,
      removed,
      added: 0,
    });
    state.positions.set(instrumentId, {
      ...before,
      lots: held.lots,
      quantity: held.quantity,
      totalCost: held.cost,
      realised: money(before.realised + held.realised),
    });
  }
  adjustOwned(state, event);
  if (action.kind === 'symbol-change') return rename(state, event, action.symbol);
  if (adjustment) {
    state.adjustments.set(instrumentId, [...(state.adjustments.get(instrumentId) ?? []), adjustment]);
    scaleDeliveries(state, event, adjustment.volume);
  }
  for (const change of event.orders) {
    const order = state.orders.get(change.orderId)!;
    putOrder(state, order, withAdjustment(order, change));
  }
}

function rename(state: KernelState, { instrumentId, at }: CorporateActionApplied, symbol: string): void {
  const instrument = state.instruments.get(instrumentId)!;
  const formerSymbols = [...(instrument.formerSymbols ?? []), { symbol: instrument.symbol, until: at }];
  state.instruments.set(instrumentId, { ...instrument, symbol, formerSymbols });
}

/** Shares on their way are split like those that are here. */
function scaleDeliveries(
  state: KernelState,
  { instrumentId }: CorporateActionApplied,
  [numerator, denominator]: readonly [number, number],
): void {
  const pending = state.deliveries.get(instrumentId);
  if (!pending || numerator === denominator) return;
  const scaled = pending.map((delivery) => ({
    ...delivery,
    shares: quantity(mulDiv(delivery.shares, numerator, denominator, 'floor')),
  }));
  state.deliveries.set(instrumentId, scaled);
}
