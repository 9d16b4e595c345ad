/**
 * Sum of a window.
 * Formula: x[t] + … + x[t − period + 1]
 * Source: the definition; compensated after Neumaier (1974).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { RollingSum } from './kernels/sums.ts';

export const sum = ofSource(
  {
    name: 'sum',
    title: 'Sum',
    group: 'statistics',
    overlay: false,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new RollingSum(numberOf(parameters, 'period')),
);
