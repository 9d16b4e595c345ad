/** Return over risk. Null where the risk is none or cannot be said. */
import { mean } from './moments.ts';

const over = (value: number, risk: number | null): number | null =>
  risk !== null && risk > 0 ? value / risk : null;

/** (return − free) ÷ volatility, both of the same span (Sharpe 1994). */
export const sharpe = (yearly: number, volatility: number | null, free = 0): number | null =>
  over(yearly - free, volatility);

/** √(Σ min(r − least, 0)² ÷ n) × √periods (Sortino & van der Meer 1991): all returns count in n. */
export function downsideDeviation(returns: ArrayLike<number>, periods: number, least = 0): number | null {
  const squared = mean(Float64Array.from(returns, (value) => Math.min(value - least, 0) ** 2));
  return squared === null ? null : Math.sqrt(squared) * Math.sqrt(periods);
}

/** (return − free) ÷ downside deviation. */
export const sortino = (yearly: number, downside: number | null, free = 0): number | null =>
  over(yearly - free, downside);

/** Return ÷ deepest fall, as a positive share (Young 1991). */
export const calmar = (yearly: number, deepest: number): number | null => over(yearly, deepest);
