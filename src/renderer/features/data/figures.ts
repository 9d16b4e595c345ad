/** Dates, prices and scores of series in the reader's notation. */
import { formatDate, formatMinute } from '../../ui/time.ts';
import { formatTrimmed } from '../../ui/format.ts';
import type { SeriesView } from '#contract/series-views.ts';
import type { Words } from '#words/index.ts';

const isDated = (timeframe: string): boolean => !/[smh]$/.test(timeframe);

/** A bar's time: its date alone for days and longer, with the minute otherwise; UTC. */
export const timeOf = ({ locale }: Words, timeframe: string, at: number): string =>
  isDated(timeframe)
    ? formatDate(at, locale, 'UTC')
    : `${formatDate(at, locale, 'UTC')} ${formatMinute(at, locale, 'UTC')}`;

export const dateOf = ({ locale }: Words, at: number): string => formatDate(at, locale, 'UTC');

export const priceOf = ({ locale }: Words, { priceScale }: Pick<SeriesView, 'priceScale'>, value: number) =>
  formatTrimmed(value, priceScale, locale);

export const volumeOf = (
  { locale }: Words,
  { volumeScale }: Pick<SeriesView, 'volumeScale'>,
  value: number,
) => formatTrimmed(value, volumeScale, locale);

/** The replay's threshold is where good begins. */
const GOOD = 95;
const FAIR = 80;
export type Grade = 'good' | 'fair' | 'poor';
export const gradeOf = (score: number): Grade => (score >= GOOD ? 'good' : score >= FAIR ? 'fair' : 'poor');
