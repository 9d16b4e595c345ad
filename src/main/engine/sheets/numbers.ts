/** Numbers in sentences that leave the engine in a file. */
import type { Instrument } from '#core/model/instrument.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import { moneyScale, type Currency } from '#core/units/units.ts';
import type { NumberFormat, Words } from '#words/index.ts';
import { marketTime } from './market-time.ts';

export function numbersOf({ locale }: Words, instrument?: Instrument): NumberFormat {
  const format = new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
  const scaled = (value: number, scale: number): string =>
    format.format(formatDecimal(value, scale) as Intl.StringNumericLiteral);
  return {
    price: (value) => scaled(value, instrument?.priceScale ?? 0),
    quantity: (value) => scaled(value, instrument?.quantityScale ?? 0),
    money: (value, named) => {
      const currency = (named ?? instrument?.currency ?? 'VND') as Currency;
      return `${scaled(value, moneyScale(currency))} ${currency}`;
    },
    scaled,
    time: (value) => marketTime(value).replace('T', ' '),
  };
}
