/** Nothing trades while the stop switch is on. */
import { verdict, type RiskCheck } from './check.ts';

export const tradingActive: RiskCheck = {
  name: 'trading-active',
  run: ({ halted }) =>
    verdict(
      'trading-active',
      'text',
      halted ? 'halted' : 'active',
      'active',
      halted ? { code: 'TRADING_HALTED' } : null,
    ),
};
