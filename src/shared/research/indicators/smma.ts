/**
 * Smoothed moving average, also Wilder's.
 * Formula: v += (x − v) / period, begun at the mean of the first `period` values.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { wilder } from './kernels/recursions.ts';

export const smma = ofSource(
  {
    name: 'smma',
    title: 'Smoothed moving average (Wilder)',
    group: 'average',
    overlay: true,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => wilder(numberOf(parameters, 'period')),
);
