/** Of trades that are over: profits in money or returns as shares, net of costs unless said otherwise. Null without enough. */
import { count as known, deviation, mean, STRETCH, type Of } from './moments.ts';

/** Gains and losses counted and added up. */
export interface Outcomes {
  readonly count: number;
  readonly wins: number;
  readonly losses: number;
  /** Σ of those above zero, and of those below. */
  readonly won: number;
  readonly lost: number;
}

/** Unknown ones are left out. */
export function outcomesOf(values: ArrayLike<number>): Outcomes {
  let [wins, losses, won, lost] = [0, 0, 0, 0];
  for (let from = 0; from < values.length; from += STRETCH) {
    let [gained, given] = [0, 0];
    for (let at = from; at < values.length && at < from + STRETCH; at += 1) {
      const value = values[at]!;
      if (value > 0) {
        wins += 1;
        gained += value;
      } else if (value < 0) {
        losses += 1;
        given += value;
      }
    }
    won += gained;
    lost += given;
  }
  return { count: known(values), wins, losses, won, lost };
}

/** Share of profits above zero. */
export const winRateOf = ({ count, wins }: Outcomes): number | null => (count === 0 ? null : wins / count);

/** Σ gains ÷ |Σ losses|; null where nothing was lost. */
export const profitFactorOf = ({ won, lost }: Outcomes): number | null => (lost < 0 ? won / -lost : null);

/** Mean gain, above zero; null without gains. */
export const averageWinOf = ({ wins, won }: Outcomes): number | null => (wins === 0 ? null : won / wins);

/** Mean loss, below zero; null without losses. */
export const averageLossOf = ({ losses, lost }: Outcomes): number | null =>
  losses === 0 ? null : lost / losses;

/** Mean gain ÷ mean loss, above zero; null without gains or losses. */
export function payoffOf(outcomes: Outcomes): number | null {
  const [gain, loss] = [averageWinOf(outcomes), averageLossOf(outcomes)];
  return gain === null || loss === null ? null : gain / -loss;
}

/**
 * W − (1 − W) ÷ payoff: Kelly 1956, of outcomes as they were; null without gains or losses. Outcomes of zero count as not won
 * unless they are `left-out`.
 */
export function kellyOf(outcomes: Outcomes, zeros: 'counted' | 'left-out' = 'counted'): number | null {
  const { count, wins, losses } = outcomes;
  const ratio = payoffOf(outcomes);
  if (ratio === null) return null;
  const rate = wins / (zeros === 'counted' ? count : wins + losses);
  return rate - (1 - rate) / ratio;
}

export const winRate = (profits: ArrayLike<number>): number | null => winRateOf(outcomesOf(profits));
export const profitFactor = (values: ArrayLike<number>): number | null => profitFactorOf(outcomesOf(values));
export const averageWin = (values: ArrayLike<number>): number | null => averageWinOf(outcomesOf(values));
export const averageLoss = (values: ArrayLike<number>): number | null => averageLossOf(outcomesOf(values));
export const payoff = (values: ArrayLike<number>): number | null => payoffOf(outcomesOf(values));
export const kellyShare = (
  values: ArrayLike<number>,
  zeros: 'counted' | 'left-out' = 'counted',
): number | null => kellyOf(outcomesOf(values), zeros);

/** √n × mean ÷ σ of profits (Van Tharp's system quality number); null where all are the same. */
export function systemQuality(profits: ArrayLike<number>, of: Of = 'sample'): number | null {
  const [average, spread] = [mean(profits), deviation(profits, of)];
  if (average === null || spread === null || spread === 0) return null;
  return (Math.sqrt(profits.length) * average) / spread;
}

/** Mean ÷ |mean loss|: what a trade brings for each unit that a loss costs (Tharp, of R multiples); null without losses. */
export function expectancyRatio(profits: ArrayLike<number>): number | null {
  const [average, loss] = [mean(profits), averageLoss(profits)];
  return average === null || loss === null ? null : average / -loss;
}

/** The most above zero in a row, and the most below; what is zero or unknown ends both. */
export function longestRuns(values: ArrayLike<number>): { readonly above: number; readonly below: number } {
  let above = 0;
  let below = 0;
  let up = 0;
  let down = 0;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at]!;
    up = value > 0 ? up + 1 : 0;
    down = value < 0 ? down + 1 : 0;
    if (up > above) above = up;
    if (down > below) below = down;
  }
  return { above, below };
}

/** The most of one outcome in a row; `win` says which an outcome is. */
export function longestStreaks(
  profits: ArrayLike<number>,
  win: (profit: number) => boolean = (profit) => profit > 0,
): { readonly won: number; readonly lost: number } {
  let won = 0;
  let lost = 0;
  let running = 0;
  let before = false;
  for (let at = 0; at < profits.length; at += 1) {
    const now = win(profits[at]!);
    running = at > 0 && now === before ? running + 1 : 1;
    before = now;
    if (now && running > won) won = running;
    else if (!now && running > lost) lost = running;
  }
  return { won, lost };
}
