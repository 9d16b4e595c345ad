/** Double entry: the legs of a trade and of an opening. Each set sums to zero in its currency. */
import type { Posting } from '../model/account.ts';
import type { OpeningHolding } from '../model/events.ts';
import type { Instrument } from '../model/instrument.ts';
import type { Side } from '../model/order.ts';
import { CURRENCIES, money, type Currency, type Money } from '../units/units.ts';

const leg = (account: string, currency: Currency, amount: number): Posting => ({
  account,
  currency,
  amount: money(amount),
});
const nonZero = (legs: readonly Posting[]): Posting[] => legs.filter((posting) => posting.amount !== 0);

const positionAccount = (instrument: Pick<Instrument, 'id'>): string => `position:${instrument.id}`;

/**
 * Cash pays value and fees; the position takes the cost change; realised and fees take theirs. A contract is not paid: cash
 * takes its profit, and `variation` stands against its cost.
 */
export function tradePostings(
  instrument: Instrument,
  side: Side,
  amounts: {
    readonly value: Money;
    readonly costChange: Money;
    readonly realised: Money;
    readonly fees: Money;
  },
): Posting[] {
  const { currency, contract } = instrument;
  const paid = side === 'buy' ? -amounts.value : amounts.value;
  const cash = (contract ? amounts.realised : paid) - amounts.fees;
  return nonZero([
    leg('cash', currency, cash),
    leg('variation', currency, contract ? -amounts.costChange : 0),
    leg(positionAccount(instrument), currency, amounts.costChange),
    leg('realised', currency, -amounts.realised),
    leg('fees', currency, amounts.fees),
  ]);
}

/** Cash that comes in (or goes out, when negative) against equity. */
export const transferPostings = (currency: Currency, amount: number): Posting[] => [
  leg('cash', currency, amount),
  leg('equity', currency, -amount),
];

/** A corporate action: cash after tax, income before it, and the cost that left with fractions of shares. */
export const corporatePostings = (
  instrument: Instrument,
  amounts: Readonly<Record<'cash' | 'tax' | 'dividend' | 'cost' | 'realised', number>>,
): Posting[] =>
  nonZero([
    leg('cash', instrument.currency, amounts.cash),
    leg(positionAccount(instrument), instrument.currency, amounts.cost),
    leg('taxes', instrument.currency, amounts.tax),
    leg('dividends', instrument.currency, -amounts.dividend),
    leg('realised', instrument.currency, -amounts.realised),
  ]);

/** Opening cash and holdings against equity. */
export function openingPostings(
  cash: Readonly<Record<Currency, Money>>,
  holdings: readonly OpeningHolding[],
  instrumentOf: (id: OpeningHolding['instrumentId']) => Instrument,
): Posting[] {
  const legs: Posting[] = [];
  for (const currency of CURRENCIES) {
    let equity = cash[currency] as number;
    legs.push(leg('cash', currency, cash[currency]));
    for (const holding of holdings) {
      const instrument = instrumentOf(holding.instrumentId);
      if (instrument.currency !== currency) continue;
      legs.push(leg(positionAccount(instrument), currency, holding.totalCost));
      if (instrument.contract) legs.push(leg('variation', currency, -holding.totalCost));
      else equity += holding.totalCost;
    }
    legs.push(leg('equity', currency, -equity));
  }
  return nonZero(legs);
}

/** Sum of the legs in each currency; all zero in a balanced set. */
export function imbalance(postings: readonly Posting[]): ReadonlyMap<Currency, number> {
  const sums = new Map<Currency, number>();
  for (const { currency, amount } of postings) sums.set(currency, (sums.get(currency) ?? 0) + amount);
  return sums;
}
