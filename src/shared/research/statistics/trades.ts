/** Of trades that are over: profits in money or returns as shares, net of costs unless said otherwise. Null without enough. */
import { deviation, mean, sum, type Of } from './moments.ts';

/** Those above zero, or those below. */
export function ofSign(values: ArrayLike<number>, sign: 1 | -1): Float64Array {
  const kept = new Float64Array(values.length);
  let length = 0;
  for (let at = 0; at < values.length; at += 1) {
    if (!(values[at]! * sign > 0)) continue;
    kept[length] = values[at]!;
    length += 1;
  }
  return kept.subarray(0, length);
}
const won = (values: ArrayLike<number>): Float64Array => ofSign(values, 1);
const lost = (values: ArrayLike<number>): Float64Array => ofSign(values, -1);

/** Share of profits above zero. */
export const winRate = (profits: ArrayLike<number>): number | null =>
  profits.length === 0 ? null : won(profits).length / profits.length;

/** Σ gains ÷ |Σ losses|; null where nothing was lost. */
export function profitFactor(values: ArrayLike<number>): number | null {
  const losses = sum(lost(values));
  return losses < 0 ? sum(won(values)) / -losses : null;
}

/** √n × mean ÷ σ of profits (Van Tharp's system quality number); null where all are the same. */
export function systemQuality(profits: ArrayLike<number>, of: Of = 'sample'): number | null {
  const [average, spread] = [mean(profits), deviation(profits, of)];
  if (average === null || spread === null || spread === 0) return null;
  return (Math.sqrt(profits.length) * average) / spread;
}

/** Mean gain, above zero; null without gains. */
export const averageWin = (profits: ArrayLike<number>): number | null => mean(won(profits));

/** Mean loss, below zero; null without losses. */
export const averageLoss = (profits: ArrayLike<number>): number | null => mean(lost(profits));

/** Mean gain ÷ mean loss, above zero; null without gains or losses. */
export function payoff(profits: ArrayLike<number>): number | null {
  const [gain, loss] = [averageWin(profits), averageLoss(profits)];
  return gain === null || loss === null ? null : gain / -loss;
}

/**
 * W − (1 − W) ÷ payoff: Kelly 1956, of outcomes as they were; null without gains or losses. Outcomes of zero count as not won
 * unless they are `left-out`.
 */
export function kellyShare(
  profits: ArrayLike<number>,
  zeros: 'counted' | 'left-out' = 'counted',
): number | null {
  const [wins, losses] = [won(profits).length, lost(profits).length];
  const ratio = payoff(profits);
  if (ratio === null) return null;
  const rate = wins / (zeros === 'counted' ? profits.length : wins + losses);
  return rate - (1 - rate) / ratio;
}

/** Mean ÷ |mean loss|: what a trade brings for each unit that a loss costs (Tharp, of R multiples); null without losses. */
export function expectancyRatio(profits: ArrayLike<number>): number | null {
  const [average, loss] = [mean(profits), averageLoss(profits)];
  return average === null || loss === null ? null : average / -loss;
}

/** The most of one outcome in a row; `win` says which an outcome is. */
export function longestStreaks(
  profits: ArrayLike<number>,
  win: (profit: number) => boolean = (profit) => profit > 0,
): { readonly won: number; readonly lost: number } {
  const most = { won: 0, lost: 0 };
  let [running, before] = [0, false];
  for (let at = 0; at < profits.length; at += 1) {
    const now = win(profits[at]!);
    running = at > 0 && now === before ? running + 1 : 1;
    before = now;
    most[now ? 'won' : 'lost'] = Math.max(most[now ? 'won' : 'lost'], running);
  }
  return most;
}
