/** Made-up parts of how something performed. */
import type { Activity } from '#report/activity/activity.ts';
import type { ReportTrade } from '#report/performance.ts';

const DAY = 86_400_000;

export const NO_ACTIVITY: Activity = {
  ends: [],
  gross: [],
  net: [],
  borrow: [],
  interest: [],
  holdings: [],
  results: { day: [], holding: [], amount: [] },
  dealings: [],
};

/** A trade of a day, long, without fees. */
export const tradeOf = (id: number, profit: number, openedAt: number): ReportTrade => ({
  id,
  symbol: 'FPT',
  strategy: 'Cross',
  side: 'long',
  openedAt,
  closedAt: openedAt + DAY,
  quantity: 100,
  entry: 100,
  exit: 100 + profit / 100,
  decimals: 2,
  gross: profit,
  fees: 0,
  profit,
  holdingMs: DAY,
  mae: Math.max(0, -profit),
  mfe: Math.max(0, profit),
  r: null,
  note: '',
});
