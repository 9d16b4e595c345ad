/**
 * Branded safe integers. A Price is an integer count of 10^-priceScale of the instrument's currency, a Quantity
 * of 10^-quantityScale units, a Money of 10^-scale of its currency (see `moneyScale`). Scales are data.
 */
import { assertSafe, mulDiv, pow10, type Rounding } from './integer.ts';

export type Price = number & { readonly __unit: 'Price' };
export type Quantity = number & { readonly __unit: 'Quantity' };
export type Money = number & { readonly __unit: 'Money' };
/** Milliseconds since 1970-01-01 UTC. Finer sources carry the nanoseconds within the millisecond beside it. */
export type UnixMs = number & { readonly __unit: 'UnixMs' };
export type Currency = 'VND' | 'USD';

export const price = (value: number): Price => assertSafe(value, 'price') as Price;
export const quantity = (value: number): Quantity => assertSafe(value, 'quantity') as Quantity;
export const money = (value: number): Money => (assertSafe(value, 'money') || 0) as Money;
export const unixMs = (value: number): UnixMs => assertSafe(value, 'time') as UnixMs;

export const CURRENCIES: readonly Currency[] = ['VND', 'USD'];

/**
 * Decimals of a currency in the ledger. The đồng has none. The dollar carries four, because US prices below one
 * dollar tick in hundredths of a cent and a notional must be exact.
 */
export function moneyScale(currency: Currency): number {
  return currency === 'VND' ? 0 : 4;
}

/** Decimals a person expects to see. */
export function displayScale(currency: Currency): number {
  return currency === 'VND' ? 0 : 2;
}

/** The most one order, holding or balance may be worth: several of them, with collateral, still sum to a safe integer. */
export const MAX_VALUE = 1e14 as Money;

export interface Scales {
  readonly currency: Currency;
  readonly priceScale: number;
  readonly quantityScale: number;
  /** A contract is worth price × multiplier; shares are worth their price. */
  readonly contract?: { readonly multiplier: number };
}

const multiplierOf = ({ contract }: Scales): number => contract?.multiplier ?? 1;

const moneyExponent = ({ priceScale, quantityScale, currency }: Scales): number =>
  priceScale + quantityScale - moneyScale(currency);

/** Whether a quantity at a price is worth no more than MAX_VALUE. Takes any finite numbers. */
export const withinMaxValue = (scales: Scales, at: number, size: number): boolean =>
  Math.abs(size) <= MAX_VALUE &&
  Math.abs(at * size * multiplierOf(scales)) / 10 ** moneyExponent(scales) <= MAX_VALUE;

/** Value ÷ quantity at the price scale, half-even; null when there is no quantity. */
export function averagePrice(scales: Scales, value: number, size: number): number | null {
  if (size === 0) return null;
  const exponent = moneyExponent(scales);
  const units = size * multiplierOf(scales);
  if (exponent >= 0) return mulDiv(value, pow10(exponent), units, 'half-even');
  return mulDiv(value, 1, units * pow10(-exponent), 'half-even');
}

/** price × quantity (× multiplier of a contract) in the ledger's money, rounded as told (exact for every listed instrument). Within MAX_VALUE. */
export function notional(scales: Scales, at: Price, size: Quantity, rounding: Rounding = 'half-even'): Money {
  const exponent = moneyExponent(scales);
  const each = at * multiplierOf(scales);
  if (exponent <= 0) return money(mulDiv(each * pow10(-exponent), size, 1, rounding));
  return money(mulDiv(each, size, pow10(exponent), rounding));
}
