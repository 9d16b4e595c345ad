/**
 * What a fee component is told and answers. Amounts are in the ledger's units of the instrument's currency; positive is
 * charged, negative is paid back.
 *
 * Two bases. `order`: a function of an order's cumulative quantity and notional; a fill pays the difference to what was
 * charged before, so the total does not depend on how the order is cut. `fill`: a function of one trade alone, for fees
 * whose rounding, cap or rate is set by trade.
 */
import type { Side } from '../../model/order.ts';
import type { IsoDate } from '../../units/civil.ts';
import { pow10 } from '../../units/integer.ts';
import { moneyScale, type Currency, type Money, type Quantity, type Scales } from '../../units/units.ts';

export interface FeeBase {
  readonly quantity: Quantity;
  readonly notional: Money;
}

/** What is known of a trade besides its size. */
export interface TradeFacts {
  readonly liquidity: 'maker' | 'taker';
  /** Local date of the trade; null asks for the newest rates. */
  readonly date: IsoDate | null;
  /** What the account traded in the schedule's window before, in ledger money: it chooses the tier. */
  readonly rollingVolume: number;
}

/** What an order is expected to be: taking, at today's rates, in the first tier. */
export const EXPECTED: TradeFacts = { liquidity: 'taker', date: null, rollingVolume: 0 };

export interface FeeContext extends TradeFacts {
  readonly scales: Scales;
  readonly side: Side;
  readonly quantity: number;
  readonly notional: number;
}

export type Sides = 'both' | 'sell';

export const appliesTo = (sides: Sides, side: Side): boolean => sides === 'both' || side === 'sell';

/** Ledger units of one unit of the currency. */
export const unitOf = (currency: Currency): number => pow10(moneyScale(currency));
