/** The instrument may be traded at all. */
import { verdict, type RiskCheck } from './check.ts';

export const instrumentTradable: RiskCheck = {
  name: 'instrument-tradable',
  run({ instrument }) {
    const { symbol, tradable } = instrument;
    const denial = tradable ? null : ({ code: 'INSTRUMENT_NOT_TRADABLE', symbol } as const);
    return verdict('instrument-tradable', 'text', symbol, null, denial);
  },
};
