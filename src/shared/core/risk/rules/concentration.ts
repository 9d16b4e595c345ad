/** One position's share of the account's equity, in basis points rounded up, everything working in it filled. */
import { mulDiv } from '../../units/integer.ts';
import { judged, type RuleKind } from './rule.ts';

export const concentration: RuleKind<'concentration'> =
  ({ bps: limit }) =>
  ({ impact, instrument }) => {
    const equity = Math.round(impact.equity());
    const { before, after } = impact.position;
    const share = equity > 0 ? mulDiv(Math.round(after), 10_000, equity, 'ceil') : null;
    const above = after > before && (share === null || share > limit);
    const { symbol } = instrument;
    const denial = above ? ({ code: 'CONCENTRATION_ABOVE_LIMIT', symbol, share, limit } as const) : null;
    return judged('basis-points', share, limit, denial);
  };
