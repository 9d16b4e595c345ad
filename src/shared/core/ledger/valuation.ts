/**
 * What an account is worth and what it may still spend, by currency, exact.
 * equity = cash + Σ market value; buying power = cash − reserved − 150 % of the market value of shorts (their proceeds
 * are in cash and stay there as collateral, plus 50 %) − proceeds that may not be spent before they settle.
 */
import { sidesOf, type HeldSide } from './marking.ts';
import { unrealised } from './position.ts';
import type { Position } from '../model/account.ts';
import type { UnsettledCash } from './settlement.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import { mulDiv } from '../units/integer.ts';
import {
  CURRENCIES,
  money,
  notional,
  type Currency,
  type Money,
  type Price,
  type Quantity,
} from '../units/units.ts';

export interface Holdings {
  readonly cash: Readonly<Record<Currency, number>>;
  readonly reserved: Readonly<Record<Currency, number>>;
  readonly unsettled: UnsettledCash;
  readonly positions: Iterable<Position>;
  instrument(id: InstrumentId): Instrument;
  mark(id: InstrumentId, side: HeldSide): Price;
  /** Whether long and short of one instrument may both be held. */
  readonly hedging: boolean;
}

export interface CurrencyValue {
  readonly cash: Money;
  readonly reserved: Money;
  readonly marketValue: Money;
  readonly equity: Money;
  readonly buyingPower: Money;
  /** Proceeds of sales that have not settled. */
  readonly unsettled: Money;
  /** What may leave the account: settled, and not held back. */
  readonly withdrawable: Money;
  readonly realised: Money;
  readonly unrealised: Money;
  readonly fees: Money;
  readonly grossExposure: Money;
  readonly netExposure: Money;
}

/** Collateral for a short of this market value (positive). */
export const shortCollateral = (marketValue: number): number => mulDiv(marketValue, 3, 2, 'ceil');

/** Signed market value of a position at a price. */
export function marketValue(instrument: Instrument, held: Quantity, mark: Price): Money {
  const value = notional(instrument, mark, Math.abs(held) as Quantity);
  return money(held < 0 ? -value : value);
}

export interface PositionValue {
  /** Signed, both sides together. */
  readonly value: Money;
  /** Sizes of both sides added up. */
  readonly gross: number;
  readonly collateral: number;
}

/** What one position is worth and ties up. */
export function valueOf(
  position: Position,
  instrument: Instrument,
  mark: Holdings['mark'],
  hedging: boolean,
): PositionValue {
  const { instrumentId: id } = position;
  const { long, short } = sidesOf(position, hedging);
  const longValue = long === 0 ? 0 : marketValue(instrument, long, mark(id, 'long'));
  const shortValue = short === 0 ? 0 : marketValue(instrument, short, mark(id, 'short'));
  return {
    value: money(longValue + shortValue),
    gross: longValue - shortValue,
    collateral: shortValue < 0 ? shortCollateral(-shortValue) : 0,
  };
}

export function valueAccount(holdings: Holdings): Record<Currency, CurrencyValue> {
  const sums = { VND: blank(), USD: blank() };
  for (const position of holdings.positions) {
    const instrument = holdings.instrument(position.instrumentId);
    const sum = sums[instrument.currency];
    const { value, gross, collateral } = valueOf(position, instrument, holdings.mark, holdings.hedging);
    sum.marketValue += value;
    sum.gross += gross;
    sum.collateral += collateral;
    sum.unrealised += unrealised(position, value);
    sum.realised += position.realised;
    sum.fees += position.fees;
  }
  const result = (currency: Currency): CurrencyValue => {
    const sum = sums[currency];
    const cash = holdings.cash[currency];
    const { cash: unsettled, blocked } = holdings.unsettled[currency];
    const free = cash - holdings.reserved[currency] - sum.collateral;
    return {
      cash: money(cash),
      reserved: money(holdings.reserved[currency]),
      marketValue: money(sum.marketValue),
      equity: money(cash + sum.marketValue),
      buyingPower: money(free - blocked),
      unsettled: money(unsettled),
      withdrawable: money(Math.max(0, Math.min(cash, free) - unsettled)),
      realised: money(sum.realised),
      unrealised: money(sum.unrealised),
      fees: money(sum.fees),
      grossExposure: money(sum.gross),
      netExposure: money(sum.marketValue),
    };
  };
  return Object.fromEntries(CURRENCIES.map((currency) => [currency, result(currency)])) as Record<
    Currency,
    CurrencyValue
  >;
}

const blank = () => ({ marketValue: 0, gross: 0, unrealised: 0, realised: 0, fees: 0, collateral: 0 });
