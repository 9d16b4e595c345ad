/**
 * Z-score: by how many deviations the present value lies beside the mean.
 * Formula: (x − mean) / σ over `period` rows, σ of the population or of the sample; 0 where nothing deviates
 * Source: the definition.
 * Warm-up: period − 1 rows.
 */
import { choice, numberOf, ofSource, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSpread } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class ZScore {
  private readonly window: Window;
  private readonly divisor: number;
  private readonly spread = new RollingSpread();

  constructor(parameters: IndicatorParameters) {
    const period = numberOf(parameters, 'period');
    this.window = new Window(period);
    this.divisor = parameters['deviation'] === 'sample' ? period - 1 : period;
  }

  next(value: number): number {
    const { window, spread } = this;
    const gone = window.push(value);
    if (!window.full) {
      spread.reset();
      return Number.NaN;
    }
    spread.next(window.data, window.start, window.size, gone);
    return ratio(value - spread.mean, Math.sqrt(spread.squares / this.divisor), 0);
  }
}

export const zScore = ofSource(
  {
    name: 'z-score',
    title: 'Z-score',
    group: 'statistics',
    overlay: false,
    parameters: { period: rows(20, 2), deviation: choice('population', 'sample') },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new ZScore(parameters),
);
