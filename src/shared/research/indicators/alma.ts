/**
 * Arnaud Legoux moving average: Gaussian weights around a point of the window.
 * Formula: weight k = exp(−(k − offset · (period − 1))² / (2 · (period / sigma)²)), k = 0 (oldest) … period − 1
 * Source: Legoux and Kouzis-Loukas (2009), arnaudlegoux.com. Centre `floor` rounds the point down to a row, as Tulip.
 * Warm-up: period − 1 rows.
 */
import { choice, numberOf, ofSource, real, rows } from './define.ts';
import { WeightedMean } from './kernels/weighted.ts';

export const alma = ofSource(
  {
    name: 'alma',
    title: 'Arnaud Legoux moving average',
    group: 'average',
    overlay: true,
    parameters: {
      period: rows(9),
      offset: real(0.85, 0, 1),
      sigma: real(6, 0.1, 100),
      centre: choice('exact', 'floor'),
    },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => {
    const period = numberOf(parameters, 'period');
    const exact = numberOf(parameters, 'offset') * (period - 1);
    const centre = parameters['centre'] === 'floor' ? Math.floor(exact) : exact;
    const width = period / numberOf(parameters, 'sigma');
    return new WeightedMean(
      Float64Array.from({ length: period }, (_, at) => Math.exp(-((at - centre) ** 2) / (2 * width * width))),
    );
  },
);
