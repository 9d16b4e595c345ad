/**
 * What an account is worth and what it may still spend, by currency, exact.
 * equity = cash + Σ market value of what is paid for + Σ unrealised profit of contracts; buying power = equity − what
 * positions tie up (margin/requirement.ts) − reserved for working orders − proceeds that may not be spent before they
 * settle. In a cash account that is cash − reserved − 150 % of the market value of shorts.
 */
import { requirement } from './margin/requirement.ts';
import { sidesOf, type HeldSide } from './marking.ts';
import { unrealised } from './position.ts';
import type { MarginModel, Position } from '../model/account.ts';
import type { UnsettledCash } from './settlement.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
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
  readonly marks: Marks;
}

export interface CurrencyValue {
  readonly cash: Money;
  readonly reserved: Money;
  readonly marketValue: Money;
  readonly equity: Money;
  readonly buyingPower: Money;
  /** What positions tie up to be opened, and to be kept. */
  readonly initialMargin: Money;
  readonly maintenanceMargin: Money;
  /** Equity above what it takes to keep the positions: below zero the account is called. */
  readonly excess: Money;
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
  readonly unrealised: Money;
  /** What it adds to equity: its value where it is paid for, its profit where it is a contract. */
  readonly worth: number;
  /** What it ties up to be opened, and to be kept. */
  readonly initial: number;
  readonly maintenance: number;
}

/** Prices that positions are worth, whether long and short of one instrument may both be held, and what they tie up. */
export interface Marks {
  readonly of: (id: InstrumentId, side: HeldSide) => Price;
  readonly hedging: boolean;
  readonly margin: MarginModel;
}

/** What one position is worth and ties up. */
export function valueOf(position: Position, instrument: Instrument, marks: Marks): PositionValue {
  const { instrumentId: id } = position;
  const { of, hedging, margin } = marks;
  const { long, short } = sidesOf(position, hedging);
  const longValue = long === 0 ? 0 : marketValue(instrument, long, of(id, 'long'));
  const shortValue = short === 0 ? 0 : marketValue(instrument, short, of(id, 'short'));
  const value = money(longValue + shortValue);
  const profit = unrealised(position, value);
  const onLong = requirement(margin, instrument, 'long', long, longValue);
  const onShort = requirement(margin, instrument, 'short', -short, -shortValue);
  return {
    value,
    gross: longValue - shortValue,
    unrealised: profit,
    worth: instrument.contract ? profit : value,
    initial: onLong.initial + onShort.initial,
    maintenance: onLong.maintenance + onShort.maintenance,
  };
}

/** Adds a position at its marks. */
function addPosition(sum: Sums, position: Position, held: PositionValue): void {
  sum.marketValue += held.value;
  sum.worth += held.worth;
  sum.gross += held.gross;
  sum.unrealised += held.unrealised;
  sum.realised += position.realised;
  sum.fees += position.fees;
  sum.initial += held.initial;
  sum.maintenance += held.maintenance;
}

export function valueAccount(holdings: Holdings): Record<Currency, CurrencyValue> {
  const sums = { VND: blank(), USD: blank() };
  for (const position of holdings.positions) {
    const instrument = holdings.instrument(position.instrumentId);
    addPosition(sums[instrument.currency], position, valueOf(position, instrument, holdings.marks));
  }
  return Object.fromEntries(
    CURRENCIES.map((currency) => [currency, currencyValue(holdings, currency, sums[currency])]),
  ) as Record<Currency, CurrencyValue>;
}

function currencyValue(holdings: Holdings, currency: Currency, sum: Sums): CurrencyValue {
  const cash = holdings.cash[currency];
  const reserved = holdings.reserved[currency];
  const { cash: unsettled, blocked } = holdings.unsettled[currency];
  const equity = cash + sum.worth;
  const free = equity - sum.initial - reserved;
  return {
    cash: money(cash),
    reserved: money(reserved),
    marketValue: money(sum.marketValue),
    equity: money(equity),
    buyingPower: money(free - blocked),
    initialMargin: money(sum.initial),
    maintenanceMargin: money(sum.maintenance),
    excess: money(equity - sum.maintenance),
    unsettled: money(unsettled),
    withdrawable: money(Math.max(0, Math.min(cash, free) - unsettled)),
    realised: money(sum.realised),
    unrealised: money(sum.unrealised),
    fees: money(sum.fees),
    grossExposure: money(sum.gross),
    netExposure: money(sum.marketValue),
  };
}

const blank = () => ({
  marketValue: 0,
  worth: 0,
  unrealised: 0,
  realised: 0,
  fees: 0,
  gross: 0,
  initial: 0,
  maintenance: 0,
});
type Sums = ReturnType<typeof blank>;
