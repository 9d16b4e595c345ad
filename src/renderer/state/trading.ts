/** Store of what the user owns and has ordered: orders, positions, account, baskets. */
import { create } from 'zustand';
import type { AccountSummary, BasketView, OrderView, PositionView } from '#contract/views.ts';
import type { OrderStatus } from '#core/model/order.ts';

interface TradingState {
  readonly orders: Readonly<Record<string, OrderView>>;
  readonly positions: Readonly<Record<string, PositionView>>;
  readonly account: AccountSummary | null;
  readonly baskets: Readonly<Record<string, BasketView>>;
}

export const useTrading = create<TradingState>()(() => ({
  orders: {},
  positions: {},
  account: null,
  baskets: {},
}));

export const workingCount = ({ orders }: Pick<TradingState, 'orders'>): number =>
  Object.values(orders).filter((order) => order.status === 'working').length;

/** Orders of one status, newest first. */
export function ordersOf(
  orders: Readonly<Record<string, OrderView>>,
  status: OrderStatus,
): readonly OrderView[] {
  return Object.values(orders)
    .filter((order) => order.status === status)
    .sort((a, b) => b.number - a.number);
}
