/**
 * Volume oscillator.
 * Formula: 100 · (SMA(volume, fast) − SMA(volume, slow)) / SMA(volume, slow); 0 where nothing was traded
 * Source: Achelis, Technical Analysis from A to Z (1995).
 * Warm-up: slow − 1 rows.
 */
import { numberOf, ofBars, rows } from './define.ts';
import type { IndicatorBar, IndicatorParameters } from './indicator.ts';
import { ratio, zeroOf } from './kernels/ratio.ts';
import { RollingMean } from './kernels/sums.ts';

class VolumeOscillator {
  private readonly fast: RollingMean;
  private readonly slow: RollingMean;

  constructor(parameters: IndicatorParameters) {
    this.fast = new RollingMean(numberOf(parameters, 'fast'));
    this.slow = new RollingMean(numberOf(parameters, 'slow'));
  }

  next({ volume }: IndicatorBar): number {
    const fast = this.fast.next(volume);
    const slow = this.slow.next(volume);
    return 100 * ratio(fast - slow, slow, zeroOf(fast));
  }
}

export const volumeOscillator = ofBars(
  {
    name: 'volume-oscillator',
    title: 'Volume oscillator',
    group: 'volume',
    overlay: false,
    parameters: { fast: rows(5), slow: rows(10) },
    warmUp: (parameters) => Math.max(numberOf(parameters, 'fast'), numberOf(parameters, 'slow')) - 1,
  },
  (parameters) => new VolumeOscillator(parameters),
);
