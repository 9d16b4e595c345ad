/** Against a market. */
import { covariance, variance } from './moments.ts';

/** cov(r, m) ÷ var(m); null where the market did not move. Pairs of the same moments. */
export function beta(returns: ArrayLike<number>, market: ArrayLike<number>): number | null {
  const together = covariance(returns, market);
  const alone = variance(market);
  return together === null || alone === null || alone === 0 ? null : together / alone;
}

/** return − free − beta × (market − free), all of the same span (Jensen 1968). */
export const alpha = (own: number, market: number, slope: number, free = 0): number =>
  own - free - slope * (market - free);
