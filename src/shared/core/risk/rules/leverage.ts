/** Gross exposure ÷ equity, in hundredths rounded up. Without equity nothing that adds exposure passes. */
import { mulDiv } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const leverage: RuleKind<'leverage'> =
  ({ hundredths: limit }) =>
  ({ impact }) => {
    const equity = Math.round(impact.equity());
    const { before, after } = impact.gross;
    const times = equity > 0 ? mulDiv(Math.round(after), 100, equity, 'ceil') : null;
    const above = after > before && (times === null || times > limit);
    const denial = above ? ({ code: 'LEVERAGE_ABOVE_LIMIT', leverage: times, limit } as const) : null;
    return judged('hundredths', times, limit, denial);
  };
