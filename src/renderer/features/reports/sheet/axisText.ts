/** What stands at the axes and in the legends of charts. */
import type { ChartSpec } from '#report/chart.ts';
import type { Locale } from '#words/index.ts';
import { formatDate, formatMinute } from '../../../ui/time.ts';
import { fixedText, percentText } from '../../research/figures.ts';

const LONG = 1_000_000;
const compact: Partial<Record<Locale, Intl.NumberFormat>> = {};

/** `1.25M`, `1,25 Tr`. */
export function compactText(value: number, locale: Locale): string {
  const format = (compact[locale] ??= new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en', {
    notation: 'compact',
    maximumSignificantDigits: 4,
  }));
  return format.format(value).replace('-', '−');
}

/** A moment of a chart in full. */
export const atText = (at: number, short: boolean, locale: Locale): string =>
  short
    ? `${formatDate(at, locale, 'UTC')} ${formatMinute(at, locale, 'UTC')}`
    : formatDate(at, locale, 'UTC');

export type Axis = ChartSpec['x'] | ChartSpec['y'] | 'index';

/** At an axis: as short as it can be. */
export function axisText(value: number, axis: Axis, locale: Locale): string {
  switch (axis) {
    case 'share':
      return percentText(value, locale, Number.isInteger(Number((value * 100).toFixed(6))) ? 0 : 1);
    case 'index':
      return `${fixedText(value, Math.abs(value) < 100 && !Number.isInteger(value) ? 1 : 0, locale)} %`;
    case 'money':
      return Math.abs(value) >= LONG ? compactText(value, locale) : fixedText(value, 0, locale);
    case 'count':
      return fixedText(value, 0, locale);
    case 'ratio':
      return fixedText(value, Number.isInteger(Number((value * 10).toFixed(6))) ? 1 : 2, locale);
    default:
      return String(value);
  }
}

/** In a legend: in full. */
export function legendText(value: number, axis: Axis, decimals: number, locale: Locale): string {
  switch (axis) {
    case 'share':
      return percentText(value, locale, 2);
    case 'index':
      return `${fixedText(value, 2, locale)} %`;
    case 'money':
      return fixedText(value, decimals, locale);
    case 'ratio':
      return fixedText(value, 2, locale);
    default:
      return axisText(value, axis, locale);
  }
}
