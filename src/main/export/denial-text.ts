/** Denials in tables of reports, in words. */
import type { Denial } from '#core/model/denial.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency, type Scales } from '#core/units/units.ts';
import { describeDenial, type NumberFormat, type Words } from '#words/index.ts';
import { momentText } from './report-text.ts';

/** Numbers of an instrument. Moments are UTC, as everywhere in a report. */
function numbersOf({ currency: own, priceScale, quantityScale }: Scales, { locale }: Words): NumberFormat {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
  const scaled = (value: number, scale: number): string =>
    format.format(formatDecimal(value, scale) as Intl.StringNumericLiteral);
  return {
    price: (value) => scaled(value, priceScale),
    quantity: (value) => scaled(value, quantityScale),
    money: (value, named) => {
      const currency = (named ?? own) as Currency;
      return `${scaled(value, moneyScale(currency))} ${currency}`;
    },
    scaled,
    time: (value) => momentText(value, locale),
  };
}

/** The sentence with its numbers; where the instrument's scales are not known, what kind of denial it is and no number. */
export function denialText(denial: Denial, scales: Scales | null, words: Words): string {
  if (scales) return describeDenial(words.t, denial, numbersOf(scales, words));
  return words.find(`denialNames.${denial.code}`) ?? denial.code;
}
