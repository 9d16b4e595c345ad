/**
 * Amounts in the other currency, and conversions, exact.
 *
 * A conversion is booked through a clearing account in each currency, so that each currency balances by itself:
 * what is sold goes into `conversion`, its value at the middle rate (half-even) comes out of the other currency's
 * `conversion`. What is bought is that value rounded down, in the dealer's favour; the unit this may take is posted to
 * `fx-residual`. Half of the spread is paid as a fee in the currency bought.
 */
import type { Posting } from '../model/account.ts';
import { FX_SCALE, type FxRate } from '../units/fx-rate.ts';
import { mulDiv, pow10, type Rounding } from '../units/integer.ts';
import { money, moneyScale, type Currency, type Money } from '../units/units.ts';
import { fxSpreadFee } from './fees/fx-spread.ts';
import { EXPECTED } from './fees/component.ts';

const UNIT = pow10(moneyScale('USD') + FX_SCALE - moneyScale('VND'));

/** An amount in the other currency at a rate. */
function exchanged(
  amount: number,
  from: Currency,
  to: Currency,
  { rate }: FxRate,
  rounding: Rounding,
): Money {
  if (from === to) return money(amount);
  return money(from === 'USD' ? mulDiv(amount, rate, UNIT, rounding) : mulDiv(amount, UNIT, rate, rounding));
}

/** The rate as base units for one unit of a currency. */
export function ratioToBase(
  currency: Currency,
  { account, fxRate }: FxKnowledge,
): { readonly numerator: number; readonly denominator: number } | null {
  if (account?.baseCurrency === currency) return { numerator: 1, denominator: 1 };
  if (!account || !fxRate) return null;
  const { rate } = fxRate;
  return currency === 'USD' ? { numerator: rate, denominator: UNIT } : { numerator: UNIT, denominator: rate };
}

export interface FxKnowledge {
  readonly account: { readonly baseCurrency: Currency } | null;
  readonly fxRate: FxRate | null;
}

/** An amount in the account's base currency, half-even; null where that needs a rate and none is known. */
export function toBase(amount: number, currency: Currency, { account, fxRate }: FxKnowledge): Money | null {
  if (!account) return null;
  const { baseCurrency } = account;
  if (currency === baseCurrency) return money(amount);
  return fxRate && exchanged(amount, currency, baseCurrency, fxRate, 'half-even');
}

export interface Conversion {
  readonly sold: Money;
  readonly bought: Money;
  readonly fee: Money;
  readonly residual: Money;
  readonly postings: readonly Posting[];
}

export function convert(
  amount: number,
  from: Currency,
  to: Currency,
  rate: FxRate,
  spreadPpm: number,
): Conversion {
  const middle = exchanged(amount, from, to, rate, 'half-even');
  const gross = exchanged(amount, from, to, rate, 'floor');
  const scales = { currency: to, priceScale: 0, quantityScale: 0 };
  const context = { ...EXPECTED, scales, side: 'buy', quantity: 0, notional: gross } as const;
  const fee = fxSpreadFee({ model: 'fx-spread', kind: 'fx-spread', sides: 'both', spreadPpm }, context);
  const residual = middle - gross;
  const legs: [string, Currency, number][] = [
    ['cash', from, -amount],
    ['conversion', from, amount],
    ['cash', to, gross - fee],
    ['fees', to, fee],
    ['fx-residual', to, residual],
    ['conversion', to, -middle],
  ];
  return {
    sold: money(amount),
    bought: money(gross - fee),
    fee: money(fee),
    residual: money(residual),
    postings: legs.flatMap(([account, currency, value]) =>
      value === 0 ? [] : [{ account, currency, amount: money(value) }],
    ),
  };
}
