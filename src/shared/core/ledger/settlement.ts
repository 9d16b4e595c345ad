/** What has been traded and is not usable yet: shares bought, proceeds of sales. */
import {
  money,
  quantity as toQuantity,
  type Currency,
  type Money,
  type Quantity,
  type UnixMs,
} from '../units/units.ts';

/** All of one instrument that settles at one moment. */
export interface Delivery {
  readonly settlesAt: UnixMs;
  readonly shares: Quantity;
  readonly cash: Money;
}

export type UnsettledCash = Readonly<Record<Currency, { readonly cash: number; readonly blocked: number }>>;
const NOTHING = { cash: 0, blocked: 0 };
export const NOTHING_UNSETTLED: UnsettledCash = { VND: NOTHING, USD: NOTHING };

/** Puts what settles at a moment to what settles then already; in order of time. */
export function withDelivery(deliveries: readonly Delivery[], added: Delivery): Delivery[] {
  const same = deliveries.find(({ settlesAt }) => settlesAt === added.settlesAt);
  if (!same) return [...deliveries, added].sort((a, b) => a.settlesAt - b.settlesAt);
  const sum: Delivery = {
    settlesAt: added.settlesAt,
    shares: toQuantity(same.shares + added.shares),
    cash: money(same.cash + added.cash),
  };
  return deliveries.map((each) => (each === same ? sum : each));
}
