/** In a hedging account a closing order takes no more than is held on its side and not already being closed. */
import { verdict, type RiskCheck } from './check.ts';

export const closeQuantity: RiskCheck = {
  name: 'close-quantity',
  run({ closable, open: quantity }) {
    if (closable === null) return verdict('close-quantity', 'quantity', null, null, null);
    const denial = quantity > closable ? ({ code: 'CLOSE_ABOVE_HELD', quantity, closable } as const) : null;
    return verdict('close-quantity', 'quantity', quantity, closable, denial);
  },
};
