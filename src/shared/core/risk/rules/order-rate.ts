/** Orders accepted within a window, this one counted; an amendment is no new order. */
import { judged, type RuleKind } from './rule.ts';

export const orderRate: RuleKind<'order-rate'> =
  ({ orders: limit, windowMs }) =>
  ({ replacing, sentSince, now }) => {
    if (replacing) return judged('count', null, limit);
    const orders = sentSince(now - windowMs) + 1;
    const denial = orders > limit ? ({ code: 'TOO_MANY_ORDERS', orders, limit, windowMs } as const) : null;
    return judged('count', orders, limit, denial);
  };
