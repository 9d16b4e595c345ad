/** Orders that work at the same time, this one counted. */
import { judged, type RuleKind } from './rule.ts';

export const workingOrders: RuleKind<'working-orders'> =
  ({ limit }) =>
  ({ replacing, ordersWorking }) => {
    if (replacing) return judged('count', ordersWorking, limit);
    const working = ordersWorking + 1;
    const denial = working > limit ? ({ code: 'TOO_MANY_WORKING', working, limit } as const) : null;
    return judged('count', working, limit, denial);
  };
