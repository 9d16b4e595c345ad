/**
 * Garman-Klass volatility, annualised.
 * Formula: √(annual · mean of ½ · ln(high / low)² − (2 · ln 2 − 1) · ln(close / open)²)
 * Source: Garman and Klass, Journal of Business 53 (1980).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, real, rows } from './define.ts';
import { RangeVolatility } from './kernels/range-volatility.ts';

export const garmanKlass = ofBars(
  {
    name: 'garman-klass',
    title: 'Garman-Klass volatility',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(20), annual: real(252, 1, 1_000_000) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) =>
    new RangeVolatility(
      parameters,
      ({ open, high, low, close }) =>
        Math.log(high / low) ** 2 / 2 - (2 * Math.LN2 - 1) * Math.log(close / open) ** 2,
    ),
);
