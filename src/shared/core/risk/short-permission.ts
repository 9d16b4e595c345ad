/** Where short selling is not allowed, a sale is covered by what is held and not already being sold: it opens no short. */
import { verdict, type RiskCheck } from './check.ts';

export const shortPermission: RiskCheck = {
  name: 'short-permission',
  run({ intent, instrument, account, position, working, open: quantity }) {
    if (intent.side === 'buy' || instrument.shortable)
      return verdict('short-permission', 'quantity', null, null, null);
    const opens = account.terms.positionMode === 'hedging' && intent.effect !== 'close';
    const sellable = opens ? 0 : Math.max(0, position.quantity - working.sell.quantity);
    const denial = quantity > sellable ? ({ code: 'SHORT_NOT_ALLOWED', quantity, sellable } as const) : null;
    return verdict('short-permission', 'quantity', quantity, sellable, denial);
  },
};
