/**
 * Triple exponential moving average.
 * Formula: 3 · EMA(x) − 3 · EMA(EMA(x)) + EMA(EMA(EMA(x)))
 * Source: Mulloy, Smoothing Data with Less Lag, TASC 2/1994.
 * Warm-up: 3 · (period − 1) rows; period − 1 with seed together.
 */
import { choice, numberOf, ofSource, rows, textOf } from './define.ts';
import { Nested, nestedWarmUp } from './kernels/nested.ts';

export const tema = ofSource(
  {
    name: 'tema',
    title: 'Triple exponential moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20), seed: choice('sma', 'first', 'together') },
    warmUp: (parameters) => nestedWarmUp(numberOf(parameters, 'period'), textOf(parameters, 'seed'), 3),
  },
  (parameters) => new Nested(numberOf(parameters, 'period'), textOf(parameters, 'seed'), 3),
);
