/**
 * What one of several strategies on an account has done: its part of the equity, its positions at average cost. The account
 * nets what they hold; these books do not.
 * Invariant: the strategies' quantities add up to the account's, as long as nobody else trades on it.
 */
import type { CorporateActionApplied } from '#core/model/corporate-action.ts';
import type { Instrument, InstrumentId } from '#core/model/instrument.ts';
import { marketValue } from '#core/ledger/valuation.ts';
import { mulDiv } from '#core/units/integer.ts';
import { CURRENCIES, notional, type Currency, type Price, type Quantity } from '#core/units/units.ts';
import type { DeskFill } from '../strategy/desk.ts';

interface Held {
  quantity: number;
  totalCost: number;
  realised: number;
  fees: number;
}

export class StrategyBook {
  private readonly opening: Readonly<Record<Currency, number>>;
  private readonly held = new Map<InstrumentId, Held>();
  private readonly instrumentOf: (id: InstrumentId) => Instrument;

  /** `opening`: what of the account's cash is its own to begin with, in ledger units. */
  constructor(opening: Readonly<Record<Currency, number>>, instrumentOf: (id: InstrumentId) => Instrument) {
    this.opening = opening;
    this.instrumentOf = instrumentOf;
  }

  fill({ instrumentId, side, price, quantity, fees }: DeskFill): void {
    const instrument = this.instrumentOf(instrumentId);
    const held = this.held.get(instrumentId) ?? { quantity: 0, totalCost: 0, realised: 0, fees: 0 };
    this.held.set(instrumentId, held);
    held.fees += fees;
    const signed = side === 'buy' ? quantity : -quantity;
    const closing = held.quantity * signed < 0 ? Math.min(quantity, Math.abs(held.quantity)) : 0;
    const value = notional(instrument, price as Price, quantity as Quantity);
    const closedValue = closing === 0 ? 0 : mulDiv(value, closing, quantity, 'half-even');
    if (closing > 0) {
      const cost = mulDiv(held.totalCost, closing, Math.abs(held.quantity), 'half-even');
      held.realised += (side === 'sell' ? closedValue : -closedValue) - cost;
      held.totalCost -= cost;
    }
    held.totalCost += side === 'buy' ? value - closedValue : -(value - closedValue);
    held.quantity += signed;
  }

  /** Shares become others; what is paid out goes to whoever holds the account. */
  companyActs({ instrumentId, adjustment }: CorporateActionApplied): void {
    const held = this.held.get(instrumentId);
    if (!held || held.quantity === 0 || !adjustment) return;
    const [numerator, denominator] = adjustment.volume;
    held.quantity = mulDiv(held.quantity, numerator, denominator, 'floor');
  }

  position(id: InstrumentId): { readonly quantity: number; readonly totalCost: number } | undefined {
    return this.held.get(id);
  }

  positions(): Iterable<[InstrumentId, { readonly quantity: number; readonly totalCost: number }]> {
    return this.held;
  }

  /** Cash it would have alone: its part, less what its positions cost, plus what they brought. */
  cash(currency: Currency): number {
    let sum = this.opening[currency];
    for (const [id, { totalCost, realised, fees }] of this.held) {
      const instrument = this.instrumentOf(id);
      if (instrument.currency === currency) sum += realised - fees - (instrument.contract ? 0 : totalCost);
    }
    return sum;
  }

  equity(currency: Currency, last: (id: InstrumentId) => number): number {
    let sum = this.cash(currency);
    for (const [id, { quantity, totalCost }] of this.held) {
      const instrument = this.instrumentOf(id);
      if (quantity === 0 || instrument.currency !== currency) continue;
      const value = marketValue(instrument, quantity as Quantity, last(id) as Price);
      sum += instrument.contract ? value - totalCost : value;
    }
    return sum;
  }
}

/** A share of amounts, in whole units. */
export const shareOf = (
  amounts: Readonly<Record<Currency, number>>,
  share: number,
): Readonly<Record<Currency, number>> => {
  const parts = CURRENCIES.map((currency) => [currency, Math.floor(amounts[currency] * share)] as const);
  return Object.fromEntries(parts) as Record<Currency, number>;
};
