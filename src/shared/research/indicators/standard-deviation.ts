/**
 * Standard deviation, variance and z-score of a window.
 * Formula: σ² = Σ (x − mean)² / period (population) or / (period − 1) (sample); z = (x − mean) / σ, 0 where nothing deviates
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSpread } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class StandardDeviation extends Machine {
  private readonly window: Window;
  private readonly divisor: number;
  private readonly spread = new RollingSpread();

  constructor(parameters: IndicatorParameters) {
    super(4);
    const period = numberOf(parameters, 'period');
    this.window = new Window(period);
    this.divisor = parameters['deviation'] === 'sample' ? period - 1 : period;
  }

  override push({ source }: IndicatorBar): void {
    const { values, window, spread } = this;
    const gone = window.push(source);
    values.fill(Number.NaN);
    if (!window.full) {
      spread.reset();
      return;
    }
    spread.next(window.data, window.start, window.size, gone);
    const variance = spread.squares / this.divisor;
    values[0] = Math.sqrt(variance);
    values[1] = spread.mean;
    values[2] = ratio(source - spread.mean, values[0], 0);
    values[3] = variance;
  }
}

export const standardDeviation = streamed(
  {
    name: 'standard-deviation',
    title: 'Standard deviation',
    group: 'statistics',
    overlay: false,
    reads: 'source',
    parameters: { period: rows(20, 2), deviation: choice('population', 'sample') },
    outputs: ['deviation', 'mean', 'z', 'variance'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new StandardDeviation(parameters),
);
