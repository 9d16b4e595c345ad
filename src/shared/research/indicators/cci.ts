/**
 * Commodity channel index.
 * Formula: (typical − mean) / (constant · mean deviation), typical = (high + low + close) / 3; 0 where nothing deviates.
 * Source: Lambert, Commodities 10/1980: deviation `window` measures all rows from the present mean. Backtrader’s `rolling` averages each
 *   row’s distance from its own mean; Lambert is right.
 * Warm-up: period − 1 rows; 2 · (period − 1) with deviation rolling.
 */
import { choice, Machine, numberOf, real, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { meanDistance, meanOf } from './kernels/spread.ts';
import { RollingMean } from './kernels/sums.ts';
import { Window } from './kernels/window.ts';

class Cci extends Machine {
  private readonly window: Window;
  private readonly constant: number;
  private readonly rolling: RollingMean | null;

  constructor(parameters: IndicatorParameters) {
    super(1);
    const period = numberOf(parameters, 'period');
    this.window = new Window(period);
    this.constant = numberOf(parameters, 'constant');
    this.rolling = parameters['deviation'] === 'rolling' ? new RollingMean(period) : null;
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { window, rolling } = this;
    const typical = (high + low + close) / 3;
    window.push(typical);
    const { data, start, size } = window;
    const mean = window.full ? meanOf(data, start, size) : Number.NaN;
    const distance = typical - mean;
    const deviation = rolling ? rolling.next(Math.abs(distance)) : meanDistance(data, start, size, mean);
    this.values[0] = ratio(distance, this.constant * deviation, 0);
  }
}

export const cci = streamed(
  {
    name: 'cci',
    title: 'Commodity channel index',
    group: 'momentum',
    overlay: false,
    reads: 'bars',
    parameters: {
      period: rows(20, 2),
      constant: real(0.015, 0.0001, 1),
      deviation: choice('window', 'rolling'),
    },
    outputs: ['cci'],
    warmUp: (parameters) =>
      (numberOf(parameters, 'period') - 1) * (parameters['deviation'] === 'rolling' ? 2 : 1),
  },
  (parameters) => new Cci(parameters),
);
