/** The state of trading in one line: who or what limited it, since when and until when. */
import type { TradingState } from '#core/model/trading.ts';
import type { Words } from '#words/index.ts';
import { formatDateTime, MARKET_ZONE } from '../../ui/time.ts';

export function causeText({ t }: Words, { cause }: TradingState): string {
  if (cause.by === 'rule') return t('risk.causeRule', { rule: cause.rule });
  return t(cause.by === 'user' ? 'risk.causeUser' : 'risk.causeStop');
}

export function untilText({ t, locale }: Words, { until }: TradingState): string {
  if (until === null) return t('risk.untilResumed');
  if (until === 'day-end') return t('risk.untilDayEnd');
  return t('risk.untilTime', { time: formatDateTime(until, locale, MARKET_ZONE) });
}

export const sinceText = ({ t, locale }: Words, { since }: TradingState): string =>
  t('risk.since', { time: formatDateTime(since, locale, MARKET_ZONE) });

/** "by the emergency stop, since 05/01/2026 10:12:03, until a person resumes" */
export const stateText = (words: Words, trading: TradingState): string =>
  [causeText(words, trading), sinceText(words, trading), untilText(words, trading)].join(', ');
