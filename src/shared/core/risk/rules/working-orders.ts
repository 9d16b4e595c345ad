/** Orders that work at the same time, this one counted. */
import { judged, type RuleKind } from './rule.ts';

export const workingOrders: RuleKind<'working-orders'> =
  ({ limit }) =>
  ({ replacing, ordersWorking }) => {
    const working = ordersWorking + (replacing ? 0 : 1);
    const denial = working > limit ? ({ code: 'TOO_MANY_WORKING', working, limit } as const) : null;
    return judged('count', working, limit, denial);
  };
