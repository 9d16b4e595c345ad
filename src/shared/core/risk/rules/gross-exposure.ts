/** Longs and shorts added up, everything working filled at its worst. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const grossExposure: RuleKind<'gross-exposure'> = ({ limit }) =>
  exposureJudge(limit, 'gross', ({ impact }) => ({ name: '', change: impact.gross }));
