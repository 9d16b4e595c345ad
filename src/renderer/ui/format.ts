/**
 * Scaled integers to text and back, in the user's locale. Exact: digits are cut and grouped as text, rounding for
 * display goes through the one integer multiply-and-round; no value becomes a float on the way.
 */
import { formatDateTime, MARKET_ZONE } from './time.ts';
import { formatDecimal, parseDecimal } from '#core/units/decimal.ts';
import { mulDiv, pow10 } from '#core/units/integer.ts';
import { displayScale, moneyScale, type Currency, type Scales } from '#core/units/units.ts';
import type { Locale, NumberFormat } from '#words/index.ts';

interface Separators {
  readonly group: string;
  readonly decimal: string;
}
export const SEPARATORS: Readonly<Record<Locale, Separators>> = {
  en: { group: ',', decimal: '.' },
  vi: { group: '.', decimal: ',' },
};
const MINUS = '−';

const groupDigits = (whole: string, group: string): string => whole.replace(/\B(?=(\d{3})+$)/g, group);

/** 1234567 at scale 2 is "12,345.67" in English and "12.345,67" in Vietnamese. */
export function formatScaled(value: number, scale: number, locale: Locale): string {
  const { group, decimal } = SEPARATORS[locale];
  const [whole = '0', fraction] = formatDecimal(Math.abs(value), scale).split('.');
  const grouped = groupDigits(whole, group);
  return `${value < 0 ? MINUS : ''}${grouped}${fraction === undefined ? '' : decimal + fraction}`;
}

/**
 * A price at the decimals people read: a US price carries four (below one dollar it ticks in hundredths of a cent) but is
 * shown with two while the rest are zeros.
 */
export function formatPrice(value: number, scale: number, currency: Currency, locale: Locale): string {
  let shown = value;
  let decimals = scale;
  while (decimals > displayScale(currency) && shown % 10 === 0) {
    shown /= 10;
    decimals -= 1;
  }
  return formatScaled(shown, decimals, locale);
}

/** The same without zeros at the end: 1250 at scale 2 is "12.5". */
export function formatTrimmed(value: number, scale: number, locale: Locale): string {
  let shown = value;
  let decimals = scale;
  for (; decimals > 0 && shown % 10 === 0; decimals -= 1) shown /= 10;
  return formatScaled(shown, decimals, locale);
}

/** A finer value rounded half-even to fixed decimals, so that a column of averages aligns. */
export function formatRounded(value: number, scale: number, decimals: number, locale: Locale): string {
  if (scale <= decimals) return formatScaled(value, scale, locale);
  return formatScaled(mulDiv(value, 1, pow10(scale - decimals), 'half-even'), decimals, locale);
}

/** Money at the decimals a person expects, rounded half-even from the ledger's scale. */
export function formatMoney(value: number, currency: Currency, locale: Locale): string {
  const drop = moneyScale(currency) - displayScale(currency);
  const shown = drop === 0 ? value : mulDiv(value, 1, pow10(drop), 'half-even');
  return formatScaled(shown, displayScale(currency), locale);
}

export const withSign = (text: string, value: number): string => (value > 0 ? `+${text}` : text);

/** Change against a reference in hundredths of a percent, as "+1.23". */
export function formatChange(last: number, reference: number, locale: Locale): string {
  if (reference === 0) return '–';
  const hundredths = mulDiv(last - reference, 10_000, reference, 'half-even');
  return withSign(formatScaled(hundredths, 2, locale), hundredths);
}

/** Formats for one instrument; without one, plain grouped integers and money by its currency. */
export function numberFormat(locale: Locale, scales?: Scales): NumberFormat & { readonly locale: Locale } {
  return {
    locale,
    price: (value) =>
      scales
        ? formatPrice(value, scales.priceScale, scales.currency, locale)
        : formatScaled(value, 0, locale),
    quantity: (value) => formatScaled(value, scales?.quantityScale ?? 0, locale),
    money: (value, currency) => {
      const unit = (currency ?? scales?.currency ?? 'VND') as Currency;
      return `${formatMoney(value, unit, locale)} ${unit}`;
    },
    scaled: (value, scale) => formatTrimmed(value, scale, locale),
    time: (value) => formatDateTime(value, locale, MARKET_ZONE),
  };
}

const GROUPED = /^[+-]?\d{1,3}(?:[.,  ]\d{3})+$/;

/**
 * What a person typed as a plain ASCII decimal: group separators of the locale go, the decimal separator becomes a
 * point. A separator of the other kind is taken as the decimal one when it cannot be grouping. Null when it is no number.
 */
export function normaliseNumber(text: string, locale: Locale): string | null {
  const { group, decimal } = SEPARATORS[locale];
  const compact = text
    .trim()
    .replace(/[\s  _]/g, '')
    .replace(MINUS, '-');
  if (compact === '') return null;
  const parts = compact.split(decimal);
  if (parts.length > 2) return null;
  const [whole = '', fraction] = parts;
  const wholeIsGrouped = whole.includes(group) && GROUPED.test(whole);
  if (whole.includes(group) && !wholeIsGrouped) {
    if (fraction !== undefined || whole.split(group).length > 2) return null;
    return plain(whole.replace(group, '.'));
  }
  return plain(
    whole.replaceAll(group, '') + (fraction === undefined || fraction === '' ? '' : `.${fraction}`),
  );
}

const plain = (text: string): string | null => (/^[+-]?\d+(\.\d+)?$/.test(text) ? text : null);

/** A typed number as a plain decimal no finer than the scale, with its scaled integer; null when it is none. */
export function typedDecimal(
  text: string,
  scale: number,
  locale: Locale,
): { readonly decimal: string; readonly value: number } | null {
  const decimal = normaliseNumber(text, locale)?.replace('+', '');
  if (decimal === undefined) return null;
  const parsed = parseDecimal(decimal, scale);
  return parsed.ok ? { decimal, value: parsed.value } : null;
}

/** A typed number as a scaled integer; null when it is no number or finer than the scale. */
export const parseScaled = (text: string, scale: number, locale: Locale): number | null =>
  typedDecimal(text, scale, locale)?.value ?? null;

/** A typed number as it is written in another language; what is no number stays as it was typed. */
export function renotate(text: string, from: Locale, to: Locale): string {
  const plainText = normaliseNumber(text, from);
  if (plainText === null) return text;
  const { group, decimal } = SEPARATORS[to];
  const [whole = '', fraction] = plainText.split('.');
  const grouped = groupDigits(whole, group);
  return fraction === undefined ? grouped : grouped + decimal + fraction;
}
