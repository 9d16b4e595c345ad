/**
 * Taxes on trades and dividends, as dated data.
 *
 * Sources. Vietnam, sales: 0.1 % of the value of each sale, Law 26/2012/QH13 and Circular 111/2013/TT-BTC; since 1 January
 * 2015 without the choice of 20 % on the year's gain, Law 71/2014/QH13 and Circular 92/2015/TT-BTC. Vietnam, dividends: 5 %
 * on cash dividends, withheld by the payer, Law 04/2007/QH12, in force from 1 January 2009. United States: nothing is
 * withheld from residents, and what a treaty sets for others is told with the dividend.
 * Known limits: the tax on dividends paid in shares, due when they are sold, is not computed; sales before 2009 pay none.
 */
import type { IsoDate } from '../units/civil.ts';
import { mulDiv } from '../units/integer.ts';
import { money, type Currency, type Money } from '../units/units.ts';
import { rateAt, type DatedRate } from './fees/dated.ts';

export interface TaxRate extends DatedRate {
  /** Millionths of the amount. */
  readonly ppm: number;
}

export const VN_SELL_TAX: readonly TaxRate[] = [{ from: '2009-01-01', ppm: 1_000 }];

const DIVIDEND_TAX: Readonly<Record<Currency, readonly TaxRate[]>> = {
  VND: [{ from: '2009-01-01', ppm: 50_000 }],
  USD: [],
};

/** Millionths of a dividend in this currency that are withheld on a date. */
export const dividendTaxPpm = (currency: Currency, date: IsoDate): number =>
  rateAt(DIVIDEND_TAX[currency], date)?.ppm ?? 0;

export const taxOn = (amount: number, ppm: number): Money => money(mulDiv(amount, ppm, 1_000_000, 'half-up'));
