/**
 * Relative strength of two series.
 * Formula: strength = x / other; change = return of x over `period` rows less that of the other
 * Source: Levy (1967); Skender’s Prs.
 * Warm-up: none for the strength; period rows for the change.
 */
import { Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { ratio } from './kernels/ratio.ts';
import { Lag } from './kernels/window.ts';

class RelativeStrength extends Machine {
  private readonly own: Lag;
  private readonly second: Lag;

  constructor(period: number) {
    super(2);
    this.own = new Lag(period);
    this.second = new Lag(period);
  }

  override push({ source, other }: IndicatorBar): void {
    const { values } = this;
    const own = this.own.next(source);
    const second = this.second.next(other);
    values[0] = ratio(source, other, Number.NaN);
    values[1] = ratio(source - own, own, Number.NaN) - ratio(other - second, second, Number.NaN);
  }
}

export const relativeStrength = streamed(
  {
    name: 'relative-strength',
    title: 'Relative strength of two',
    group: 'statistics',
    overlay: false,
    reads: 'two',
    parameters: { period: rows(20) },
    outputs: ['strength', 'change'],
    warmUp: () => 0,
  },
  (parameters) => new RelativeStrength(numberOf(parameters, 'period')),
);
