/** Where bought shares may not be sold before they have settled, a sale is covered by what has and is not being sold. */
import type { UnixMs } from '../units/units.ts';
import { verdict, type RiskCheck, type RiskContext } from './check.ts';

/** When so much more will have settled. Never more than what is on its way. */
function availableAt({ unsettled }: RiskContext, missing: number): UnixMs {
  let arrived = 0;
  for (const { settlesAt, shares } of unsettled) {
    arrived += shares;
    if (arrived >= missing) return settlesAt;
  }
  return unsettled.at(-1)!.settlesAt;
}

export const settledQuantity: RiskCheck = {
  name: 'settled-quantity',
  run(context) {
    const { intent, position, unsettled, working, open } = context;
    if (intent.side === 'buy' || unsettled.length === 0)
      return verdict('settled-quantity', 'quantity', null, null, null);
    const pending = unsettled.reduce((sum, { shares }) => sum + shares, 0);
    const held = Math.max(0, position.quantity);
    const settled = Math.max(0, held - pending - working.sell.quantity);
    // What is sold beyond the position is a short sale, which another check allows or denies.
    const covered = Math.min(open, Math.max(0, held - working.sell.quantity));
    if (covered <= settled) return verdict('settled-quantity', 'quantity', open, settled, null);
    const settlesAt = availableAt(context, covered - settled);
    return verdict('settled-quantity', 'quantity', open, settled, {
      code: 'UNSETTLED_QUANTITY',
      quantity: open,
      settled,
      settlesAt,
    });
  },
};
