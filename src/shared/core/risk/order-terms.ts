/** What the order's type needs is there: a stop price, a distance to trail, a moment to expire at; parts within the whole. */
import { termsFault } from '../model/terms.ts';
import { verdict, type RiskCheck } from './check.ts';

export const orderTerms: RiskCheck = {
  name: 'order-terms',
  run({ intent, now, replacing }) {
    const fault = termsFault(intent, now, replacing);
    const denial = fault ? ({ code: 'TERMS_INVALID', ...fault } as const) : null;
    return verdict('order-terms', 'text', fault?.problem ?? null, null, denial);
  },
};
