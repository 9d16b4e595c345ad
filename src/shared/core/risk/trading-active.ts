/**
 * Trading is not stopped, and an order that may only reduce does. The closing orders of an emergency stop
 * and those of a margin call go.
 */
import { verdict, type RiskCheck, type RiskContext } from './check.ts';
import type { Denial } from '../model/denial.ts';

function denialOf({ trading, reduces, intent }: RiskContext): Denial | null {
  const { source } = intent;
  if (trading.mode === 'active' || source === 'closing' || source === 'liquidation') return null;
  if (trading.mode === 'halted') return { code: 'TRADING_HALTED' };
  return reduces ? null : { code: 'TRADING_REDUCING' };
}

export const tradingActive: RiskCheck = {
  name: 'trading-active',
  run: (context) => verdict('trading-active', 'text', context.trading.mode, null, denialOf(context)),
};
