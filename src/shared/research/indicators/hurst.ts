/**
 * Hurst exponent by rescaled range.
 * Formula: slope of log(mean R / S of chunks) over log(chunk size), chunks of n, n / 2, n / 4 … logarithmic returns (at least 8 each, at most 32 chunks); corrected: of
 *   R / S − what chance alone gives + √(π n / 2); NaN where nothing moved
 * Source: Hurst (1951); Mandelbrot and Wallis (1969); Anis and Lloyd, Biometrika 63 (1976).
 * Warm-up: period rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { expectedRange, rescaledRange } from './kernels/rescaled-range.ts';
import { Previous, Window } from './kernels/window.ts';

const LEAST = 8;
const MOST_CHUNKS = 32;

/** The chunk lengths of a window, with their logarithms and what is added to R / S for the corrected exponent. */
class Sizes {
  readonly lengths: Float64Array;
  readonly logs: Float64Array;
  readonly corrections: Float64Array;

  constructor(period: number) {
    const lengths = [];
    for (let chunks = 1; chunks <= MOST_CHUNKS && Math.floor(period / chunks) >= LEAST; chunks *= 2)
      lengths.push(Math.floor(period / chunks));
    this.lengths = Float64Array.from(lengths);
    this.logs = this.lengths.map(Math.log10);
    this.corrections = this.lengths.map(
      (length) => Math.sqrt((Math.PI * length) / 2) - expectedRange(length),
    );
  }
}

class Hurst extends Machine {
  private readonly before = new Previous();
  private readonly window: Window;
  private readonly sizes: Sizes;
  private readonly ranges: Float64Array;

  constructor(period: number) {
    super(2);
    this.window = new Window(period);
    this.sizes = new Sizes(period);
    this.ranges = new Float64Array(this.sizes.lengths.length);
  }

  override push({ source }: IndicatorBar): void {
    const { values, window } = this;
    const pace = source / this.before.next(source);
    window.push(pace > 0 && pace < Number.POSITIVE_INFINITY ? Math.log(pace) : Number.NaN);
    values.fill(Number.NaN);
    if (!window.full) return;
    this.measure();
    values[0] = this.slope(0);
    values[1] = this.slope(1);
  }

  private measure(): void {
    const { data, start, size } = this.window;
    const { lengths } = this.sizes;
    for (let at = 0, chunks = 1; at < lengths.length; at += 1, chunks *= 2) {
      const length = lengths[at]!;
      this.ranges[at] = rescaledRange(data, start + size - length * chunks, length, chunks);
    }
  }

  /** Of log(R / S), with so much of the correction added, over log(length). */
  private slope(share: number): number {
    const { logs, corrections } = this.sizes;
    let sumX = 0;
    let sumY = 0;
    let sumXX = 0;
    let sumXY = 0;
    for (let at = 0; at < logs.length; at += 1) {
      const range = this.ranges[at]! + share * corrections[at]!;
      if (range <= 0) return Number.NaN;
      const x = logs[at]!;
      const y = Math.log10(range);
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumXY += x * y;
    }
    return ratio(logs.length * sumXY - sumX * sumY, logs.length * sumXX - sumX * sumX, Number.NaN);
  }
}

export const hurst = streamed(
  {
    name: 'hurst',
    title: 'Hurst exponent',
    group: 'statistics',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(100, 16) },
    outputs: ['hurst', 'corrected'],
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Hurst(numberOf(parameters, 'period')),
);
