/** Stock.Indicators: each function as one of ours. Where it draws a value at another row than the one where it is known, it is moved there. */
import type { Mapping } from './mapping.ts';
import { OSCILLATORS, OTHERS } from './skender-oscillators.ts';
import { AVERAGES, TREND } from './skender-trend.ts';

export const SKENDER: Readonly<Record<string, Mapping>> = {
  ...TREND,
  ...AVERAGES,
  ...OSCILLATORS,
  ...OTHERS,
};
