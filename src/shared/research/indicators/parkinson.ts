/**
 * Parkinson volatility, annualised.
 * Formula: √(annual · mean of ln(high / low)² / (4 · ln 2))
 * Source: Parkinson, Journal of Business 53 (1980).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, real, rows } from './define.ts';
import { RangeVolatility } from './kernels/range-volatility.ts';

export const parkinson = ofBars(
  {
    name: 'parkinson',
    title: 'Parkinson volatility',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(20), annual: real(252, 1, 1_000_000) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) =>
    new RangeVolatility(parameters, ({ high, low }) => Math.log(high / low) ** 2 / (4 * Math.LN2)),
);
