/** An index that follows the price's changes on days of more, or of less, volume: PVI and NVI. It begins at 1000. */
import type { IndicatorBar } from '../indicator.ts';
import { ratio } from './ratio.ts';

export class VolumeIndex {
  private readonly rising: boolean;
  private value = 1_000;
  private close = Number.NaN;
  private volume = Number.NaN;

  constructor(rising: boolean) {
    this.rising = rising;
  }

  next({ close, volume }: IndicatorBar): number {
    if (close !== close || volume !== volume) return Number.NaN;
    const counts = this.rising ? volume > this.volume : volume < this.volume;
    if (counts) this.value += this.value * ratio(close - this.close, this.close, 0);
    this.close = close;
    this.volume = volume;
    return this.value;
  }
}
