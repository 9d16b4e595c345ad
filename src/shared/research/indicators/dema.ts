/**
 * Double exponential moving average.
 * Formula: 2 · EMA(x) − EMA(EMA(x))
 * Source: Mulloy, Smoothing Data with Faster Moving Averages, TASC 1/1994.
 * Warm-up: 2 · (period − 1) rows; period − 1 with seed together.
 */
import { choice, numberOf, ofSource, rows, textOf } from './define.ts';
import { Nested, nestedWarmUp } from './kernels/nested.ts';

export const dema = ofSource(
  {
    name: 'dema',
    title: 'Double exponential moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20), seed: choice('sma', 'first', 'together') },
    warmUp: (parameters) => nestedWarmUp(numberOf(parameters, 'period'), textOf(parameters, 'seed'), 2),
  },
  (parameters) => new Nested(numberOf(parameters, 'period'), textOf(parameters, 'seed'), 2),
);
