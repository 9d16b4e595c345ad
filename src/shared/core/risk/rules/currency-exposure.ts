/** Gross exposure in one currency, or in any when none is named. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const currencyExposure: RuleKind<'currency-exposure'> = ({ currency, limit }) =>
  exposureJudge(limit, 'currency', ({ instrument, impact }) =>
    currency !== null && currency !== instrument.currency
      ? null
      : { name: instrument.currency, change: impact.currency },
  );
