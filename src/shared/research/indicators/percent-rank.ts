/**
 * Percent rank.
 * Formula: percent of the `period` rows before the present one that are below it
 * Source: the definition, as in Connors RSI.
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { Window } from './kernels/window.ts';

class PercentRank {
  private readonly window: Window;

  constructor(period: number) {
    this.window = new Window(period);
  }

  next(value: number): number {
    const { window } = this;
    const known = window.full && value === value;
    const { data, start, size } = window;
    let below = 0;
    for (let at = start; at < start + size; at += 1) if (data[at]! < value) below += 1;
    window.push(value);
    return known ? (100 * below) / size : Number.NaN;
  }
}

export const percentRank = ofSource(
  {
    name: 'percent-rank',
    title: 'Percent rank',
    group: 'statistics',
    overlay: false,
    parameters: { period: rows(100) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new PercentRank(numberOf(parameters, 'period')),
);
