/**
 * Ulcer index.
 * Formula: √(mean over `period` rows of drawdown²), drawdown in percent below the highest close of the window up to that row
 * Source: Martin and McCann, The Investor’s Guide to Fidelity Funds (1989).
 * Warm-up: period − 1 rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { ratio } from './kernels/ratio.ts';
import { Window } from './kernels/window.ts';

class Ulcer {
  private readonly window: Window;

  constructor(period: number) {
    this.window = new Window(period);
  }

  next(value: number): number {
    const { window } = this;
    window.push(value);
    if (!window.full) return Number.NaN;
    const { data, start, size } = window;
    let top = data[start]!;
    let squares = 0;
    for (let at = start; at < start + size; at += 1) {
      top = Math.max(top, data[at]!);
      squares += (100 * ratio(data[at]! - top, top, 0)) ** 2;
    }
    return Math.sqrt(squares / size);
  }
}

export const ulcer = ofSource(
  {
    name: 'ulcer',
    title: 'Ulcer index',
    group: 'volatility',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period') - 1,
  },
  (parameters) => new Ulcer(numberOf(parameters, 'period')),
);
