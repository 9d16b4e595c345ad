/**
 * One trade from entry to exit as it grows: what went in and out, what is still held at which cost, how far the price
 * went for and against it. Amounts are sums, so that a trip of many fills is exact.
 */
import type { HeldSide } from './marking.ts';
import type { PriceRange } from '../model/events.ts';
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import { mulDiv } from '../units/integer.ts';
import {
  averagePrice,
  money,
  notional,
  type Currency,
  type Money,
  type Price,
  type Quantity,
  type UnixMs,
} from '../units/units.ts';

/** A finished or running trade. Quantities are positive; money is before rounding for display. */
export interface Trade {
  /** Number of the fill that opened it; negative for a holding of the opening. */
  readonly id: number;
  readonly instrumentId: InstrumentId;
  readonly currency: Currency;
  readonly side: HeldSide;
  readonly openedAt: UnixMs;
  /** Null while some of it is held. */
  readonly closedAt: UnixMs | null;
  readonly holdingMs: number;
  /** All that was entered, and what of it is held. */
  readonly quantity: Quantity;
  readonly held: Quantity;
  /** At the instrument's price scale + 2; the exit's is null before the first. */
  readonly averageEntry: number;
  readonly averageExit: number | null;
  readonly averageScale: number;
  /** Profit before fees; while held with what is held at the mark. */
  readonly gross: Money;
  readonly fees: Money;
  readonly net: Money;
  /** Part of gross that is not realised. */
  readonly unrealised: Money;
  /** Largest open loss and profit of what was held, never negative, and the worst and best price meanwhile. */
  readonly mae: Money;
  readonly mfe: Money;
  readonly maePrice: Price;
  readonly mfePrice: Price;
  /** The stop it was first protected with. */
  readonly stop: Price | null;
  /** |average entry − stop| × quantity. */
  readonly risk: Money | null;
  /** net ÷ risk. */
  readonly rMultiple: number | null;
}

/** What a trip in progress is shown with: the mark is that of its side. */
export interface Running {
  readonly at: UnixMs;
  readonly mark: Price;
  /** Lowest and highest last price since the instrument's last fill. */
  readonly range: PriceRange;
}

/** Decimals beyond the price's own that averages have. */
const AVERAGE_EXTRA = 2;

export interface SplitRatio {
  readonly numerator: number;
  readonly denominator: number;
}

export class Trip {
  readonly id: number;
  readonly instrument: Instrument;
  readonly side: HeldSide;
  readonly openedAt: UnixMs;
  closedAt: UnixMs | null = null;
  held = 0;
  stop: Price | null = null;
  private entered = 0;
  private entryValue = 0;
  private exited = 0;
  private exitValue = 0;
  /** Cost of what is held, positive. */
  private cost = 0;
  private realised = 0;
  private fees = 0;
  private low = Number.MAX_SAFE_INTEGER;
  private high = 0;
  private worst = 0;
  private best = 0;

  constructor(id: number, instrument: Instrument, side: HeldSide, openedAt: UnixMs) {
    this.id = id;
    this.instrument = instrument;
    this.side = side;
    this.openedAt = openedAt;
  }

  enter(quantity: number, value: number, fees: number): void {
    this.entered += quantity;
    this.entryValue += value;
    this.held += quantity;
    this.cost += value;
    this.fees += fees;
  }

  /** `cost` is what leaves with it, positive. */
  exit(quantity: number, value: number, cost: number, fees: number, at: UnixMs): void {
    this.exited += quantity;
    this.exitValue += value;
    this.held -= quantity;
    this.cost -= cost;
    this.fees += fees;
    this.realised += this.side === 'long' ? value - cost : cost - value;
    if (this.held === 0) this.closedAt = at;
  }

  /** The last price went through this while it was held. */
  pass({ low, high }: PriceRange): void {
    this.low = Math.min(this.low, low);
    this.high = Math.max(this.high, high);
    const atLow = this.open(low);
    const atHigh = this.open(high);
    this.worst = Math.min(this.worst, atLow, atHigh);
    this.best = Math.max(this.best, atLow, atHigh);
  }

  /** The company split its shares (or paid in them): quantities by the ratio, prices against it; `cash` for what was over. */
  split(ratio: SplitRatio, held: number, cost: number, cash: number): void {
    const { numerator, denominator } = ratio;
    const shares = (size: number): number => mulDiv(size, numerator, denominator, 'half-even');
    const price = (at: number): number => mulDiv(at, denominator, numerator, 'half-even');
    const over = this.cost - cost;
    this.realised += this.side === 'long' ? cash - over : over + cash;
    this.exited = shares(this.exited);
    this.held = held;
    this.entered = this.exited + held;
    this.cost = cost;
    this.low = this.low === Number.MAX_SAFE_INTEGER ? this.low : price(this.low);
    this.high = price(this.high);
    if (this.stop !== null) this.stop = price(this.stop) as Price;
  }

  end(at: UnixMs): void {
    this.closedAt = at;
  }

  /** Another trip becomes part of this one; their excursions add up. */
  join(other: Trip): void {
    this.entered += other.entered;
    this.entryValue += other.entryValue;
    this.exited += other.exited;
    this.exitValue += other.exitValue;
    this.held += other.held;
    this.cost += other.cost;
    this.realised += other.realised;
    this.fees += other.fees;
    this.low = Math.min(this.low, other.low);
    this.high = Math.max(this.high, other.high);
    this.worst += other.worst;
    this.best += other.best;
    this.stop ??= other.stop;
  }

  /** Profit of what is held at a price. */
  private open(price: Price): number {
    const value = notional(this.instrument, price, this.held as Quantity);
    return this.side === 'long' ? value - this.cost : this.cost - value;
  }

  trade(running: () => Running): Trade {
    const now = this.closedAt === null ? running() : null;
    if (now) this.pass(now.range);
    const unrealised = now ? this.open(now.mark) : 0;
    const gross = this.realised + unrealised;
    const net = gross - this.fees;
    const long = this.side === 'long';
    return {
      id: this.id,
      instrumentId: this.instrument.id,
      currency: this.instrument.currency,
      side: this.side,
      openedAt: this.openedAt,
      closedAt: this.closedAt,
      holdingMs: (this.closedAt ?? now!.at) - this.openedAt,
      quantity: this.entered as Quantity,
      held: this.held as Quantity,
      ...this.averages(),
      gross: money(gross),
      fees: money(this.fees),
      net: money(net),
      unrealised: money(unrealised),
      mae: money(-this.worst),
      mfe: money(this.best),
      maePrice: (long ? this.low : this.high) as Price,
      mfePrice: (long ? this.high : this.low) as Price,
      ...this.riskOf(net),
    };
  }

  private averages(): Pick<Trade, 'averageEntry' | 'averageExit' | 'averageScale'> {
    const averageScale = this.instrument.priceScale + AVERAGE_EXTRA;
    const scales = { ...this.instrument, priceScale: averageScale };
    return {
      averageEntry: averagePrice(scales, this.entryValue, this.entered) ?? 0,
      averageExit: averagePrice(scales, this.exitValue, this.exited),
      averageScale,
    };
  }

  private riskOf(net: number): Pick<Trade, 'stop' | 'risk' | 'rMultiple'> {
    const { stop } = this;
    if (stop === null) return { stop, risk: null, rMultiple: null };
    const risk = Math.abs(this.entryValue - notional(this.instrument, stop, this.entered as Quantity));
    return { stop, risk: money(risk), rMultiple: risk === 0 ? null : net / risk };
  }
}
