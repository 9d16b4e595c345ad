/** Longs less shorts, by size, with everything on one side of the market filled. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const netExposure: RuleKind<'net-exposure'> = ({ limit }) =>
  exposureJudge(limit, 'net', ({ impact }) => ({ name: '', change: impact.net }));
