/** Bars carry no single trades: there is nothing to record, and their own columns are the chart. */
import type { MarketRecord } from '../feed.ts';

export const NO_PRINTS: MarketRecord = {
  onPrint: () => {},
  onAnchor: () => {},
  count: () => 0,
  since: () => [],
  current: () => ({ minute: undefined, day: undefined }),
  unfinished: () => [],
};
