/**
 * What a configurable rule is: prepared once from its data, then asked about each order. One kind a file, all of one
 * signature; list.ts names them in order.
 */
import type { CheckUnit, Denial } from '../../model/denial.ts';
import type { Limit, RuleName, RuleOf } from '../../model/rules.ts';
import { parseDecimal } from '../../units/decimal.ts';
import { mulDiv } from '../../units/integer.ts';
import { moneyScale, type Currency } from '../../units/units.ts';
import type { RiskContext } from '../check.ts';
import type { Change, PortfolioView } from '../impact.ts';

export interface RuleVerdict {
  readonly unit: CheckUnit;
  readonly value: number | string | null;
  readonly limit: number | string | null;
  readonly denial: Denial | null;
}

export type Judge = (context: RiskContext) => RuleVerdict;
export type RuleKind<N extends RuleName> = (rule: RuleOf<N>) => Judge;

export const judged = (
  unit: CheckUnit,
  value: number | string | null,
  limit: number | string | null,
  denial: Denial | null = null,
): RuleVerdict => ({ unit, value, limit, denial });

/** Ledger money of an amount; a rule whose amount is no amount of its currency is a bug: sets are decoded before. */
export function ledgerMoney(amount: string, currency: Currency): number {
  const parsed = parseDecimal(amount, moneyScale(currency));
  if (!parsed.ok) throw new RangeError(`not an amount of ${currency}: ${amount}`);
  return parsed.value;
}

type Measured = Pick<PortfolioView, 'equity' | 'toBase'>;

/** The limit in the base currency; nothing for an account without equity. */
export function limitIn(limit: Limit): (view: Measured) => number {
  if ('equityBps' in limit)
    return (view) => mulDiv(Math.max(0, Math.round(view.equity())), limit.equityBps, 10_000, 'floor');
  const { currency } = limit;
  const fixed = ledgerMoney(limit.amount, currency);
  return (view) => view.toBase(fixed, currency);
}

/** Breached when the order makes it larger and it is above the limit then. */
export const breaches = ({ before, after }: Change, limit: number): boolean =>
  after > limit && after > before;

/** A judge for an exposure against an amount. */
export function exposureJudge(
  limit: Limit,
  measure: Extract<Denial, { code: 'EXPOSURE_ABOVE_LIMIT' }>['measure'],
  of: (context: RiskContext) => { readonly name: string; readonly change: Change } | null,
): Judge {
  const limitOf = limitIn(limit);
  return (context) => {
    const found = of(context);
    if (!found) return judged('base-money', null, null);
    const most = limitOf(context.impact.view);
    const { name, change } = found;
    const { after: exposure } = change;
    const currency = context.impact.base;
    const denial = breaches(change, most)
      ? ({ code: 'EXPOSURE_ABOVE_LIMIT', measure, name, exposure, limit: most, currency } as const)
      : null;
    return judged('base-money', exposure, most, denial);
  };
}
