/**
 * A position's value, scaled by how much more volatile the instrument is than the target: value × volatility ÷ target, so
 * that the limit shrinks as volatility grows. An instrument without history passes.
 */
import { mulDiv } from '../../units/integer.ts';
import { breaches, judged, limitIn, type RuleKind } from './rule.ts';

export const volatilityScaled: RuleKind<'volatility-scaled'> = ({ targetBps, limit }) => {
  const limitOf = limitIn(limit);
  return ({ impact, instrument, history }) => {
    const volatility = history?.volatilityBps(instrument.id) ?? null;
    const most = limitOf(impact.view);
    if (volatility === null) return judged('base-money', null, most);
    const scaled = (value: number) => mulDiv(Math.round(value), volatility, targetBps, 'half-even');
    const { before, after } = impact.position;
    const change = { before: scaled(before), after: scaled(after) };
    const { symbol } = instrument;
    const denial = breaches(change, most)
      ? ({
          code: 'VOLATILITY_ABOVE_LIMIT',
          symbol,
          exposure: change.after,
          limit: most,
          currency: impact.base,
          volatility,
        } as const)
      : null;
    return judged('base-money', change.after, most, denial);
  };
};
