/** Units of one order against a maximum. */
import { pow10 } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const maxQuantity: RuleKind<'max-quantity'> =
  (rule) =>
  ({ open, instrument }) => {
    const limit = rule.limit * pow10(instrument.quantityScale);
    const denial = open > limit ? ({ code: 'QUANTITY_ABOVE_LIMIT', quantity: open, limit } as const) : null;
    return judged('quantity', open, limit, denial);
  };
