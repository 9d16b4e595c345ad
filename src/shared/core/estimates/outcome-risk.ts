/**
 * Value at risk and expected shortfall of a portfolio from its daily outcomes in money (value-at-risk.ts has the formulas);
 * a loss is positive, and a portfolio that never loses risks 0. Over a horizon of h days: the mean × h and the spread × √h;
 * of historical figures, × √h.
 */
import { normalDensity, normalQuantile } from './normal.ts';

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

function historicalQuantile(sorted: Float64Array, at: number): number {
  const place = (sorted.length - 1) * at;
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[below + 1] ?? low;
  return low + (high - low) * (place - below);
}

function historicalShortfall(sorted: Float64Array, limit: number): number {
  let sum = 0;
  let count = 0;
  for (const value of sorted) {
    if (value > limit) break;
    sum += value;
    count += 1;
  }
  return count === 0 ? 0 : sum / count;
}

const tailOf = ({ confidence }: Measure): number => (100 - confidence) / 100;

export function valueAtRisk(outcomes: Outcomes, measure: Measure): number {
  const { sorted, mean, deviation } = outcomes;
  const tail = tailOf(measure);
  const { horizon } = measure;
  const loss =
    measure.method === 'historical'
      ? -historicalQuantile(sorted, tail) * Math.sqrt(horizon)
      : -(mean * horizon + normalQuantile(tail) * deviation * Math.sqrt(horizon));
  return Math.max(0, loss);
}

export function expectedShortfall(outcomes: Outcomes, measure: Measure): number {
  const { sorted, mean, deviation } = outcomes;
  const tail = tailOf(measure);
  const { horizon } = measure;
  const loss =
    measure.method === 'historical'
      ? -historicalShortfall(sorted, historicalQuantile(sorted, tail)) * Math.sqrt(horizon)
      : (deviation * Math.sqrt(horizon) * normalDensity(normalQuantile(tail))) / tail - mean * horizon;
  return Math.max(0, loss);
}
