/**
 * True range.
 * Formula: max(high, close before) − min(low, close before)
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). First `range`: the first bar has high − low.
 * Warm-up: one row; none with first range.
 */
import { choice, ofBars, textOf } from './define.ts';
import { TrueRange } from './kernels/ranges.ts';

export const trueRange = ofBars(
  {
    name: 'true-range',
    title: 'True range',
    group: 'volatility',
    overlay: false,
    parameters: { first: choice('skip', 'range') },
    warmUp: (parameters) => (parameters['first'] === 'range' ? 0 : 1),
  },
  (parameters) => new TrueRange(textOf(parameters, 'first')),
);
