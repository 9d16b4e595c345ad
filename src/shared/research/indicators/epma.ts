/**
 * End point moving average: where the line of least squares through the window ends.
 * Formula: mean + slope · (period − 1) / 2
 * Source: least squares; also “linear regression” and “least squares moving average”.
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Line } from './kernels/line.ts';
import { Window } from './kernels/window.ts';

class Epma {
  private readonly window: Window;
  private readonly line = new Line();

  constructor(period: number) {
    this.window = new Window(period);
  }

  next(value: number): number {
    const { window, line } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    line.fit(window.data, window.start, window.size);
    return line.end;
  }
}

export const epma = ofSource(
  {
    name: 'epma',
    title: 'End point moving average',
    group: 'average',
    overlay: true,
    parameters: { period: rows(10, 2) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Epma(numberOf(parameters, 'period')),
);
