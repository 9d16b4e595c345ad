/** The averages that bands, envelopes and oscillators can be built on, by name. */
import type { Kernel } from '../define.ts';
import { Nested } from './nested.ts';
import { exponential, wilder } from './recursions.ts';
import { RollingMean } from './sums.ts';
import { linearlyWeighted, type WeightedMean } from './weighted.ts';

export type AverageName = 'sma' | 'ema' | 'smma' | 'wma' | 'dema' | 'tema' | 'hma';

export const AVERAGE_NAMES = ['sma', 'ema', 'smma', 'wma', 'dema', 'tema', 'hma'] as const;

/** Hull's: a weighted mean of twice the half window's less the whole window's. */
export class Hull {
  private readonly half: WeightedMean;
  private readonly whole: WeightedMean;
  private readonly root: WeightedMean;

  constructor(period: number) {
    this.half = linearlyWeighted(Math.max(1, Math.floor(period / 2)));
    this.whole = linearlyWeighted(period);
    this.root = linearlyWeighted(Math.floor(Math.sqrt(period)));
  }

  next(value: number): number {
    const half = this.half.next(value);
    return this.root.next(2 * half - this.whole.next(value));
  }
}

export function averageOf(name: AverageName, period: number): Kernel {
  switch (name) {
    case 'sma':
      return new RollingMean(period);
    case 'ema':
      return exponential(period);
    case 'smma':
      return wilder(period);
    case 'wma':
      return linearlyWeighted(period);
    case 'dema':
      return new Nested(period, 'sma', 2);
    case 'tema':
      return new Nested(period, 'sma', 3);
    case 'hma':
      return new Hull(period);
  }
}

/** Rows from the beginning without a value. */
export function averageWarmUp(name: AverageName, period: number): number {
  switch (name) {
    case 'dema':
      return 2 * (period - 1);
    case 'tema':
      return 3 * (period - 1);
    case 'hma':
      return period - 1 + Math.floor(Math.sqrt(period)) - 1;
    case 'sma':
    case 'ema':
    case 'smma':
    case 'wma':
      return period - 1;
  }
}
