/**
 * Value at risk and expected shortfall of a portfolio from its daily outcomes in money (value-at-risk.ts has the formulas);
 * a loss is positive, and a portfolio that never loses risks 0. Over a horizon of h days: the mean × h and the spread × √h;
 * of historical figures, × √h.
 */
import { quantileOfSorted } from './moments.ts';
import { parametricShortfall, parametricVar } from './value-at-risk.ts';

export interface Measure {
  readonly method: 'historical' | 'parametric';
  /** Percent. */
  readonly confidence: number;
  /** Days. */
  readonly horizon: number;
}

/** Outcomes in ascending order with what is asked of them again and again. */
export interface Outcomes {
  readonly sorted: Float64Array;
  readonly mean: number;
  readonly deviation: number;
}

/** Sorts the array in place. */
export function outcomesOf(values: Float64Array): Outcomes {
  const sorted = values.sort();
  const { length } = sorted;
  let sum = 0;
  for (const value of sorted) sum += value;
  const mean = length === 0 ? 0 : sum / length;
  let squares = 0;
  for (const value of sorted) squares += (value - mean) ** 2;
  return { sorted, mean, deviation: length < 2 ? 0 : Math.sqrt(squares / (length - 1)) };
}

function historicalShortfall(sorted: Float64Array, limit: number): number {
  const beyond = sorted.findLastIndex((value) => value <= limit) + 1;
  let sum = 0;
  for (let place = 0; place < beyond; place += 1) sum += sorted[place]!;
  return -sum / beyond;
}

/** A share of 1, as the estimates take it. */
const shareOf = ({ confidence }: Measure): number => confidence / 100;

export function valueAtRisk({ sorted, mean, deviation }: Outcomes, measure: Measure): number {
  if (sorted.length === 0) return 0;
  const { method, horizon } = measure;
  const root = Math.sqrt(horizon);
  const share = shareOf(measure);
  const loss =
    method === 'historical'
      ? -quantileOfSorted(sorted, 1 - share) * root
      : parametricVar(mean * horizon, deviation * root, share);
  return Math.max(0, loss);
}

export function expectedShortfall({ sorted, mean, deviation }: Outcomes, measure: Measure): number {
  if (sorted.length === 0) return 0;
  const { method, horizon } = measure;
  const root = Math.sqrt(horizon);
  const share = shareOf(measure);
  const loss =
    method === 'historical'
      ? historicalShortfall(sorted, quantileOfSorted(sorted, 1 - share)) * root
      : parametricShortfall(mean * horizon, deviation * root, share);
  return Math.max(0, loss);
}
