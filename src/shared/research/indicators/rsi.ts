/**
 * Relative strength index.
 * Formula: 100 · gain / (gain + loss), Wilder averages of rises and falls; 100 without falls, `flat` without either.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978).
 * Warm-up: period rows.
 */
import { numberOf, ofSource, real, rows } from './define.ts';
import { Rsi } from './kernels/strength.ts';
import type { Indicator } from './indicator.ts';

const formed = ofSource(
  {
    name: 'rsi',
    title: 'Relative strength index',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(14), flat: real(100, 0, 100) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Rsi(numberOf(parameters, 'period'), numberOf(parameters, 'flat')),
);

/** The kernel, called from one place alone, which lets it run inline. */
const batch: Indicator['batch'] = ({ source, count }, parameters, [out]) => {
  const kernel = new Rsi(numberOf(parameters, 'period'), numberOf(parameters, 'flat'));
  for (let at = 0; at < count; at += 1) out![at] = kernel.next(source[at]!);
};

export const rsi: Indicator = { ...formed, batch };
