/** The instrument may be traded at all, and has a price by now. */
import { verdict, type RiskCheck } from './check.ts';

export const instrumentTradable: RiskCheck = {
  name: 'instrument-tradable',
  run({ instrument, venue }) {
    const { symbol, tradable } = instrument;
    const denial = tradable && venue.last > 0 ? null : ({ code: 'INSTRUMENT_NOT_TRADABLE', symbol } as const);
    return verdict('instrument-tradable', 'text', symbol, null, denial);
  },
};
