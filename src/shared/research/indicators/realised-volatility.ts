/**
 * Realised volatility of closes, annualised.
 * Formula: √annual · σ of the last `period` returns, logarithmic or simple, of the sample or of the population; as a share, 0.2 for 20 %
 * Source: Hull, Options, Futures, and Other Derivatives: logarithmic, sample. Tulip: simple, population, annual 252.
 * Warm-up: period rows.
 */
import { choice, numberOf, ofSource, real, rows } from './define.ts';
import type { IndicatorParameters } from './indicator.ts';
import { Spread } from './kernels/spread.ts';
import { Previous, Window } from './kernels/window.ts';

class RealisedVolatility {
  private readonly before = new Previous();
  private readonly window: Window;
  private readonly simple: boolean;
  private readonly factor: number;
  private readonly spread = new Spread();

  constructor(parameters: IndicatorParameters) {
    const period = numberOf(parameters, 'period');
    const divisor = parameters['deviation'] === 'sample' ? period - 1 : period;
    this.window = new Window(period);
    this.simple = parameters['returns'] === 'simple';
    this.factor = numberOf(parameters, 'annual') / divisor;
  }

  next(value: number): number {
    const { window, spread } = this;
    const pace = value / this.before.next(value);
    window.push(
      pace > 0 && pace < Number.POSITIVE_INFINITY ? (this.simple ? pace - 1 : Math.log(pace)) : Number.NaN,
    );
    if (!window.full) return Number.NaN;
    spread.measure(window.data, window.start, window.size);
    return Math.sqrt(this.factor * spread.squares);
  }
}

export const realisedVolatility = ofSource(
  {
    name: 'realised-volatility',
    title: 'Realised volatility',
    group: 'volatility',
    overlay: false,
    parameters: {
      period: rows(20, 2),
      annual: real(252, 1, 1_000_000),
      returns: choice('log', 'simple'),
      deviation: choice('sample', 'population'),
    },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new RealisedVolatility(parameters),
);
