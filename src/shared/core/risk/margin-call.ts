/** While a margin call stands in the instrument's currency, only orders that bring the position nearer to zero are taken. */
import { verdict, type RiskCheck } from './check.ts';

export const marginCall: RiskCheck = {
  name: 'margin-call',
  run({ called, intent, instrument, position, working, open, closable }) {
    if (!called || intent.source === 'closing' || intent.source === 'liquidation')
      return verdict('margin-call', 'quantity', null, null, null);
    const held = intent.side === 'sell' ? position.quantity : -position.quantity;
    const reducible = closable ?? Math.max(0, held - working[intent.side].quantity);
    const { currency } = instrument;
    const denial =
      open > reducible ? ({ code: 'MARGIN_CALLED', quantity: open, reducible, currency } as const) : null;
    return verdict('margin-call', 'quantity', open, reducible, denial);
  },
};
