/**
 * Chande momentum oscillator.
 * Formula: 100 · (Σ rises − Σ falls) / (Σ rises + Σ falls) over `period` changes; 0 where nothing moved.
 * Source: Chande and Kroll, The New Technical Trader (1994).
 * Warm-up: period rows.
 */
import { numberOf, ofSource, rows } from './define.ts';
import { ratio } from './kernels/ratio.ts';
import { RollingSum } from './kernels/sums.ts';
import { Previous } from './kernels/window.ts';

class Cmo {
  private readonly before = new Previous();
  private readonly rises: RollingSum;
  private readonly falls: RollingSum;

  constructor(period: number) {
    this.rises = new RollingSum(period);
    this.falls = new RollingSum(period);
  }

  next(value: number): number {
    const change = value - this.before.next(value);
    const rises = this.rises.next((Math.abs(change) + change) / 2);
    const falls = this.falls.next((Math.abs(change) - change) / 2);
    return 100 * ratio(rises - falls, rises + falls, 0);
  }
}

export const cmo = ofSource(
  {
    name: 'cmo',
    title: 'Chande momentum oscillator',
    group: 'momentum',
    overlay: false,
    parameters: { period: rows(14) },
    warmUp: (parameters) => numberOf(parameters, 'period'),
  },
  (parameters) => new Cmo(numberOf(parameters, 'period')),
);
