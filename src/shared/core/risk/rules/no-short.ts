/** No more is sold than is held, everything working on the sell side counted, wherever short selling would be possible. */
import { judged, type RuleKind } from './rule.ts';

export const noShort: RuleKind<'no-short'> =
  () =>
  ({ account, intent, position, working, open, closable }) => {
    if (intent.side === 'buy' || closable !== null) return judged('quantity', null, null);
    // What does not close opens a short in a hedging account.
    const hedging = account.terms.positionMode === 'hedging';
    const sellable = hedging ? 0 : Math.max(0, position.quantity - working.sell.quantity);
    const denial =
      open > sellable ? ({ code: 'SHORT_NOT_ALLOWED', quantity: open, sellable } as const) : null;
    return judged('quantity', open, sellable, denial);
  };
