/**
 * Lowest value of a window.
 * Formula: min of the last `period` rows
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Extreme } from './kernels/extremes.ts';

export const lowest = ofSource(
  {
    name: 'lowest',
    title: 'Lowest',
    group: 'price',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Extreme(numberOf(parameters, 'period'), 'min'),
);
