/**
 * The order can be paid for: what the instrument's working orders hold back with it, less what they hold back without
 * it, is there (ledger/reserve.ts says what that is for buys, covered sales and short sales).
 */
import { covering, reserveFor, withClaim } from '../ledger/reserve.ts';
import { verdict, type RiskCheck, type RiskContext } from './check.ts';

/** Buying power the order takes, in the instrument's currency. */
function requiredFor({ instrument, position, working, claim, account, closable }: RiskContext): number {
  const { margin, positionMode } = account.terms;
  if (closable !== null) return 0;
  const held = covering(position.quantity, positionMode === 'hedging');
  const after = reserveFor(instrument, held, withClaim(working, claim, 1), margin);
  return after - reserveFor(instrument, held, working, margin);
}

export const buyingPower: RiskCheck = {
  name: 'buying-power',
  run(context) {
    const { currency } = context.instrument;
    const available = context.buyingPower;
    const required = requiredFor(context);
    const short = required > Math.max(0, available);
    const denial = short
      ? ({ code: 'INSUFFICIENT_BUYING_POWER', required, available, currency } as const)
      : null;
    return verdict('buying-power', 'money', required, available, denial);
  },
};
