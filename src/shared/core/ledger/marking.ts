/** What a unit of a position is worth: the last price, the middle of bid and ask, or the side one would close it at. */
import type { Marking, Position } from '../model/account.ts';
import { mulDiv } from '../units/integer.ts';
import { quantity, type Price, type Quantity } from '../units/units.ts';

export interface MarkQuote {
  readonly bid: Price | null;
  readonly ask: Price | null;
  readonly last: Price;
}

export type HeldSide = 'long' | 'short';

/** Falls back to the last price where the side it needs is empty. The middle is rounded half-even to the price scale. */
export function markPrice(marking: Marking, { bid, ask, last }: MarkQuote, side: HeldSide): Price {
  if (marking === 'side') return (side === 'long' ? bid : ask) ?? last;
  if (marking === 'last' || bid === null || ask === null) return last;
  return mulDiv(bid + ask, 1, 2, 'half-even') as Price;
}

/** How much of a position is long and how much short, the short negative. Both are there in hedging accounts only. */
export function sidesOf(
  { quantity: net, lots }: Pick<Position, 'quantity' | 'lots'>,
  hedging: boolean,
): Readonly<Record<HeldSide, Quantity>> {
  if (!hedging) return { long: quantity(Math.max(0, net)), short: quantity(Math.min(0, net)) };
  const long = lots.reduce((sum, lot) => sum + Math.max(0, lot.quantity), 0);
  return { long: quantity(long), short: quantity(net - long) };
}
