/** A strategy's desk on a kernel in the same thread: of a backtest, and of the tests that compare others with it. */
import { step } from '#core/kernel/step.ts';
import type { Ports } from '#core/kernel/ports.ts';
import type { Session } from '#core/kernel/session.ts';
import type { KernelState } from '#core/kernel/state.ts';
import { marketValue } from '#core/ledger/valuation.ts';
import { sumFees, totalFees } from '#core/ledger/fees.ts';
import type { OrderFilled } from '#core/model/events.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import type { Order } from '#core/model/order.ts';
import { money, type Currency, type Price, type Quantity } from '#core/units/units.ts';
import type { DeskAnswer, DeskFill, DeskPosition, StrategyCommand, StrategyDesk } from '../strategy/desk.ts';
import type { StrategyBook } from './book.ts';

const NOTHING: DeskPosition = { quantity: 0, totalCost: 0, unrealised: 0 };

/** Equity of the account in a currency at last prices, in ledger units. */
export function equityIn({ state, ports }: Session, currency: Currency): number {
  let sum: number = state.account!.cash[currency];
  for (const position of state.positions.values()) {
    if (position.quantity === 0) continue;
    const instrument = state.instruments.get(position.instrumentId)!;
    if (instrument.currency !== currency) continue;
    const value = marketValue(instrument, position.quantity, ports.market.last(instrument.id));
    sum += instrument.contract ? value - position.totalCost : value;
  }
  return sum;
}

export const fillOf = (event: OrderFilled): DeskFill => ({
  orderId: event.orderId,
  instrumentId: event.instrumentId,
  side: event.side,
  price: event.price,
  quantity: event.quantity,
  fees: sumFees(event.fees),
  realised: event.realised,
  at: event.at,
});

export class KernelDesk implements StrategyDesk {
  private readonly session: Session;
  private readonly state: KernelState;
  private readonly ports: Ports;
  private readonly name: string;
  /** Its own account of what it did, where others trade beside it; null where the account is its own. */
  readonly book: StrategyBook | null;
  readonly finer: number;
  readonly sides?: StrategyDesk['sides'] & object;
  readonly spread: number;

  constructor(
    session: Session,
    name: string,
    book: StrategyBook | null,
    { finer = 0, spread = 0 }: Pick<StrategyDesk, 'finer' | 'spread'> = {},
  ) {
    this.finer = finer;
    this.spread = spread;
    this.session = session;
    this.state = session.state;
    this.ports = session.ports;
    this.name = name;
    this.book = book;
    if (!book && session.state.account?.terms.positionMode === 'hedging')
      this.sides = (id) => this.sidesOf(id);
  }

  now(): number {
    return this.ports.clock.now();
  }

  send(command: StrategyCommand): DeskAnswer {
    const { denial, orders } = step(this.state, command, this.ports);
    return { orders, denied: denial?.code ?? null };
  }

  equity(currency: Currency): number {
    if (!this.book) return equityIn(this.session, currency);
    return this.book.equity(currency, (id) => this.last(id));
  }

  cash(currency: Currency): number {
    return this.book ? this.book.cash(currency) : this.state.account!.cash[currency];
  }

  position(id: InstrumentId): DeskPosition {
    const held = this.book ? this.book.position(id) : this.state.positions.get(id);
    if (!held || held.quantity === 0) return NOTHING;
    const value = marketValue(this.instrument(id), held.quantity as Quantity, this.last(id) as Price);
    return { quantity: held.quantity, totalCost: held.totalCost, unrealised: value - held.totalCost };
  }

  private sidesOf(id: InstrumentId): { readonly long: number; readonly short: number } {
    const lots = this.state.positions.get(id)?.lots ?? [];
    const of = (sign: 1 | -1): number =>
      lots.reduce((sum, { quantity }) => sum + Math.max(0, sign * quantity), 0);
    return { long: of(1), short: of(-1) };
  }

  working(id: InstrumentId | null): readonly Order[] {
    if (id !== null && !this.sides && !this.state.working.get(id)) return [];
    const mine: Order[] = [];
    for (const order of this.state.orders.values())
      if (order.strategy === this.name && (id === null || order.instrumentId === id)) mine.push(order);
    return mine;
  }

  fees(instrument: Instrument, side: 'buy' | 'sell', quantity: number, value: number): number {
    const profile = this.state.account!.feeProfiles[instrument.currency];
    const base = { quantity: quantity as Quantity, notional: money(value) };
    return sumFees(totalFees(profile, instrument, side, base));
  }

  last(id: InstrumentId): number {
    return this.ports.market.last(id);
  }

  instrument(id: InstrumentId): Instrument {
    return this.state.instruments.get(id)!;
  }
}
