/** Averages of a window whose rows count differently. */
import { Window } from './window.ts';

/** Σ weight · value over the window, oldest first; the weights sum to one. */
export class WeightedMean {
  private readonly window: Window;
  private readonly weights: Float64Array;

  constructor(weights: Float64Array) {
    this.window = new Window(weights.length);
    let sum = 0;
    for (const weight of weights) sum += weight;
    this.weights = weights.map((weight) => weight / sum);
  }

  next(value: number): number {
    const { window, weights } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    const { data, start } = window;
    const anchor = data[start]!;
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1) sum += weights[at]! * (data[start + at]! - anchor);
    return anchor + sum;
  }
}

/** Weights 1, 2, … period: the newest row counts most. */
export const linearlyWeighted = (period: number): WeightedMean =>
  new WeightedMean(Float64Array.from({ length: period }, (_, at) => at + 1));
