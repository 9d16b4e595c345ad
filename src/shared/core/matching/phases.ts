/** What a phase does with orders: match them as they come, gather them for one price, or take none. */
import type { OrderType, TimeInForce } from '../model/order.ts';
import { AUCTIONS, TRADING, type Phase, type VenueRules } from '../venues/rules.ts';
import { supportFor, WAITS, type Support } from '../venues/support.ts';
import type { Managed } from './orders.ts';

export const matches = (phase: Phase): boolean => TRADING.includes(phase);
/** Orders stand without trading; the price is found when the phase ends. */
export const gathers = (phase: Phase): boolean =>
  AUCTIONS.includes(phase) || phase === 'pre-open' || phase === 'halt';

/** What an order is once its trigger is behind it. */
function sentAs({ order, limit }: Managed): OrderType {
  if (order.type === 'market-to-limit' && limit === null) return 'market-to-limit';
  return limit === null ? 'market' : 'limit';
}

/** Whether the venue takes an order in this phase: now, later, or (its auction is over) never. */
export function takesNow(rules: VenueRules | null, phase: Phase, m: Managed): 'now' | 'later' | 'never' {
  const type = sentAs(m);
  const { timeInForce } = m.order;
  if (!rules) return sensible(phase, type, timeInForce) ? 'now' : 'later';
  return answer(supportFor(rules, phase, { type, timeInForce, postOnly: m.order.postOnly !== undefined }));
}

function answer(support: Support): 'now' | 'later' | 'never' {
  if (support.kind === 'native') return 'now';
  if (support.kind === 'held') return WAITS.includes(support.by) ? 'later' : 'now';
  return support.reason === 'PHASE_PASSED' ? 'never' : 'later';
}

/** Without rules a phase takes what makes sense in it. */
function sensible(phase: Phase, type: OrderType, timeInForce: TimeInForce): boolean {
  if (timeInForce === 'AT_OPEN') return phase === 'opening-auction';
  if (timeInForce === 'AT_CLOSE') return phase === 'closing-auction';
  if (matches(phase)) return true;
  return gathers(phase) && type === 'limit' && timeInForce !== 'IOC' && timeInForce !== 'FOK';
}
