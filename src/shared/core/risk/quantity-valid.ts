/** Positive, and a whole number of lots; less than one lot only as a limit order where odd lots are allowed. */
import { verdict, type RiskCheck } from './check.ts';

export const quantityValid: RiskCheck = {
  name: 'quantity-valid',
  run({ intent, instrument }) {
    const { quantity } = intent;
    const { lotSize } = instrument;
    if (quantity <= 0)
      return verdict('quantity-valid', 'quantity', quantity, 1, { code: 'QUANTITY_NOT_POSITIVE', quantity });
    const odd = instrument.oddLots && quantity < lotSize && intent.type === 'limit';
    const denial =
      quantity % lotSize === 0 || odd ? null : ({ code: 'QUANTITY_OFF_LOT', quantity, lotSize } as const);
    return verdict('quantity-valid', 'quantity', quantity, lotSize, denial);
  },
};
