/**
 * Bollinger bands, with where the price stands in them.
 * Formula: middle = SMA(x, period); upper, lower = middle ± deviations · σ; percentB = (x − lower) / (upper − lower); width = (upper − lower) / middle;
 *   z = (x − middle) / σ. Bands of flat prices lie upon each other: percentB 0.5, z 0.
 * Source: Bollinger, Bollinger on Bollinger Bands (2001): the deviation of the population (divided by period); `sample` divides by period − 1.
 * Warm-up: period − 1 rows.
 */
import { choice, Machine, numberOf, real, rows, streamed } from './define.ts';
import type { Indicator, IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSpread, rollingSpreads } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

interface Columns {
  readonly middle: Float64Array;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly percentB: Float64Array;
  readonly width: Float64Array;
  readonly z: Float64Array;
}

const columnsOf = (out: readonly Float64Array[]): Columns => ({
  middle: out[0]!,
  upper: out[1]!,
  lower: out[2]!,
  percentB: out[3]!,
  width: out[4]!,
  z: out[5]!,
});

class Bands {
  readonly size: number;
  private readonly share: number;
  private readonly deviations: number;
  private readonly half: number;

  constructor(parameters: IndicatorParameters) {
    this.size = numberOf(parameters, 'period');
    this.share = 1 / (parameters['deviation'] === 'sample' ? this.size - 1 : this.size);
    this.deviations = numberOf(parameters, 'deviations');
    this.half = 0.5 / this.deviations;
  }

  /** Of rows `from` to before `end`, whose windows have the means and sums of squares that stand in `middle` and `z`. */
  fill(source: Float64Array, from: number, end: number, out: Columns): void {
    const { middle, upper, lower, percentB, width, z } = out;
    const { share, deviations, half } = this;
    for (let at = from; at < end; at += 1) {
      const mean = middle[at]!;
      const sigma = Math.sqrt(z[at]! * share);
      const reach = deviations * sigma;
      const score = ratio(source[at]! - mean, sigma, 0);
      upper[at] = mean + reach;
      lower[at] = mean - reach;
      // (x − lower) / (upper − lower), which lies as far from the middle as z does.
      percentB[at] = 0.5 + score * half;
      width[at] = ratio(2 * reach, mean, 0);
      z[at] = score;
    }
  }

  /** There is no whole window. */
  none(out: Columns, at: number): void {
    out.middle[at] = out.upper[at] = out.lower[at] = Number.NaN;
    out.percentB[at] = out.width[at] = out.z[at] = Number.NaN;
  }
}

class Bollinger extends Machine {
  private readonly window: Window;
  private readonly spread = new RollingSpread();
  private readonly bands: Bands;
  private readonly cells: Columns;
  private readonly value = new Float64Array(1);

  constructor(parameters: IndicatorParameters) {
    super(6);
    this.window = new Window(numberOf(parameters, 'period'));
    this.bands = new Bands(parameters);
    this.cells = columnsOf(Array.from({ length: 6 }, (_, at) => this.values.subarray(at, at + 1)));
  }

  override push({ source }: IndicatorBar): void {
    const { window, spread, cells } = this;
    const gone = window.push(source);
    if (window.gaps > 0) {
      spread.reset();
      return this.bands.none(cells, 0);
    }
    spread.next(window.data, window.start, this.bands.size, gone);
    this.value[0] = source;
    cells.middle[0] = spread.mean;
    cells.z[0] = spread.squares;
    this.bands.fill(this.value, 0, 1, cells);
  }
}

const formed = streamed(
  {
    name: 'bollinger',
    title: 'Bollinger bands',
    group: 'volatility',
    overlay: true,
    reads: 'source',
    parameters: {
      period: rows(20, 2),
      deviations: real(2, 0.01, 100),
      deviation: choice('population', 'sample'),
    },
    outputs: ['middle', 'upper', 'lower', 'percentB', 'width', 'z'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Bollinger(parameters),
);

/** Stretches without a gap: first what the windows say, then the bands. */
const batch: Indicator['batch'] = ({ source, count }, parameters, columns) => {
  const out = columnsOf(columns);
  const bands = new Bands(parameters);
  const { size } = bands;
  let begin = 0;
  while (begin < count) {
    let end = begin;
    while (end < count && source[end]! === source[end]!) end += 1;
    const whole = Math.min(end, begin + size - 1);
    for (let at = begin; at < whole; at += 1) bands.none(out, at);
    if (whole < end) rollingSpreads(source, { from: whole, end, size }, out.middle, out.z);
    bands.fill(source, whole, end, out);
    if (end < count) bands.none(out, end);
    begin = end + 1;
  }
};

export const bollinger: Indicator = { ...formed, batch };
