/** Return over risk. Null where the risk is none or cannot be said. */
import { correlation, count, sum } from './moments.ts';
import type { Ranks } from './ranks.ts';
import { logged } from './returns.ts';

const over = (value: number, risk: number | null): number | null =>
  risk !== null && risk > 0 ? value / risk : null;

/** (return − free) ÷ volatility, both of the same span (Sharpe 1994). */
export const sharpe = (yearly: number, volatility: number | null, free = 0): number | null =>
  over(yearly - free, volatility);

/** √(Σ min(r − least, 0)² ÷ n) × √periods (Sortino & van der Meer 1991): all returns count in n. */
export function downsideDeviation(returns: ArrayLike<number>, periods: number, least = 0): number | null {
  const known = count(returns);
  if (known === 0) return null;
  const squares = new Float64Array(returns.length);
  for (let at = 0; at < returns.length; at += 1) squares[at] = Math.min(returns[at]! - least, 0) ** 2;
  return Math.sqrt(sum(squares) / known) * Math.sqrt(periods);
}

/** (return − free) ÷ downside deviation. */
export const sortino = (yearly: number, downside: number | null, free = 0): number | null =>
  over(yearly - free, downside);

/** Return ÷ deepest fall, as a positive share (Young 1991). */
export const calmar = (yearly: number, deepest: number): number | null => over(yearly, deepest);

/** Σ max(r − least, 0) ÷ Σ max(least − r, 0) (Keating and Shadwick 2002); null where nothing fell short. */
export function omega(returns: ArrayLike<number>, least = 0): number | null {
  const over = new Float64Array(returns.length);
  const under = new Float64Array(returns.length);
  for (let at = 0; at < returns.length; at += 1) {
    over[at] = Math.max(returns[at]! - least, 0);
    under[at] = Math.max(least - returns[at]!, 0);
  }
  const lacking = sum(under);
  return lacking > 0 ? sum(over) / lacking : null;
}

/** Σ r ÷ |Σ of the losses| (Schwager 2012, there of months); null where nothing was lost. */
export function gainToPain(returns: ArrayLike<number>): number | null {
  const [gained, lost] = [sum(returns), sumBelowZero(returns)];
  return lost < 0 ? gained / -lost : null;
}

function sumBelowZero(values: ArrayLike<number>): number {
  const losses = new Float64Array(values.length);
  for (let at = 0; at < values.length; at += 1) losses[at] = Math.min(values[at]!, 0);
  return sum(losses);
}

/** |upper quantile| ÷ |lower quantile|, at `share` and 1 − `share`; null where the lower is zero. */
export function tailRatio(ranks: Ranks, share = 0.95): number | null {
  if (ranks.length === 0) return null;
  const [high, low] = [Math.abs(ranks.quantile(share)), Math.abs(ranks.quantile(1 - share))];
  return low > 0 ? high / low : null;
}

/** R² of the running sum of ln(1 + r) against a straight line; null for fewer than 2, and where it stays where it is. */
export function stability(returns: ArrayLike<number>): number | null {
  const known = Float64Array.from(logged(returns)).filter((value) => !Number.isNaN(value));
  const rows = new Float64Array(known.length);
  let grown = 0;
  for (let at = 0; at < known.length; at += 1) {
    grown += known[at]!;
    known[at] = grown;
    rows[at] = at;
  }
  const r = correlation(rows, known);
  return r === null ? null : r * r;
}
