/**
 * Highest value of a window.
 * Formula: max of the last `period` rows
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Extreme } from './kernels/extremes.ts';

export const highest = ofSource(
  {
    name: 'highest',
    title: 'Highest',
    group: 'price',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Extreme(numberOf(parameters, 'period'), 'max'),
);
