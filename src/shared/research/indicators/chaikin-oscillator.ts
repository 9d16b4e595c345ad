/**
 * Chaikin oscillator.
 * Formula: EMA(ADL, fast) − EMA(ADL, slow)
 * Source: Chaikin, in Achelis, Technical Analysis from A to Z (1995); seed as in EMA.
 * Warm-up: slow − 1 rows.
 */
import { Machine, numberOf, rows, SEED, streamed, textOf } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { closeLocation } from './kernels/ranges.ts';
import { exponential, type Recursion, type Seed } from './kernels/recursions.ts';
import { Total } from './kernels/sums.ts';

const longest = (parameters: IndicatorParameters): number =>
  Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow'));

class ChaikinOscillator extends Machine {
  private readonly total = new Total();
  private readonly fast: Recursion;
  private readonly slow: Recursion;
  private held: number;

  constructor(parameters: IndicatorParameters) {
    super(4);
    const seed = textOf<Seed>(parameters, 'seed');
    this.fast = exponential(numberOf(parameters, 'fast'), seed);
    this.slow = exponential(numberOf(parameters, 'slow'), seed);
    this.held = longest(parameters) - 1;
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const line = this.total.next(closeLocation(bar) * bar.volume);
    const fast = this.fast.next(line);
    const slow = this.slow.next(line);
    values[0] = this.held > 0 ? Number.NaN : fast - slow;
    values[1] = fast;
    values[2] = slow;
    values[3] = line;
    if (this.held > 0 && line === line) this.held -= 1;
  }
}

export const chaikinOscillator = streamed(
  {
    name: 'chaikin-oscillator',
    title: 'Chaikin oscillator',
    group: 'volume',
    overlay: false,
    reads: 'bars',
    parameters: { fast: rows(3), slow: rows(10), seed: SEED },
    outputs: ['oscillator', 'fast', 'slow', 'adl'],
    warmUp: (parameters) => longest(parameters) - 1,
  },
  (parameters) => new ChaikinOscillator(parameters),
);
