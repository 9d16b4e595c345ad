/**
 * Moving average envelopes: a band of so many percent around an average.
 * Formula: average · (1 ± percent / 100)
 * Source: Murphy, Technical Analysis of the Financial Markets (1999).
 * Warm-up: the average's.
 */
import { choice, Machine, numberOf, real, rows, streamed, textOf, type Kernel } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { AVERAGE_NAMES, averageOf, averageWarmUp } from './kernels/averages.ts';

class Envelopes extends Machine {
  private readonly average: Kernel;
  private readonly share: number;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.average = averageOf(textOf(parameters, 'average'), numberOf(parameters, 'period'));
    this.share = numberOf(parameters, 'percent') / 100;
  }

  override push({ source }: IndicatorBar): void {
    const { values, share } = this;
    const centre = this.average.next(source);
    values[0] = centre;
    values[1] = centre + centre * share;
    values[2] = centre - centre * share;
  }
}

export const envelopes = streamed(
  {
    name: 'envelopes',
    title: 'Moving average envelopes',
    group: 'average',
    overlay: true,
    reads: 'source',
    parameters: { period: rows(20, 2), percent: real(2.5, 0.001, 100), average: choice(...AVERAGE_NAMES) },
    outputs: ['centre', 'upper', 'lower'],
    warmUp: (parameters) => averageWarmUp(textOf(parameters, 'average'), numberOf(parameters, 'period')),
  },
  (parameters) => new Envelopes(parameters),
);
