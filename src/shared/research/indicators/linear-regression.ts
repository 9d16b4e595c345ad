/**
 * Linear regression over a window.
 * Formula: least squares through (0, oldest) … (period − 1, newest): slope; end = line at the newest row; intercept = line at the oldest row;
 *   r2 = explained share; error = √(Σ residual² / (period − 2)); forecast = end + slope; deviation = σ of the population
 * Source: least squares. Skender counts x from the first row of all, so its intercept moves; the line is the same.
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { Line } from './kernels/line.ts';
import { Spread } from './kernels/spread.ts';
import { Window } from './kernels/window.ts';

class LinearRegression extends Machine {
  private readonly window: Window;
  private readonly line = new Line();
  private readonly spread = new Spread();

  constructor(period: number) {
    super(7);
    this.window = new Window(period);
  }

  override push({ source }: IndicatorBar): void {
    const { values, window, line, spread } = this;
    window.push(source);
    values.fill(Number.NaN);
    if (!window.full) return;
    const { data, start, size } = window;
    line.fit(data, start, size);
    spread.measure(data, start, size);
    values[0] = line.end;
    values[1] = line.slope;
    values[2] = line.begin;
    values[3] = line.rSquared;
    values[4] = size > 2 ? Math.sqrt(line.residual / (size - 2)) : 0;
    values[5] = line.end + line.slope;
    values[6] = Math.sqrt(spread.squares / size);
  }
}

export const linearRegression = streamed(
  {
    name: 'linear-regression',
    title: 'Linear regression',
    group: 'statistics',
    overlay: true,
    reads: 'source',
    parameters: { period: rows(14, 2) },
    outputs: ['end', 'slope', 'intercept', 'r2', 'error', 'forecast', 'deviation'],
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new LinearRegression(numberOf(parameters, 'period')),
);
