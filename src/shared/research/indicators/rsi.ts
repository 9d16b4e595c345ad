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

/** Begun by the kernel; then its operations in their order, on variables of its own. */
const batch: Indicator['batch'] = ({ source, count }, parameters, [out]) => {
  const period = numberOf(parameters, 'period');
  const flat = numberOf(parameters, 'flat');
  const kernel = new Rsi(period, flat);
  const { weight, keep } = kernel.gains;
  let at = 0;
  let before = Number.NaN;
  for (; at < count && kernel.gains.value !== kernel.gains.value; at += 1) {
    const value = source[at]!;
    out![at] = kernel.next(value);
    if (value === value) before = value;
  }
  let gains = kernel.gains.value;
  let losses = kernel.losses.value;
  for (; at < count; at += 1) {
    const change = source[at]! - before;
    if (change !== change) {
      out![at] = Number.NaN;
      continue;
    }
    before = source[at]!;
    const size = Math.abs(change);
    const gain = size + change;
    const loss = size - change;
    if (gain !== gains) gains = keep * gains + weight * gain;
    if (loss !== losses) losses = keep * losses + weight * loss;
    const both = gains + losses;
    out![at] = both === 0 ? flat : (100 * gains) / both;
  }
};

export const rsi: Indicator = { ...formed, batch };
