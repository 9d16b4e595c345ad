/** Moments of a run as its tables and charts write them. */
import type { RunDetail, TradePage } from '#contract/research-views.ts';
import type { Words } from '#words/index.ts';
import { formatDate, formatMinute } from '../../../ui/time.ts';
import { isIntradayRun } from './Overview.tsx';

export type RunTrade = TradePage['trades'][number];

/** What is needed of a trade to show it on its bars. */
export type ShownTrade = Pick<RunTrade, 'id' | 'instrumentId' | 'side' | 'strategy' | 'entryNote'> & {
  readonly openedAt: number;
  readonly closedAt: number | null;
};

/** Times of day only where bars have one. */
export const momentText = (run: RunDetail, at: number, locale: Words['locale']): string =>
  isIntradayRun(run)
    ? `${formatDate(at, locale, 'UTC')} ${formatMinute(at, locale, 'UTC')}`
    : formatDate(at, locale, 'UTC');

export const momentHeader = (run: RunDetail, text: string): string =>
  isIntradayRun(run) ? `${text} (UTC)` : text;
