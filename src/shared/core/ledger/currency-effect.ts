/**
 * Profit in the base currency, taken apart: what the price did, at today's rate, and what the rate did to the cost.
 * Each conversion is rounded half-even once; the two effects sum to the whole exactly.
 */
import { mulDiv } from '../units/integer.ts';
import { money, type Money } from '../units/units.ts';

/** Base ledger units for one of the other currency's, as a fraction. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

export interface CurrencyEffect {
  /** value × rate now − cost × rate at cost. */
  readonly total: Money;
  /** (value − cost) × rate now. */
  readonly price: Money;
  /** cost × (rate now − rate at cost). */
  readonly currency: Money;
}

export function currencyEffect(given: {
  readonly value: Money;
  readonly cost: Money;
  readonly rateNow: Ratio;
  readonly rateAtCost: Ratio;
}): CurrencyEffect {
  const at = (amount: number, { numerator, denominator }: Ratio): number =>
    mulDiv(amount, numerator, denominator, 'half-even');
  const { value, cost, rateNow, rateAtCost } = given;
  const paid = at(cost, rateAtCost);
  const total = at(value, rateNow) - paid;
  const currency = at(cost, rateNow) - paid;
  return { total: money(total), price: money(total - currency), currency: money(currency) };
}
