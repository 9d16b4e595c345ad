/**
 * A list of fills through the lots, as a person checks a ledger by hand: what is held in which lots, cash, realised and
 * unrealised profit and loss, fees. Numbers are decimals in and out; inside they are whole units of a fine scale.
 *
 * Fees are expensed (kept apart from profit) or capitalised (a buy's raise its cost, a sale's lower its proceeds; those of
 * a flip are shared by quantity). An inverse contract is worth quantity ÷ price in its base: a long gains as that falls,
 * so it is booked as the sale of that value. A fee paid in what is bought takes quantity out at its cost.
 */
import { fraction, ratio, type Fraction } from '../../units/fraction.ts';
import { mulDiv } from '../../units/integer.ts';
import { money, unixMs, type Quantity } from '../../units/units.ts';
import { applyToLots, type CostBasis, type Lot, type LotEffect } from '../lots.ts';
import { feeInKind, scaled, scaledText, scaleOf, type CaseScale } from './scale.ts';

export interface CaseFill {
  readonly side: 'BUY' | 'SELL';
  readonly qty: string;
  readonly price: string;
  readonly fee?: string;
  /** As `fee`; with a unit ("0.001 BTC") it is paid in that. */
  readonly commission?: string;
}

export interface FillsCase {
  readonly method: CostBasis;
  readonly capitalised: boolean;
  readonly inverse: boolean;
  readonly multiplier: string;
  readonly fills: readonly CaseFill[];
  readonly mark: string | null;
}

/** A part of a lot that was closed: quantity, cost and price a unit, profit before the closing fee. */
export interface CaseMatch {
  readonly quantity: Fraction;
  readonly cost: Fraction;
  readonly price: Fraction;
  readonly realised: Fraction;
}

export interface CaseFigures {
  readonly position: Fraction;
  /** Null when flat. */
  readonly averageCost: Fraction | null;
  readonly cash: Fraction;
  readonly realisedGross: Fraction;
  readonly fees: Fraction;
  readonly realisedNet: Fraction;
  /** Since the position was last opened from flat. */
  readonly realisedOfPosition: Fraction;
  readonly lots: readonly { readonly quantity: Fraction; readonly cost: Fraction }[];
}

export interface CaseResult {
  readonly figures: CaseFigures;
  readonly after: readonly CaseFigures[];
  readonly matches: readonly CaseMatch[];
  readonly unrealised: Fraction | null;
  /** Value of the position at the mark, unsigned. */
  readonly notional: Fraction | null;
  /** Average price of what opened and what closed the last position. */
  readonly averageOpen: Fraction | null;
  readonly averageClose: Fraction | null;
  readonly last: LotEffect | null;
  readonly scale: CaseScale;
  /** Whether a partial close left a share of cost that is no whole unit of the scale. */
  readonly rounded: boolean;
}

interface Sums {
  quantity: number;
  value: number;
}

class FillsLedger {
  readonly scale: CaseScale;
  lots: readonly Lot[] = [];
  last: LotEffect | null = null;
  rounded = false;
  readonly matches: CaseMatch[] = [];
  private readonly given: FillsCase;
  private cash = 0;
  private realised = 0;
  private fees = 0;
  private ofPosition = 0;
  private opened: Sums = { quantity: 0, value: 0 };
  private closed: Sums = { quantity: 0, value: 0 };
  private count = 0;

  constructor(given: FillsCase) {
    this.given = given;
    this.scale = scaleOf(given);
  }

  book(fill: CaseFill): void {
    const quantity = Math.abs(scaledText(fill.qty, this.scale.quantity)) as Quantity;
    const value = this.valueOf(quantity, fill.price);
    const { amount, inKind } = this.feeOf(fill);
    const before = this.lots;
    const held = before.reduce((sum, lot) => sum + lot.quantity, 0);
    if (held === 0) this.startPosition();
    this.count += 1;
    const side = (fill.side === 'BUY') !== this.given.inverse ? 'buy' : 'sell';
    const trade = { id: this.count, side, quantity, value: money(value), at: unixMs(this.count) } as const;
    const effect = applyToLots(before, this.given.method, trade);
    this.last = effect;
    this.rounded ||= cutsUnevenly(before, effect);
    this.fees += amount;
    this.cash += (side === 'buy' ? -value : value) - amount;
    const openedPart = Math.abs(effect.opened?.quantity ?? 0);
    const openingFee = this.given.capitalised ? mulDiv(amount, openedPart, quantity, 'half-even') : 0;
    const closingFee = this.given.capitalised ? amount - openingFee : 0;
    this.lots = openingFee === 0 ? effect.lots : withFee(effect, openingFee);
    this.realised += effect.realised - closingFee;
    this.note(effect, fill.price, closingFee + (this.given.capitalised ? 0 : amount));
    if (inKind > 0) this.takeInKind(inKind);
  }

  figures(): CaseFigures {
    const money10 = 10n ** BigInt(this.scale.cost);
    const units10 = 10n ** BigInt(this.scale.quantity);
    const sign = this.given.inverse ? -1 : 1;
    const held = this.lots.reduce((sum, lot) => sum + lot.quantity, 0);
    const cost = this.lots.reduce((sum, lot) => sum + lot.cost, 0);
    const net = this.given.capitalised ? this.realised : this.realised - this.fees;
    return {
      position: ratio(sign * held, units10),
      averageCost: held === 0 ? null : this.each(cost, held),
      cash: ratio(this.cash, money10),
      realisedGross: ratio(this.realised, money10),
      fees: ratio(this.fees, money10),
      realisedNet: ratio(net, money10),
      realisedOfPosition: ratio(this.ofPosition, money10),
      lots: this.lots.map((lot) => ({
        quantity: ratio(sign * lot.quantity, units10),
        cost: this.each(lot.cost, lot.quantity),
      })),
    };
  }

