/** What a phase does with orders: match them as they come, gather them for one price, or take none. */
import type { OrderType, TimeInForce } from '../model/order.ts';
import { AUCTIONS, TRADING, type Phase, type VenueRules } from '../venues/rules.ts';
import { supportFor, type Support } from '../venues/support.ts';
import type { Managed } from './orders.ts';

export const matches = (phase: Phase): boolean => TRADING.includes(phase);
/** Orders stand without trading; the price is found when the phase ends. */
export const gathers = (phase: Phase): boolean =>
  AUCTIONS.includes(phase) || phase === 'pre-open' || phase === 'halt';

/**
 * Whether what gathered is crossed when one phase follows another: when trading begins, and when the closing auction is
 * over. An auction that is broken off finds no price.
 */
export const callsAuction = (left: Phase, next: Phase): boolean =>
  matches(next) ? !matches(left) : left === 'closing-auction' && next !== 'halt';

/** What an order is once its trigger is behind it. */
function sentAs({ order, limit }: Managed): OrderType {
  if (order.type === 'market-to-limit' && limit === null) return 'market-to-limit';
  return limit === null ? 'market' : 'limit';
}

/** The one phase in which an order for an auction is at work; a pause in it does not end it. */
export const AUCTION_OF: Readonly<Partial<Record<TimeInForce, Phase>>> = {
  AT_OPEN: 'opening-auction',
  AT_CLOSE: 'closing-auction',
};

/**
 * Whether an order can be at work in this phase: now, later, or (its auction is over) never. At-auction orders that the
 * venue gathers beside its book join it when the auction is called.
 */
export function takesNow(rules: VenueRules | null, phase: Phase, m: Managed): 'now' | 'later' | 'never' {
  const type = sentAs(m);
  const { timeInForce, postOnly } = m.order;
  const waitsForSize = !m.minimumMet;
  if (!rules) return sensible(phase, type, timeInForce, waitsForSize) ? 'now' : 'later';
  const terms = { type, timeInForce, postOnly: postOnly !== undefined, allOrNone: waitsForSize };
  const answered = answer(supportFor(rules, phase, terms));
  return answered === 'now' && (AUCTION_OF[timeInForce] ?? phase) !== phase ? 'later' : answered;
}

/** What an order waits for at the desk itself does not keep it from the market. */
function answer(support: Support): 'now' | 'later' | 'never' {
  if (support.kind === 'native') return 'now';
  if (support.kind === 'held') return [support.by, ...support.also].includes('session') ? 'later' : 'now';
  return support.reason === 'PHASE_PASSED' ? 'never' : 'later';
}

/** Without rules a phase takes what makes sense in it. */
function sensible(phase: Phase, type: OrderType, timeInForce: TimeInForce, waitsForSize: boolean): boolean {
  const auction = AUCTION_OF[timeInForce];
  if (auction) return phase === auction;
  if (matches(phase)) return true;
  if (waitsForSize || !gathers(phase)) return false;
  return type === 'limit' && timeInForce !== 'IOC' && timeInForce !== 'FOK';
}
