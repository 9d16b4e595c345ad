/** Order value against the configured maximum of its currency. */
import { verdict, type RiskCheck } from './check.ts';

export const maxNotional: RiskCheck = {
  name: 'max-notional',
  run({ claim, limits, instrument }) {
    const { currency } = instrument;
    const { value } = claim;
    const limit = limits.maxOrderNotional[currency];
    const above = limit !== null && value > limit;
    const denial = above
      ? ({ code: 'NOTIONAL_ABOVE_LIMIT', notional: value, limit, currency } as const)
      : null;
    return verdict('max-notional', 'money', value, limit, denial);
  },
};
