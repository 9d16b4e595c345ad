/**
 * Hull moving average.
 * Formula: WMA(2 · WMA(x, period / 2) − WMA(x, period), √period), halves and roots rounded down.
 * Source: Hull, alanhull.com (2005).
 * Warm-up: period − 1 + ⌊√period⌋ − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { averageWarmUp, Hull } from './kernels/averages.ts';

export const hma = ofSource(
  {
    name: 'hma',
    title: 'Hull moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(14, 2) },
    warmUp: (parameters) => averageWarmUp('hma', numberOf(parameters, 'period')),
  },
  (parameters) => new Hull(numberOf(parameters, 'period')),
);
