/**
 * Directional movement, up and down: of the range beyond the bar before's, the larger part.
 * Formula: +DM = high − high before where that is positive and more than low before − low, else 0; −DM alike; smoothed: Σ after Wilder
 *   (v − v / period + DM); period 1 is the plain movement.
 * Source: Wilder, New Concepts in Technical Trading Systems (1978). Seed `short` as in ADX.
 * Warm-up: period rows; one less with seed short.
 */
import { choice, Machine, numberOf, rows, streamed } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { Movement } from './kernels/ranges.ts';
import { Recursion } from './kernels/recursions.ts';

class DirectionalMovement extends Machine {
  private readonly movement = new Movement();
  private readonly period: number;
  private readonly up: Recursion;
  private readonly down: Recursion;

  constructor(parameters: IndicatorParameters) {
    super(2);
    const period = numberOf(parameters, 'period');
    const begin = parameters['seed'] === 'short' ? Math.max(1, period - 1) : period;
    this.period = period;
    this.up = new Recursion(1 / period, begin, period);
    this.down = new Recursion(1 / period, begin, period);
  }

  override push(bar: IndicatorBar): void {
    const { values, movement, period } = this;
    movement.next(bar);
    values[0] = period * this.up.next(movement.up);
    values[1] = period * this.down.next(movement.down);
  }
}

export const directionalMovement = streamed(
  {
    name: 'directional-movement',
    title: 'Directional movement, up and down',
    group: 'trend',
    overlay: false,
    reads: 'bars',
    parameters: { period: rows(1), seed: choice('full', 'short') },
    outputs: ['up', 'down'],
    warmUp: (parameters) => {
      const period = numberOf(parameters, 'period');
      return parameters['seed'] === 'short' ? Math.max(1, period - 1) : period;
    },
  },
  (parameters) => new DirectionalMovement(parameters),
);
