/** Two exponential averages apart, in units or in percent of the slow one, with a signal: APO, PPO and PVO. */
import { Machine, numberOf } from '../define.ts';
import type { IndicatorBar, IndicatorParameters } from '../indicator.ts';
import { ratio } from './ratio.ts';
import { exponential, type Recursion } from './recursions.ts';

export class Oscillator extends Machine {
  private readonly fast: Recursion;
  private readonly slow: Recursion;
  private readonly signal: Recursion;
  private readonly column: 'source' | 'volume';
  private readonly percent: boolean;

  constructor(parameters: IndicatorParameters, column: 'source' | 'volume', percent: boolean) {
    super(3);
    const seed = parameters['seed'] === 'first' ? 'first' : 'sma';
    this.fast = exponential(numberOf(parameters, 'fast'), seed);
    this.slow = exponential(numberOf(parameters, 'slow'), seed);
    this.signal = exponential(numberOf(parameters, 'signal'), seed);
    this.column = column;
    this.percent = percent;
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const value = bar[this.column];
    const fast = this.fast.next(value);
    const slow = this.slow.next(value);
    values[0] = this.percent ? 100 * ratio(fast - slow, slow, 0) : fast - slow;
    values[1] = this.signal.next(values[0]);
    values[2] = values[0] - values[1];
  }
}

export const oscillatorWarmUp = (parameters: IndicatorParameters): number =>
  parameters['seed'] === 'first'
    ? 0
    : Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) - 1;
