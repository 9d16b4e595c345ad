/** From values over time to returns. A return that cannot be said (from zero or less) is NaN, and left out by what follows. */
import { DAY_MS } from '#core/units/civil.ts';
import { sum } from './moments.ts';

/** What a moment of a close is moved back by to be on its date: a close at midnight belongs to the day that ends there. */
export const CLOSE = 1;

/** Rows that are the last of their UTC date, in order; `back` as `CLOSE`, or 0 where rows are stamped with their beginning. */
export function rowsOfDays(time: ArrayLike<number>, back = 0): number[] {
  const rows: number[] = [];
  const last = time.length - 1;
  let ends = -Infinity;
  for (let row = 0; row <= last; row += 1) {
    // A date is worked out once: rows before its end are on it.
    if (time[row]! - back >= ends) ends = (Math.floor((time[row]! - back) / DAY_MS) + 1) * DAY_MS;
    if (row === last || time[row + 1]! - back >= ends) rows.push(row);
  }
  return rows;
}

/** The last value of each UTC date that has one, in order. */
export const lastOfDays = (time: ArrayLike<number>, values: ArrayLike<number>): Float64Array =>
  Float64Array.from(rowsOfDays(time), (row) => values[row]!);

/** v[t] ÷ v[t − 1] − 1: one fewer than values. */
export function simpleReturns(values: ArrayLike<number>): Float64Array {
  const returns = new Float64Array(Math.max(0, values.length - 1));
  for (let at = 0; at < returns.length; at += 1)
    returns[at] = values[at]! > 0 ? values[at + 1]! / values[at]! - 1 : Number.NaN;
  return returns;
}

/** ln(v[t] ÷ v[t − 1]). */
export function logReturns(values: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: Math.max(0, values.length - 1) }, (_, at) =>
    Math.log(values[at + 1]! / values[at]!),
  );
}

/**
 * What one unit grows to, row by row, itself first: one more than returns. Unknown returns count as zero; once nothing is left it stays
 * nothing.
 */
export function wealthOf(returns: ArrayLike<number>, start = 1): Float64Array {
  const wealth = new Float64Array(returns.length + 1);
  wealth[0] = start;
  for (let at = 0; at < returns.length; at += 1) {
    const each = returns[at]!;
    wealth[at + 1] = Number.isNaN(each) ? wealth[at]! : wealth[at]! * (1 + each);
  }
  return wealth;
}

/** Π(1 + r) − 1, unknown returns counting as zero; null without returns. */
export function totalReturn(returns: ArrayLike<number>): number | null {
  if (returns.length === 0) return null;
  let grown = 1;
  for (let at = 0; at < returns.length; at += 1) if (!Number.isNaN(returns[at]!)) grown *= 1 + returns[at]!;
  return grown - 1;
}

/** ln(1 + r), a return each; unknown where all is lost. */
export function logged(returns: ArrayLike<number>): Float64Array {
  const logs = new Float64Array(returns.length);
  for (let at = 0; at < returns.length; at += 1)
    logs[at] = returns[at]! > -1 ? Math.log1p(returns[at]!) : Number.NaN;
  return logs;
}

/**
 * (Π(1 + r))^(1 ÷ n) − 1, unknown returns counting as zero. Null without returns; zero where one lost everything
 * (backtesting.py `geometric_mean`).
 */
export function geometricMean(returns: ArrayLike<number>): number | null {
  if (returns.length === 0) return null;
  const grown = Float64Array.from(returns, (value) => (Number.isNaN(value) ? 1 : 1 + value));
  if (grown.some((value) => value <= 0)) return 0;
  return Math.exp(sum(grown.map(Math.log)) / grown.length) - 1;
}
