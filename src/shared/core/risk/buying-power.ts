/**
 * The order can be paid for. A buy needs its value and fees, less the collateral it frees by covering a short; the part
 * of a sale that opens a short needs half its value on top of its proceeds; a sale of what is held needs nothing.
 */
import { shortCollateral } from '../ledger/valuation.ts';
import { mulDiv } from '../units/integer.ts';
import { verdict, type RiskCheck, type RiskContext } from './check.ts';

/** Buying power the order takes, in the instrument's currency. */
export function requiredFor(
  context: Pick<RiskContext, 'intent' | 'open' | 'position' | 'working' | 'value' | 'fees'>,
): number {
  const { intent, open, position, working, value, fees } = context;
  const held = position.quantity;
  if (intent.side === 'buy') {
    const covers = Math.min(open, Math.max(0, -held - working.buys));
    return value + fees - shortCollateral(covers === 0 ? 0 : mulDiv(value, covers, open, 'floor'));
  }
  const opens = Math.max(0, open - Math.max(0, held - working.sells));
  return opens === 0 ? 0 : mulDiv(mulDiv(value, opens, open, 'ceil'), 1, 2, 'ceil') + fees;
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
