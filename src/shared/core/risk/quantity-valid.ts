/** Positive, and a quantity the venue takes: whole lots, odd lots of the types that may be one, no more than its maximum. */
import type { Denial } from '../model/denial.ts';
import { lotProblem } from '../venues/lots.ts';
import { sentType } from '../venues/support.ts';
import { verdict, type RiskCheck, type RiskContext } from './check.ts';

/** Without rules the instrument's own lots hold. */
function plainDenial({ intent, instrument }: RiskContext): Denial | null {
  const { quantity } = intent;
  const { lotSize } = instrument;
  const odd = instrument.oddLots && quantity < lotSize && intent.type === 'limit';
  return quantity % lotSize === 0 || odd ? null : { code: 'QUANTITY_OFF_LOT', quantity, lotSize };
}

function denialOf(context: RiskContext): Denial | null {
  const { intent, venue } = context;
  const { quantity } = intent;
  if (quantity <= 0) return { code: 'QUANTITY_NOT_POSITIVE', quantity };
  if (!venue.rules) return plainDenial(context);
  const problem = lotProblem(venue.rules, intent.price ?? venue.last, quantity, sentType(intent.type));
  switch (problem?.code) {
    case 'ABOVE_MAXIMUM':
      return { code: 'QUANTITY_ABOVE_VENUE_MAXIMUM', quantity, limit: problem.limit };
    case 'OFF_LOT':
    case 'ODD_LOT_TYPE':
      return { code: 'QUANTITY_OFF_LOT', quantity, lotSize: problem.lot };
    default:
      return null;
  }
}

export const quantityValid: RiskCheck = {
  name: 'quantity-valid',
  run: (context) =>
    verdict(
      'quantity-valid',
      'quantity',
      context.intent.quantity,
      context.instrument.lotSize,
      denialOf(context),
    ),
};
