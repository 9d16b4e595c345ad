/**
 * Crossings of two series.
 * Formula: over = 1 where x is above the other and was not so at the row before; under alike below; either = one of the two
 * Source: the definition. technicalindicators’ CrossUp and CrossDown look for the last row that was not equal; so does memory last.
 * Warm-up: one row.
 */
import { choice, Machine, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';

class Crossing extends Machine {
  private readonly keeps: boolean;
  private before = Number.NaN;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.keeps = parameters['memory'] === 'last';
  }

  override push({ source, other }: IndicatorBar): void {
    const { values, before } = this;
    const side = Math.sign(source - other);
    values.fill(Number.NaN);
    if (side !== side) return;
    if (side !== 0 || !this.keeps || before !== before) this.before = side;
    if (before !== before) return;
    const crossed = side !== 0 && (before === -side || (before === 0 && !this.keeps)) ? side : 0;
    values[0] = Math.max(0, crossed);
    values[1] = Math.max(0, -crossed);
    values[2] = Math.abs(crossed);
  }
}

export const crossing = streamed(
  {
    name: 'crossing',
    title: 'Crossings of two series',
    group: 'statistics',
    overlay: false,
    reads: 'two',
    parameters: { memory: choice('row', 'last') },
    outputs: ['over', 'under', 'either'],
    warmUp: () => 1,
  },
  (parameters) => new Crossing(parameters),
);
