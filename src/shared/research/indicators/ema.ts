/**
 * Exponential moving average.
 * Formula: v += 2 / (period + 1) · (x − v), begun at the mean of the first `period` values (seed sma) or at the first value (seed first).
 * Source: Appel, Technical Analysis (2005); seeds: TA-Lib and most platforms sma, Tulip and MetaTrader first.
 * Warm-up: period − 1 rows; none with seed first.
 */
import { numberOf, ofSource, rows, SEED, textOf } from './define.ts';
import { exponential, Recursion } from './kernels/recursions.ts';
import type { Indicator } from './indicator.ts';

const formed = ofSource(
  {
    name: 'ema',
    title: 'Exponential moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(20), seed: SEED },
    warmUp: (parameters) => (parameters['seed'] === 'first' ? 0 : numberOf(parameters, 'period') - 1),
  },
  (parameters) => exponential(numberOf(parameters, 'period'), textOf(parameters, 'seed')),
);

/** Once begun, the operation of Recursion on a variable of its own. */
const batch: Indicator['batch'] = ({ source, count }, parameters, [out]) => {
  const period = numberOf(parameters, 'period');
  const weight = 2 / (period + 1);
  const seed = parameters['seed'] === 'first' ? 1 : period;
  const begin = new Recursion(weight, seed);
  let at = 0;
  while (at < count && begin.value !== begin.value) {
    out![at] = begin.next(source[at]!);
    at += 1;
  }
  const { keep } = begin;
  let average = begin.value;
  for (; at < count; at += 1) {
    const value = source[at]!;
    if (value === value) {
      if (value !== average) average = keep * average + weight * value;
      out![at] = average;
    } else out![at] = Number.NaN;
  }
};

export const ema: Indicator = { ...formed, batch };
