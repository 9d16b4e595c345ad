/**
 * Prices at which a margin account is called or liquidated, exact. Rates are fractions of market value.
 * Sources: Federal Reserve Regulation T (initial 50 %), FINRA Rule 4210 (maintenance 25 % long, 30 % short); the liquidation
 * formula of isolated margin as perpetual futures exchanges publish it.
 */
import type { Side } from '../../model/order.ts';
import { add, ONE, over, subtract, times, type Fraction } from '../../units/fraction.ts';

/** Shares that equity carries when `initial` of their value must be one's own: equity ÷ (initial × price). */
export const mostShares = (equity: Fraction, initial: Fraction, price: Fraction): Fraction =>
  over(equity, times(initial, price));

/** Long: equity falls to `maintenance` of the value at loan ÷ (shares × (1 − maintenance)). */
export const longCallPrice = (loan: Fraction, shares: Fraction, maintenance: Fraction): Fraction =>
  over(loan, times(shares, subtract(ONE, maintenance)));

/** Short: credit is the proceeds and what was deposited; called at credit ÷ (shares × (1 + maintenance)). */
export const shortCallPrice = (credit: Fraction, shares: Fraction, maintenance: Fraction): Fraction =>
  over(credit, times(shares, add(ONE, maintenance)));

/** entry × (1 ∓ 1/leverage) ÷ (1 ∓ maintenance): the upper signs for a long. */
export function liquidationPrice(
  side: Side,
  entry: Fraction,
  leverage: Fraction,
  maintenance: Fraction,
): Fraction {
  const signed = side === 'buy' ? subtract : add;
  return over(times(entry, signed(ONE, over(ONE, leverage))), signed(ONE, maintenance));
}
