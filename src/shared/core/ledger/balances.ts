/**
 * Double entry: the balance of every account of the ledger, by currency, as the postings of all events make it.
 * Invariants: the balances of a currency sum to zero; `cash` is what the account says it has.
 */
import type { Posting } from '../model/account.ts';
import { money, type Currency, type Money } from '../units/units.ts';

export interface Balance {
  readonly account: string;
  readonly currency: Currency;
  readonly amount: Money;
}

/** Where balances are kept: a map, or one that forks. */
export interface Balances {
  get(key: string): Money | undefined;
  set(key: string, amount: Money): unknown;
}

export function post(balances: Balances, postings: readonly Posting[]): void {
  for (const { account, currency, amount } of postings) {
    const key = `${account}|${currency}`;
    balances.set(key, money((balances.get(key) ?? 0) + amount));
  }
}

/** Every account that has a balance, by name; what is owed (credit) is negative. */
export function trialBalance(entries: Iterable<readonly [string, Money]>): Balance[] {
  const rows: Balance[] = [];
  for (const [key, amount] of entries) {
    if (amount === 0) continue;
    const split = key.lastIndexOf('|');
    rows.push({ account: key.slice(0, split), currency: key.slice(split + 1) as Currency, amount });
  }
  return rows.sort((a, b) => compare(a.currency, b.currency) || compare(a.account, b.account));
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
