/**
 * Volume that cannot be or is unusual: negative (error), zero where the bars around have some (warning where the bar's
 * prices move all the same, else info), and a spike (info: real ones are common).
 *
 * Zero is unusual where at most `RARELY` of the window's bars have none. A spike is more than `SPIKE_SIGMAS` robust standard
 * deviations above the median, both of logarithms and the deviation from the upper quartile, never taken as less than
 * `LEAST_SIGMA`. A series without any volume
 * has nothing to check.
 */
import { barAt, type Bar } from '../../bars/columns.ts';
import type { Check, CheckedSeries, Finding } from '../finding.ts';
import { kthSmallest, medianOf, rolling, STRIDE, strideOf, WINDOW } from '../robust.ts';

const RARELY = 0.05;
const SPIKE_SIGMAS = 8;
const LEAST_SIGMA = 0.35;

type Found = (finding: Finding) => void;

function report(
  { columns }: CheckedSeries,
  row: number,
  kind: 'volume-negative' | 'volume-zero' | 'volume-spike',
  severity: Finding['severity'],
  numbers: Finding['numbers'],
): Finding {
  const at = columns.time[row]!;
  return { check: 'volume', kind, severity, from: at, to: at, row, count: 1, numbers };
}

function negative(series: CheckedSeries, row: number): Finding {
  const before = barAt(series.columns, row);
  const [open, high, low, close, volume] = before;
  const after: Bar = [open, high, low, close, 0];
  return {
    ...report(series, row, 'volume-negative', 'error', { volume }),
    repair: { kind: 'set', reason: 'volume-zero', time: series.columns.time[row]!, before, after },
  };
}

interface Usual {
  /** By stride: share of bars without volume, median of those with some, robust deviation of their logarithms. */
  readonly zeros: Float64Array;
  readonly middle: Float64Array;
  readonly sigma: Float64Array;
}

/** Of a normal distribution the upper quartile is this many standard deviations above the median. */
const QUARTILE_SIGMAS = 0.6745;

function usualOf({ columns: { volume, count } }: CheckedSeries): Usual {
  const strides = Math.ceil(count / STRIDE);
  const [zeros, middle, sigma] = [0, 1, 2].map(() => new Float64Array(strides)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let stride = 0;
  rolling(
    count,
    (row) => (volume[row]! > 0 ? volume[row]! : Number.NaN),
    (values, traded) => {
      zeros[stride] = 1 - traded / Math.min(count, WINDOW);
      const median = medianOf(values, traded);
      const quartile = kthSmallest(values, traded, Math.min(traded - 1, Math.floor(0.75 * traded)));
      middle[stride] = median;
      sigma[stride] = Math.max(LEAST_SIGMA, Math.log(quartile / median) / QUARTILE_SIGMAS);
      stride += 1;
      return 0;
    },
  );
  return { zeros, middle, sigma };
}

function zeroAt(series: CheckedSeries, row: number, share: number, found: Found): void {
  if (share > RARELY) return;
  const { high, low } = series.columns;
  const moves = high[row] !== low[row];
  found(report(series, row, 'volume-zero', moves ? 'warning' : 'info', { usualShare: share }));
}

export const volumes: Check = (series, found) => {
  const { volume, count } = series.columns;
  const { zeros, middle, sigma } = usualOf(series);
  const limit = middle.map((median, stride) => median * Math.exp(SPIKE_SIGMAS * sigma[stride]!));
  for (let row = 0; row < count; row += 1) {
    const traded = volume[row]!;
    const stride = strideOf(row);
    if (traded < 0) found(negative(series, row));
    else if (traded === 0) zeroAt(series, row, zeros[stride]!, found);
    else if (traded > limit[stride]!) {
      const usual = middle[stride]!;
      const sigmas = Math.log(traded / usual) / sigma[stride]!;
      found(report(series, row, 'volume-spike', 'info', { volume: traded, usual, sigmas }));
    }
  }
};
