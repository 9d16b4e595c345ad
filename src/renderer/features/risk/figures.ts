/** Figures of the risk desk in the reader's notation: money of the base currency without its name, shares, counts, times. */
import type { RuleGauge } from '#contract/risk-views.ts';
import type { Currency } from '#core/units/units.ts';
import type { Locale } from '#words/index.ts';
import { formatMoney, formatScaled } from '../../ui/format.ts';

export const percent = (bps: number, locale: Locale): string => `${formatScaled(bps, 2, locale)} %`;
export const share = (bps: number | null, locale: Locale): string =>
  bps === null ? '–' : percent(bps, locale);
export const times = (hundredths: number | null, locale: Locale): string =>
  hundredths === null ? '–' : `${formatScaled(hundredths, 2, locale)}×`;

/** A gauge's figure. Money has its unit in the heading. */
export function figure(
  unit: RuleGauge['unit'],
  value: number | null,
  base: Currency,
  locale: Locale,
): string {
  if (value === null) return '–';
  switch (unit) {
    case 'base-money':
    case 'money':
      return formatMoney(Math.round(value), base, locale);
    case 'basis-points':
      return percent(value, locale);
    case 'hundredths':
      return times(value, locale);
    default:
      return Number.isSafeInteger(value) ? formatScaled(value, 0, locale) : String(value);
  }
}

/** Amber from 80 %, red from 100 %. */
export function levelOf(used: number | null): 'ok' | 'near' | 'over' {
  if (used === null || used < 8_000) return 'ok';
  return used < 10_000 ? 'near' : 'over';
}

/** A bar's width in percent. */
export const barWidth = (bps: number | null): string => `${Math.min(100, Math.max(0, (bps ?? 0) / 100))}%`;
