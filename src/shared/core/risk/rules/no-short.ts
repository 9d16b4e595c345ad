/** No more is sold than is held, everything working on the sell side counted, wherever short selling would be possible. */
import { judged, type RuleKind } from './rule.ts';

export const noShort: RuleKind<'no-short'> =
  () =>
  ({ intent, position, working, open }) => {
    if (intent.side === 'buy') return judged('quantity', null, null);
    const sellable = Math.max(0, position.quantity - working.sell.quantity);
    const denial =
      open > sellable ? ({ code: 'SHORT_NOT_ALLOWED', quantity: open, sellable } as const) : null;
    return judged('quantity', open, sellable, denial);
  };
