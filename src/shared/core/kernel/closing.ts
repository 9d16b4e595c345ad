/** What a closing order of a hedging account may still close: what is held on its side, less what others will close. */
import type { Order, OrderIntent } from '../model/order.ts';
import type { KernelState } from './state.ts';

type Closing = Pick<OrderIntent, 'instrumentId' | 'side' | 'effect'>;

/** Quantity of the lots that an order of this side closes. */
function heldAgainst(state: KernelState, { instrumentId, side }: Closing): number {
  const sign = side === 'sell' ? 1 : -1;
  const lots = state.positions.get(instrumentId)?.lots ?? [];
  return lots.reduce((sum, { quantity }) => (quantity * sign > 0 ? sum + quantity * sign : sum), 0);
}

/** What other working orders will close on this side; exits of one group that exclude each other count once. */
function beingClosed(state: KernelState, order: Closing, replaced: Order | null): number {
  const largest = new Map<string, number>();
  for (const other of state.orders.values()) {
    const same = other.instrumentId === order.instrumentId && other.side === order.side;
    if (!same || other.effect !== 'close' || other.id === replaced?.id) continue;
    const { group } = other;
    const shared = group !== undefined && group.role === 'exit' && group.kind !== 'oto';
    const key = shared ? group.id : other.id;
    largest.set(key, Math.max(largest.get(key) ?? 0, other.leaves));
  }
  return [...largest.values()].reduce((sum, quantity) => sum + quantity, 0);
}

/**
 * Null where it does not matter: the account nets, or the order opens. `expected` is the change of the position that comes
 * before the order can trade.
 */
export function closable(
  state: KernelState,
  order: Closing,
  replaced: Order | null,
  expected: number,
): number | null {
  if (state.account?.terms.positionMode !== 'hedging' || order.effect !== 'close') return null;
  const coming = Math.max(0, order.side === 'sell' ? expected : -expected);
  return Math.max(0, heldAgainst(state, order) + coming - beingClosed(state, order, replaced));
}
