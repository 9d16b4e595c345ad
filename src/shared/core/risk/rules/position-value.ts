/** Value of one position, everything working in it filled. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const positionValue: RuleKind<'position-value'> = ({ limit }) =>
  exposureJudge(limit, 'position', ({ instrument, impact }) => ({
    name: instrument.symbol,
    change: impact.position,
  }));
