/** Order quantity against the configured maximum. */
import { verdict, type RiskCheck } from './check.ts';

export const maxQuantity: RiskCheck = {
  name: 'max-quantity',
  run({ intent, limits }) {
    const { quantity } = intent;
    const limit = limits.maxOrderQuantity;
    const denial =
      limit !== null && quantity > limit
        ? ({ code: 'QUANTITY_ABOVE_LIMIT', quantity, limit } as const)
        : null;
    return verdict('max-quantity', 'quantity', quantity, limit, denial);
  },
};
