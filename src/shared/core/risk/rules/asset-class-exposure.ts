/** Gross exposure to one asset class, or to any when none is named. */
import { exposureJudge, type RuleKind } from './rule.ts';

export const assetClassExposure: RuleKind<'asset-class-exposure'> = ({ assetClass, limit }) =>
  exposureJudge(limit, 'asset-class', ({ instrument, impact }) =>
    assetClass !== null && assetClass !== instrument.assetClass
      ? null
      : { name: instrument.assetClass, change: impact.assetClass },
  );
