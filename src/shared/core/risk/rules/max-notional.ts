/**
 * Value of one order against a maximum: at its limit price, or at the prices it would sweep. A limit in a currency looks
 * at orders in that currency only; a share of equity at all.
 */
import type { Limit } from '../../model/rules.ts';
import { judged, ledgerMoney, limitIn, type Judge, type RuleKind } from './rule.ts';

const denied = (notional: number, limit: number, currency: 'VND' | 'USD') =>
  notional > limit ? ({ code: 'NOTIONAL_ABOVE_LIMIT', notional, limit, currency } as const) : null;

function ofCurrency({ amount, currency }: Extract<Limit, { amount: string }>): Judge {
  const limit = ledgerMoney(amount, currency);
  return ({ claim, instrument }) =>
    instrument.currency === currency
      ? judged('money', claim.value, limit, denied(claim.value, limit, currency))
      : judged('money', null, null);
}

export const maxNotional: RuleKind<'max-notional'> = ({ limit }) => {
  if ('amount' in limit) return ofCurrency(limit);
  const limitOf = limitIn(limit);
  return ({ claim, instrument, impact }) => {
    const value = impact.view.toBase(claim.value, instrument.currency);
    const most = limitOf(impact.view);
    return judged('base-money', value, most, denied(value, most, impact.base));
  };
};
