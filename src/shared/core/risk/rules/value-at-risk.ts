/** Value at risk of the portfolio with the order filled (estimates/outcome-risk.ts has the formulas). */
import { expectedShortfall, valueAtRisk, type Measure, type Outcomes } from '../../estimates/outcome-risk.ts';
import type { Denial } from '../../model/denial.ts';
import type { RiskMeasure } from '../../model/rules.ts';
import { breaches, judged, limitIn, type Judge, type RuleKind } from './rule.ts';

type MeasureName = Extract<Denial, { code: 'RISK_ABOVE_LIMIT' }>['measure'];

function tailJudge(
  rule: RiskMeasure,
  measure: MeasureName,
  of: (outcomes: Outcomes, asked: Measure) => number,
): Judge {
  const limitOf = limitIn(rule.limit);
  const { confidence } = rule;
  return ({ impact }) => {
    const now = impact.outcomes('before');
    const then = impact.outcomes('after');
    const limit = limitOf(impact.view);
    if (!now || !then) return judged('base-money', null, limit);
    const before = Math.round(of(now, rule));
    const after = Math.round(of(then, rule));
    const { base: currency } = impact;
    const denial = breaches({ before, after }, limit)
      ? ({ code: 'RISK_ABOVE_LIMIT', measure, risk: after, limit, currency, confidence } as const)
      : null;
    return judged('base-money', after, limit, denial);
  };
}

export const valueAtRiskLimit: RuleKind<'value-at-risk'> = (rule) =>
  tailJudge(rule, 'value-at-risk', valueAtRisk);

export const expectedShortfallLimit: RuleKind<'expected-shortfall'> = (rule) =>
  tailJudge(rule, 'expected-shortfall', expectedShortfall);
