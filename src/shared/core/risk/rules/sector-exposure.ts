/** Gross exposure to one sector, or to any when none is named. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const sectorExposure: RuleKind<'sector-exposure'> = ({ sector, limit }) =>
  exposureJudge(limit, 'sector', ({ instrument, impact }) =>
    sector !== null && sector !== instrument.sector
      ? null
      : { name: instrument.sector, change: impact.sector },
  );
