/**
 * How orders fill on bars, as three independent choices and two models; presets name the usual combinations.
 * A bar says only open, high, low, close and volume: what happened inside is an assumption, and it is named.
 */
import type { SlippageModel } from '../slippage/slippage.ts';

/** When a market order sent between two bars fills. */
export type MarketFill = 'next-open' | 'this-close';
/**
 * When a limit order fills: as soon as its price is traded; when the price goes through it by a tick; or only with the
 * part of the volume that traded at its price or better, taken as spread evenly over the bar's range.
 */
export type LimitFill = 'touch' | 'penetrate' | 'volume';
/**
 * The way a bar went: open-high-low-close, open-low-high-close, the extreme nearer to the open first, or the one that
 * hurts the position first.
 */
export type BarPath = 'ohlc' | 'olhc' | 'nearest-first' | 'worst-first';

/**
 * When the exits of a bracket begin to work: as soon as their entry fills; with the next bar unless the entry was an order at
 * the market; with the next bar whatever it was.
 */
export type ExitStart = 'at-once' | 'market-at-once' | 'next-bar';

export interface BarConfig {
  readonly market: MarketFill;
  readonly limit: LimitFill;
  readonly path: BarPath;
  /** Most of a bar's volume that orders may take, in basis points; null is no limit. */
  readonly participationBps: number | null;
  readonly slippage: SlippageModel;
  /** `at-once` when not said. */
  readonly exits?: ExitStart;
  /** Trailing stops follow every price of the way when not said; or the close of each bar alone. */
  readonly trail?: 'close';
  /** Slipped prices stay within the bar, and limit orders that the open makes marketable slip too, up to their limit. */
  readonly slip?: 'within-bar';
  /** What a fill of any order pays on its price where it opens or adds to a position, in billionths of the price. */
  readonly entrySpread?: number;
}

const BASE: BarConfig = {
  market: 'next-open',
  limit: 'touch',
  path: 'nearest-first',
  participationBps: null,
  slippage: { model: 'none' },
};

export type BarPreset = 'next-open' | 'touch' | 'penetrate' | 'worst-case' | 'close';

export const BAR_PRESETS: Readonly<Record<BarPreset, BarConfig>> = {
  'next-open': BASE,
  touch: { ...BASE, path: 'ohlc' },
  penetrate: { ...BASE, limit: 'penetrate' },
  'worst-case': { ...BASE, limit: 'penetrate', path: 'worst-first' },
  close: { ...BASE, market: 'this-close' },
};
