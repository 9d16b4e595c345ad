/**
 * Forecast oscillator.
 * Formula: 100 · (x − forecast of the row before) / x, the forecast by the regression over the `period` rows before
 * Source: Chande and Kroll, The New Technical Trader (1994); as in Tulip.
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Line } from './kernels/line.ts';
import { ratio } from './kernels/ratio.ts';
import { Window } from './kernels/window.ts';

class ForecastOscillator {
  private readonly window: Window;
  private readonly line = new Line();

  constructor(period: number) {
    this.window = new Window(period);
  }

  next(value: number): number {
    const { window, line } = this;
    const known = window.full;
    if (known) line.fit(window.data, window.start, window.size);
    window.push(value);
    return known ? 100 * ratio(value - line.end - line.slope, value, 0) : Number.NaN;
  }
}

export const forecastOscillator = ofSource(
  {
    name: 'forecast-oscillator',
    title: 'Forecast oscillator',
    group: 'statistics',
    overlay: false,
    parameters: { period: rows(5, 2) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new ForecastOscillator(numberOf(parameters, 'period')),
);
