/**
 * Rogers-Satchell volatility, annualised: right for prices that drift.
 * Formula: √(annual · mean of ln(high / close) · ln(high / open) + ln(low / close) · ln(low / open))
 * Source: Rogers and Satchell, Annals of Applied Probability 1 (1991).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofBars, real, rows } from './define.ts';
import { RangeVolatility } from './kernels/range-volatility.ts';

export const rogersSatchell = ofBars(
  {
    name: 'rogers-satchell',
    title: 'Rogers-Satchell volatility',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(20), annual: real(252, 1, 1_000_000) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) =>
    new RangeVolatility(
      parameters,
      ({ open, high, low, close }) =>
        Math.log(high / close) * Math.log(high / open) + Math.log(low / close) * Math.log(low / open),
    ),
);
