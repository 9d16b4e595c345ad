/** Whether a venue takes a quantity: round lots by price, odd lots, the largest single order. */
import type { OrderType } from '../model/order.ts';
import type { VenueRules } from './rules.ts';

export type LotProblem =
  | { readonly code: 'NOT_POSITIVE' }
  | { readonly code: 'ABOVE_MAXIMUM'; readonly limit: number }
  /** Neither a multiple of the round lot nor an odd lot that the venue takes. */
  | { readonly code: 'OFF_LOT'; readonly lot: number }
  /** An odd lot, but not of a type that may be one. */
  | { readonly code: 'ODD_LOT_TYPE'; readonly lot: number; readonly types: readonly OrderType[] };

/** The round lot at a price, in units of the instrument. In the US the price is last period's average close. */
export function roundLotAt(rules: VenueRules, at: number): number {
  return rules.lots.round.findLast((row) => row.from <= at)?.lot ?? 1;
}

/** What quantities of a type are counted in at a price: single units where the venue takes any, else round lots. */
export function unitAt(rules: VenueRules, at: number, type: OrderType): number {
  const { oddLots, mixedLots } = rules.lots;
  return mixedLots && oddLots?.includes(type) === true ? 1 : roundLotAt(rules, at);
}

/** What is wrong with a quantity; null when nothing is. `type` is the one that reaches the venue. */
export function lotProblem(
  rules: VenueRules,
  at: number,
  quantity: number,
  type: OrderType,
): LotProblem | null {
  const { oddLots, mixedLots, maxOrder } = rules.lots;
  if (quantity <= 0) return { code: 'NOT_POSITIVE' };
  if (maxOrder !== null && quantity > maxOrder) return { code: 'ABOVE_MAXIMUM', limit: maxOrder };
  const lot = roundLotAt(rules, at);
  if (quantity % lot === 0 || (mixedLots && quantity > lot)) return null;
  if (quantity > lot || !oddLots) return { code: 'OFF_LOT', lot };
  return oddLots.includes(type) ? null : { code: 'ODD_LOT_TYPE', lot, types: oddLots };
}
