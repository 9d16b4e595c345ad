/** How research writes floats: fractions as percent, ratios, plain numbers in the reader's notation. Null is a dash. */
import type { Locale } from '#words/index.ts';
import { SEPARATORS } from '../../ui/format.ts';

const MINUS = '−';
const formatters = new Map<string, Intl.NumberFormat>();

function formatter(least: number, most: number): Intl.NumberFormat {
  const key = `${least} ${most}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat('en', { minimumFractionDigits: least, maximumFractionDigits: most });
  formatters.set(key, made);
  return made;
}

function localised(text: string, locale: Locale): string {
  const { group, decimal } = SEPARATORS[locale];
  return text.replace(/[-,.]/g, (sign) => (sign === ',' ? group : sign === '.' ? decimal : MINUS));
}

/** Fixed decimals, grouped. A zero has no sign. */
export function fixedText(value: number | null, decimals: number, locale: Locale): string {
  if (value === null || !Number.isFinite(value)) return '–';
  const unit = 10 ** decimals;
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * unit)) / unit || 0;
  return localised(formatter(decimals, decimals).format(rounded), locale);
}

/** As many decimals as it has. */
export const plainText = (value: number, locale: Locale, most = 10): string =>
  localised(formatter(0, most).format(value), locale);

/** 0.1234 is “12.34 %”. */
export function percentText(fraction: number | null, locale: Locale, decimals = 2): string {
  if (fraction === null || !Number.isFinite(fraction)) return '–';
  return `${fixedText(fraction * 100, decimals, locale)} %`;
}

/** With its plus. */
export function signedText(text: string, value: number | null): string {
  return value !== null && value > 0 && !/^[0.,]+( %)?$/.test(text) ? `+${text}` : text;
}
