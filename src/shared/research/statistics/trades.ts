/** Of trades that are over: profits in money or returns as shares, net of costs unless said otherwise. Null without enough. */
import { deviation, mean, sum, type Of } from './moments.ts';

const only = (values: ArrayLike<number>, keep: (value: number) => boolean): Float64Array =>
  Float64Array.from(values).filter(keep);
const won = (values: ArrayLike<number>): Float64Array => only(values, (value) => value > 0);
const lost = (values: ArrayLike<number>): Float64Array => only(values, (value) => value < 0);

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

/** W − (1 − W) ÷ (mean gain ÷ mean loss): Kelly 1956, of outcomes as they were; null without gains or losses. */
export function kellyShare(profits: ArrayLike<number>): number | null {
  const rate = winRate(profits);
  const [gain, loss] = [mean(won(profits)), mean(lost(profits))];
  if (rate === null || gain === null || loss === null) return null;
  return rate - (1 - rate) / (gain / -loss);
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
