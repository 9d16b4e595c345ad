/**
 * Heikin-Ashi bars.
 * Formula: close = (open + high + low + close) / 4; open = (open before + close before) / 2 of these bars, at first (open + close) / 2 of the bar;
 *   high and low reach to them
 * Source: Valcu, Using the Heikin-Ashi Technique, TASC 2/2004.
 * Warm-up: none.
 */
import { Machine, streamed } from './define.ts';
import type { IndicatorBar } from './indicator.ts';

class HeikinAshi extends Machine {
  private open = Number.NaN;
  private close = Number.NaN;

  constructor() {
    super(4);
  }

  override push(bar: IndicatorBar): void {
    const { values } = this;
    const close = (bar.open + bar.high + bar.low + bar.close) / 4;
    values.fill(Number.NaN);
    if (close !== close) return;
    const began = this.close === this.close;
    const open = began ? (this.open + this.close) / 2 : (bar.open + bar.close) / 2;
    this.open = open;
    this.close = close;
    values[0] = open;
    values[1] = Math.max(bar.high, open, close);
    values[2] = Math.min(bar.low, open, close);
    values[3] = close;
  }
}

export const heikinAshi = streamed(
  {
    name: 'heikin-ashi',
    title: 'Heikin-Ashi',
    group: 'price',
    overlay: true,
    reads: 'bars',
    parameters: {},
    outputs: ['open', 'high', 'low', 'close'],
    warmUp: () => 0,
  },
  () => new HeikinAshi(),
);
