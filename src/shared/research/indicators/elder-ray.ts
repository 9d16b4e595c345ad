/**
 * Elder-Ray: bull and bear power.
 * Formula: bull = high − EMA(close, period); bear = low − EMA(close, period)
 * Source: Elder, Trading for a Living (1993).
 * Warm-up: period − 1 rows.
 */
import { Machine, numberOf, rows, SEED, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { exponential, type Recursion } from './kernels/recursions.ts';

class ElderRay extends Machine {
  private readonly average: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(3);
    this.average = exponential(numberOf(parameters, 'period'), textOf(parameters, 'seed'));
  }

  override push({ high, low, close }: IndicatorBar): void {
    const { values } = this;
    const average = this.average.next(close);
    values[0] = high - average;
    values[1] = low - average;
    values[2] = average;
  }
}

export const elderRay = streamed(
  {
    name: 'elder-ray',
    title: 'Elder-Ray',
    group: 'trend',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(13), seed: SEED },
    outputs: ['bull', 'bear', 'ema'],
    warmUp: (parameters) => (parameters['seed'] === 'first' ? 0 : numberOf(parameters, 'period') - 1),
  },
  (parameters) => new ElderRay(parameters),
);
