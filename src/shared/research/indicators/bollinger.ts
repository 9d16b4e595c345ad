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
import { RollingSpread } from './kernels/spread.ts';
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
  private readonly spread = new RollingSpread();
  private readonly size: number;
  private readonly share: number;
  private readonly deviations: number;
  private readonly half: number;

  constructor(parameters: IndicatorParameters) {
    this.size = numberOf(parameters, 'period');
    this.share = 1 / (parameters['deviation'] === 'sample' ? this.size - 1 : this.size);
    this.deviations = numberOf(parameters, 'deviations');
    this.half = 0.5 / this.deviations;
  }

  /** Of the window that begins at `start`; `gone` is the row before it. */
  fill(data: Float64Array, start: number, gone: number, out: Columns, at: number): void {
    const { spread } = this;
    const value = data[start + this.size - 1]!;
    spread.next(data, start, this.size, gone);
    const middle = spread.mean;
    const sigma = Math.sqrt(spread.squares * this.share);
    const reach = this.deviations * sigma;
    const z = ratio(value - middle, sigma, 0);
    out.middle[at] = middle;
    out.upper[at] = middle + reach;
    out.lower[at] = middle - reach;
    // (x − lower) / (upper − lower), which lies as far from the middle as z does.
    out.percentB[at] = 0.5 + z * this.half;
    out.width[at] = ratio(2 * reach, middle, 0);
    out.z[at] = z;
  }

  /** There is no whole window. */
  none(out: Columns, at: number): void {
    this.spread.reset();
    out.middle[at] = out.upper[at] = out.lower[at] = Number.NaN;
    out.percentB[at] = out.width[at] = out.z[at] = Number.NaN;
  }
}

class Bollinger extends Machine {
  private readonly window: Window;
  private readonly bands: Bands;
  private readonly cells: Columns;

  constructor(parameters: IndicatorParameters) {
    super(6);
    this.window = new Window(numberOf(parameters, 'period'));
    this.bands = new Bands(parameters);
    this.cells = columnsOf(Array.from({ length: 6 }, (_, at) => this.values.subarray(at, at + 1)));
  }

  override push({ source }: IndicatorBar): void {
    const { window } = this;
    const gone = window.push(source);
    if (window.gaps === 0) this.bands.fill(window.data, window.start, gone, this.cells, 0);
    else this.bands.none(this.cells, 0);
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

/** The same windows, taken from the column itself. */
const batch: Indicator['batch'] = ({ source, count }, parameters, columns) => {
  const out = columnsOf(columns);
  const bands = new Bands(parameters);
  const period = numberOf(parameters, 'period');
  let gaps = period;
  for (let at = 0; at < count; at += 1) {
    const value = source[at]!;
    const left = at < period ? Number.NaN : source[at - period]!;
    if (left !== left) gaps -= 1;
    if (value !== value) gaps += 1;
    if (gaps === 0) bands.fill(source, at - period + 1, left, out, at);
    else bands.none(out, at);
  }
};

export const bollinger: Indicator = { ...formed, batch };
