/** Return over risk. Null where the risk is none or cannot be said. */
import { count, STILL, STRETCH, sum } from './moments.ts';
import type { Ranks } from './ranks.ts';
import { logged } from './returns.ts';
import type { Outcomes } from './trades.ts';

const over = (value: number, risk: number | null): number | null =>
  risk !== null && risk > 0 ? value / risk : null;

/** (return − free) ÷ volatility, both of the same span (Sharpe 1994). */
export const sharpe = (yearly: number, volatility: number | null, free = 0): number | null =>
  over(yearly - free, volatility);

/** √(Σ min(r − least, 0)² ÷ n) × √periods (Sortino & van der Meer 1991): all returns count in n. */
export function downsideDeviation(returns: ArrayLike<number>, periods: number, least = 0): number | null {
  const known = count(returns);
  if (known === 0) return null;
  let squares = 0;
  for (let from = 0; from < returns.length; from += STRETCH) {
    let some = 0;
    for (let at = from; at < returns.length && at < from + STRETCH; at += 1) {
      const off = returns[at]! - least;
      if (off < 0) some += off * off;
    }
    squares += some;
  }
  return Math.sqrt(squares / known) * Math.sqrt(periods);
}

/** (return − free) ÷ downside deviation. */
export const sortino = (yearly: number, downside: number | null, free = 0): number | null =>
  over(yearly - free, downside);

/** Return ÷ deepest fall, as a positive share (Young 1991). */
export const calmar = (yearly: number, deepest: number): number | null => over(yearly, deepest);

/** Σ max(r − least, 0) ÷ Σ max(least − r, 0) (Keating and Shadwick 2002); null where nothing fell short. */
export function omega(returns: ArrayLike<number>, least = 0): number | null {
  let [over, under] = [0, 0];
  for (let from = 0; from < returns.length; from += STRETCH) {
    let [above, below] = [0, 0];
    for (let at = from; at < returns.length && at < from + STRETCH; at += 1) {
      const off = returns[at]! - least;
      if (off > 0) above += off;
      else if (off < 0) below -= off;
    }
    over += above;
    under += below;
  }
  return under > 0 ? over / under : null;
}

/** Σ r ÷ |Σ of the losses| (Schwager 2012, there of months); null where nothing was lost. */
export const gainToPain = ({ won, lost }: Outcomes): number | null =>
  lost < 0 ? (won + lost) / -lost : null;

/** |upper quantile| ÷ |lower quantile|, at `share` and 1 − `share`; null where the lower is zero. */
export function tailRatio(ranks: Ranks, share = 0.95): number | null {
  if (ranks.length === 0) return null;
  const [high, low] = [Math.abs(ranks.quantile(share)), Math.abs(ranks.quantile(1 - share))];
  return low > 0 ? high / low : null;
}

/**
 * R² of the running sum of ln(1 + r), given as `logs`, against a straight line; null for fewer than 2, and where it stays where it
 * is. Unknown ones are left out.
 */
export function stabilityOf(logs: ArrayLike<number>): number | null {
  const n = count(logs);
  const path = new Float64Array(n);
  let grown = 0;
  for (let at = 0, row = 0; at < logs.length; at += 1) {
    if (Number.isNaN(logs[at]!)) continue;
    grown += logs[at]!;
    path[row] = grown;
    row += 1;
  }
  const [average, middle] = [sum(path) / n, (n - 1) / 2];
  let [along, squares] = [0, 0];
  for (let row = 0; row < n; row += 1) {
    const off = path[row]! - average;
    along += (row - middle) * off;
    squares += off * off;
  }
  // Σ(row − middle)² is (n³ − n) ÷ 12.
  return n < 2 || squares / n < STILL ? null : (along / squares) * along * (12 / (n * (n * n - 1)));
}

export const stability = (returns: ArrayLike<number>): number | null => stabilityOf(logged(returns));
