/**
 * Simple moving average.
 * Formula: (x[t] + … + x[t − period + 1]) / period
 * Source: the definition; running sum compensated after Neumaier (1974).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { RollingMean } from './kernels/sums.ts';
import type { Indicator } from './indicator.ts';

const formed = ofSource(
  {
    name: 'sma',
    title: 'Simple moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new RollingMean(numberOf(parameters, 'period')),
);

/** The operations of RollingMean in their order, with the column itself as the window. */
const batch: Indicator['batch'] = ({ source, count }, parameters, [out]) => {
  const period = numberOf(parameters, 'period');
  let sum = 0;
  let lost = 0;
  let gaps = period;
  for (let at = 0; at < count; at += 1) {
    const value = source[at]!;
    const left = at < period ? Number.NaN : source[at - period]!;
    if (left !== left) gaps -= 1;
    if (value === value) {
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
    } else gaps += 1;
    if (left === left) {
      const next = sum - left;
      lost += Math.abs(sum) >= Math.abs(left) ? sum - next - left : -left - next + sum;
      sum = next;
    }
    out![at] = gaps === 0 ? (sum + lost) / period : Number.NaN;
  }
};

export const sma: Indicator = { ...formed, batch };
