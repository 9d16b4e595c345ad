/**
 * Stochastic RSI: where the RSI stands in its own range.
 * Formula: average(100 · (RSI − lowest) / (highest − lowest), smooth); signal = its mean
 * Source: Chande and Kroll, The New Technical Trader (1994), there from 0 to 1; a window without a range gives 0.
 * Warm-up: rsi + period − 1 + smooth − 1 rows; signal − 1 more for the signal.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Place, Rsi } from './kernels/strength.ts';
import { RollingMean } from './kernels/sums.ts';

class StochRsi extends Machine {
  private readonly rsi: Rsi;
  private readonly place: Place;
  private readonly smooth: RollingMean;
  private readonly signal: RollingMean;

  constructor(parameters: IndicatorParameters) {
    super(2);
    this.rsi = new Rsi(numberOf(parameters, 'rsi'), 100);
    this.place = new Place(numberOf(parameters, 'period'), 0);
    this.smooth = new RollingMean(numberOf(parameters, 'smooth'));
    this.signal = new RollingMean(numberOf(parameters, 'signal'));
  }

  override push({ source }: IndicatorBar): void {
    const { values } = this;
    const rsi = this.rsi.next(source);
    const k = this.smooth.next(this.place.next(rsi, rsi, rsi));
    values[0] = k;
    values[1] = this.signal.next(k);
  }
}

export const stochrsi = streamed(
  {
    name: 'stochrsi',
    title: 'Stochastic RSI',
    group: 'momentum',
    overlay: false,
    reads: 'source',
    parameters: { rsi: rows(14), period: rows(14), smooth: rows(1), signal: rows(3) },
    outputs: ['stochrsi', 'signal'],
    warmUp: (parameters) =>
      numberOf(parameters, 'rsi') + numberOf(parameters, 'period') + numberOf(parameters, 'smooth') - 2,
  },
  (parameters) => new StochRsi(parameters),
);
