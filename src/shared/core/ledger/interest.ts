/**
 * Interest on cash and the cost of borrowed shares: amount × rate × days ÷ 360 (actual/360), rounded half-even. What rounding
 * left over is carried exactly into the next accrual, so that many small ones sum to what one large one would be.
 */
import type { InterestRates, Posting } from '../model/account.ts';
import { mulDivBig } from '../units/integer.ts';
import { money, type Currency, type Money } from '../units/units.ts';

/** Basis points of a year of 360 days. */
const UNIT = 10_000 * 360;

/** What was not posted yet, in UNIT-ths of the ledger's unit. */
export interface Carry {
  readonly cash: number;
  readonly borrow: number;
}
export const NO_CARRY: Carry = { cash: 0, borrow: 0 };

function accrue(amount: number, bps: number, days: number, carried: number): { due: Money; left: number } {
  const exact = BigInt(amount) * BigInt(bps) * BigInt(days) + BigInt(carried);
  const due = mulDivBig(exact, 1n, BigInt(UNIT), 'half-even');
  return { due: money(Number(due)), left: Number(exact - due * BigInt(UNIT)) };
}

export interface Accrual {
  /** On cash: positive is received. */
  readonly interest: Money;
  /** For borrowed shares: positive is paid. */
  readonly borrow: Money;
  readonly carry: Carry;
}

/** `shorts`: market value of what is borrowed, positive. */
export function accrual(
  { creditBps, debitBps, borrowBps }: InterestRates,
  { cash, shorts }: { readonly cash: number; readonly shorts: number },
  days: number,
  carried: Carry,
): Accrual {
  const onCash = accrue(cash, cash > 0 ? creditBps : debitBps, days, carried.cash);
  const onShorts = accrue(shorts, borrowBps, days, carried.borrow);
  return {
    interest: onCash.due,
    borrow: onShorts.due,
    carry: { cash: onCash.left, borrow: onShorts.left },
  };
}

export const interestPostings = (currency: Currency, { interest, borrow }: Accrual): Posting[] => {
  const legs: [string, number][] = [
    ['cash', interest - borrow],
    ['interest', -interest],
    ['borrow-fees', borrow],
  ];
  return legs.flatMap(([account, amount]) =>
    amount === 0 ? [] : [{ account, currency, amount: money(amount) }],
  );
};