  result(after: readonly CaseFigures[]): CaseResult {
    const { mark } = this.given;
    const held = this.lots.reduce((sum, lot) => sum + lot.quantity, 0);
    const cost = this.lots.reduce((sum, lot) => sum + lot.cost, 0);
    const value = mark === null ? null : Math.sign(held) * this.valueOf(Math.abs(held), mark);
    const unit = 10n ** BigInt(this.scale.cost);
    return {
      figures: this.figures(),
      after,
      matches: this.matches,
      unrealised: value === null ? null : ratio(value - cost, unit),
      notional: value === null ? null : ratio(Math.abs(value), unit),
      averageOpen: this.opened.quantity === 0 ? null : this.each(this.opened.value, this.opened.quantity),
      averageClose: this.closed.quantity === 0 ? null : this.each(this.closed.value, this.closed.quantity),
      last: this.last,
      scale: this.scale,
      rounded: this.rounded,
    };
  }

  /** Value at a price in whole units: quantity × price × multiplier, of an inverse contract quantity ÷ price. */
  private valueOf(quantity: number, price: string): number {
    const at = fraction(price);
    const units = 10n ** BigInt(this.scale.quantity);
    const top = this.given.inverse ? at.d : at.n;
    const bottom = this.given.inverse ? at.n : at.d;
    const by = fraction(this.given.multiplier);
    return scaled({ n: BigInt(quantity) * top * by.n, d: units * bottom * by.d }, this.scale.cost);
  }

  /** A fee in money, or a quantity of what is traded. */
  private feeOf(fill: CaseFill): { amount: number; inKind: number } {
    const kind = feeInKind(fill);
    if (kind !== null) return { amount: 0, inKind: scaledText(kind, this.scale.quantity) };
    const [text = '0'] = (fill.fee ?? fill.commission ?? '0').split(' ');
    return { amount: scaledText(text, this.scale.cost), inKind: 0 };
  }

  /** What the exchange kept of the thing itself leaves at its cost: no profit and no loss. */
  private takeInKind(quantity: number): void {
    const held = this.lots.reduce((sum, lot) => sum + lot.quantity, 0);
    this.count += 1;
    const value = money(
      held <= 0
        ? 0
        : mulDiv(
            this.lots.reduce((sum, lot) => sum + lot.cost, 0),
            quantity,
            held,
            'half-even',
          ),
    );
    const trade = {
      id: this.count,
      side: 'sell',
      quantity: quantity as Quantity,
      value,
      at: unixMs(this.count),
    } as const;
    this.lots = applyToLots(this.lots, this.given.method, trade).lots;
  }

  private startPosition(): void {
    this.ofPosition = 0;
    this.opened = { quantity: 0, value: 0 };
    this.closed = { quantity: 0, value: 0 };
  }

  private note(effect: LotEffect, price: string, fees: number): void {
    const units = 10n ** BigInt(this.scale.quantity);
    const flips = effect.closed.length > 0 && effect.opened !== null;
    this.ofPosition += effect.realised - fees;
    for (const part of effect.closed) {
      this.closed.quantity += part.quantity;
      this.closed.value += part.value;
      this.matches.push({
        quantity: ratio(part.quantity, units),
        cost: this.each(Math.abs(part.cost), part.quantity),
        price: fraction(price),
        realised: ratio(part.realised, 10n ** BigInt(this.scale.cost)),
      });
    }
    if (flips) this.startPosition();
    if (!effect.opened) return;
    this.opened.quantity += Math.abs(effect.opened.quantity);
    this.opened.value += Math.abs(effect.opened.cost);
  }

  /** Money ÷ quantity as a price a unit, unsigned, of one contract. */
  private each(cost: number, quantity: number): Fraction {
    const by = fraction(this.given.multiplier);
    const top = BigInt(cost) * 10n ** BigInt(this.scale.quantity) * by.d;
    const bottom = BigInt(quantity) * 10n ** BigInt(this.scale.cost) * by.n;
    const each = ratio(top, bottom);
    return this.given.inverse && each.n !== 0n ? ratio(each.d, each.n) : each;
  }
}

/** The opened lot with a fee in its cost: more for a long, less proceeds for a short. */
function withFee({ lots, opened }: LotEffect, fee: number): Lot[] {
  return lots.map((lot) =>
    opened && (lot.id === opened.id || lots.length === 1) ? { ...lot, cost: money(lot.cost + fee) } : lot,
  );
}

const cutsUnevenly = (before: readonly Lot[], { closed }: LotEffect): boolean =>
  closed.some((part) => {
    const lot = before.find(({ id }) => id === part.id);
    return lot !== undefined && (BigInt(lot.cost) * BigInt(part.quantity)) % BigInt(lot.quantity) !== 0n;
  });

export function runFills(given: FillsCase): CaseResult {
  const ledger = new FillsLedger(given);
  const after = given.fills.map((fill) => {
    ledger.book(fill);
    return ledger.figures();
  });
  return ledger.result(after);
}
