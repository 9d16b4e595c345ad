/** The venue takes this order type and time in force in its current phase. */
import type { OrderType } from '../model/order.ts';
import { verdict, type RiskCheck } from './check.ts';

/** What the simulated continuous session takes; auctions and stops are not simulated. */
const CONTINUOUS_TYPES: readonly OrderType[] = ['limit', 'market'];

export const orderType: RiskCheck = {
  name: 'order-type',
  run({ intent, instrument, phase }) {
    const { type, timeInForce } = intent;
    const allowed = CONTINUOUS_TYPES.includes(type);
    const denial = allowed
      ? null
      : ({ code: 'ORDER_TYPE_NOT_ALLOWED', type, exchange: instrument.exchange, phase } as const);
    return verdict('order-type', 'text', `${type} ${timeInForce}`, CONTINUOUS_TYPES.join(', '), denial);
  },
};
