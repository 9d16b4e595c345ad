/**
 * Where a strategy's orders go: the port that a backtest, a replay and a forward run fill. Amounts are the ledger's units.
 */
import type { Command } from '#core/model/commands.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Order, OrderId } from '#core/model/order.ts';
import type { Currency } from '#core/units/units.ts';

export interface DeskAnswer {
  readonly orders: readonly OrderId[];
  /** The denial's code; null where the command was carried out. */
  readonly denied: string | null;
}

export interface DeskPosition {
  readonly quantity: number;
  readonly totalCost: number;
  /** At the last price, before fees. */
  readonly unrealised: number;
}

/** Commands a strategy may send. */
export type StrategyCommand = Extract<
  Command,
  { kind: 'place-order' | 'place-group' | 'cancel-order' | 'cancel-all' | 'replace-order' }
>;

export interface StrategyDesk {
  /** Decimals that the run's ledger has beyond its currency's own; none when absent (backtest/settings.ts). */
  readonly finer?: number;
  /** Long and short of an instrument, both positive, where the account keeps them apart; absent where it nets. */
  sides?(id: InstrumentId): { readonly long: number; readonly short: number };
  /** What an order pays on the price where it opens, as a share; none when absent. */
  readonly spread?: number;
  /** Market time, UTC milliseconds. */
  now(): number;
  send(command: StrategyCommand): DeskAnswer;
  /** What the strategy has to trade with, in an instrument's currency. */
  equity(currency: Currency): number;
  cash(currency: Currency): number;
  position(id: InstrumentId): DeskPosition;
  /** Of the strategy, in order of their numbers. */
  working(id: InstrumentId | null): readonly Order[];
  /** What an order of this size and value is expected to cost. */
  fees(instrument: Instrument, side: 'buy' | 'sell', quantity: number, value: number): number;
  /** At the scale of the instrument; 0 before the first price. */
  last(id: InstrumentId): number;
  /** A listed instrument as it is now: companies change it overnight. */
  instrument(id: InstrumentId): Instrument;
}

/** A fill of one of the strategy's orders, as the journal says. */
export interface DeskFill {
  readonly orderId: OrderId;
  readonly instrumentId: InstrumentId;
  readonly side: 'buy' | 'sell';
  readonly price: number;
  readonly quantity: number;
  readonly fees: number;
  readonly realised: number;
  readonly at: number;
}
