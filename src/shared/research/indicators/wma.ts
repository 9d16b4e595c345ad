/**
 * Weighted moving average.
 * Formula: Σ k · x[t − period + k] / Σ k, k = 1 … period
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { linearlyWeighted } from './kernels/weighted.ts';

export const wma = ofSource(
  {
    name: 'wma',
    title: 'Weighted moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => linearlyWeighted(numberOf(parameters, 'period')),
);
