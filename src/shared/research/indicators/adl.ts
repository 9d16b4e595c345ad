/**
 * Accumulation/distribution line.
 * Formula: Σ multiplier · volume, multiplier = ((close − low) − (high − close)) / (high − low), 0 without a range
 * Source: Chaikin, in Achelis, Technical Analysis from A to Z (1995).
 * Warm-up: none.
 */
import { Machine, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';
import { closeLocation } from './kernels/ranges.ts';
import { Total } from './kernels/sums.ts';

class Adl extends Machine {
  private readonly total = new Total();

  constructor() {
    super(3);
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const multiplier = closeLocation(bar);
    const flow = multiplier * bar.volume;
    values[0] = this.total.next(flow);
    values[1] = multiplier;
    values[2] = flow;
  }
}

export const adl = streamed(
  {
    name: 'adl',
    title: 'Accumulation/distribution line',
    group: 'volume',
    overlay: false,
    reads: 'bars',
    parameters: {},
    outputs: ['adl', 'multiplier', 'flow'],
    warmUp: () => 0,
  },
  () => new Adl(),
);
