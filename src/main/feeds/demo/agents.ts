/**
 * The participants of one simulated instrument. Each step one fundamental price drifts, then participants of several
 * kinds act on the real book: market makers quote around the fundamental price, patient traders queue and cancel,
 * impatient ones take, trend followers react to the last trade, value traders push prices back.
 * Integers only: the same seed gives the same orders on every machine.
 */
import { BUY, IMMEDIATE_OR_CANCEL, REST, SELL, type BookSide } from '#core/matching/book-sides.ts';
import type { BookVenue } from '#core/matching/book-venue.ts';
import { gathers, matches } from '#core/matching/phases.ts';
import { floorToTick, stepTicks } from '#core/model/instrument.ts';
import { participantsLot } from './catalogue.ts';
import { Random, type RandomState } from './random.ts';

export interface CrowdSnapshot {
  readonly random: RandomState;
  readonly nextKey: number;
  readonly fair: number;
  readonly lastSeen: number;
  readonly trend: number;
  readonly orders: readonly number[];
}

/** Thousandths of a price unit: the fundamental price moves in finer steps than the tick. */
const FINE = 1000;
/** Standard deviation of a step in millionths of the price: about 2 % over a day of 86,400 steps. */
const DRIFT_MILLIONTHS = 115;
const ORDERS_WANTED = 70;
const LEVELS = 12;

export class Crowd {
  private readonly random: Random;
  private nextKey = -1;
  private fair: number;
  private lastSeen: number;
  private trend = 0;
  /** Keys of resting orders, some of them already gone. */
  private orders: number[] = [];

  constructor(random: Random, price: number, snapshot?: CrowdSnapshot) {
    this.random = random;
    this.fair = price * FINE;
    this.lastSeen = price;
    if (!snapshot) return;
    this.nextKey = snapshot.nextKey;
    this.fair = snapshot.fair;
    this.lastSeen = snapshot.lastSeen;
    this.trend = snapshot.trend;
    this.orders = [...snapshot.orders];
  }

  static restore(snapshot: CrowdSnapshot): Crowd {
    return new Crowd(Random.restore(snapshot.random), 0, snapshot);
  }

  snapshot(): CrowdSnapshot {
    const { nextKey, fair, lastSeen, trend } = this;
    return { random: this.random.state(), nextKey, fair, lastSeen, trend, orders: [...this.orders] };
  }

  /** Prices go on from here with a fresh book. */
  open(venue: BookVenue): void {
    this.fair = venue.last * FINE;
    this.lastSeen = venue.last;
    this.trend = 0;
    this.orders = [];
    for (let index = 0; index < ORDERS_WANTED; index += 1) {
      const side = (index % 2) as BookSide;
      const away = 1 + Math.floor(index / 2 / 3) + this.random.geometric(3);
      this.quote(venue, side, stepTicks(venue.instrument, venue.last, side === BUY ? -away : away));
    }
  }

  /** One step of market time. */
  act(venue: BookVenue): void {
    this.drift();
    this.watchTrades(venue);
    if (!matches(venue.phase)) return this.gather(venue);
    const dice = this.random.below(100);
    if (dice < 22) this.makeMarket(venue);
    else if (dice < 50) this.queue(venue);
    else if (dice < 72) this.cancelSome(venue);
    else if (dice < 79) this.take(venue);
    else if (dice < 82) this.followTrend(venue);
    else if (dice < 86) this.tradeValue(venue);
    if (this.orders.length > ORDERS_WANTED * 2) this.forgetGone(venue);
  }

  /** Before an auction traders send what they want to pay; while nothing is taken they wait. */
  private gather(venue: BookVenue): void {
    if (!gathers(venue.phase) || this.random.below(100) >= 30) return;
    const fair = floorToTick(venue.instrument, Math.round(this.fair / FINE));
    const side = this.random.below(2) as BookSide;
    const away = this.random.geometric(3) + this.random.below(LEVELS / 2) - 3;
    const price = stepTicks(venue.instrument, fair, side === BUY ? -away : away);
    if (venue.band && (price < venue.band.floor || price > venue.band.ceiling)) return;
    this.submit(venue, side, price, this.size(venue, 5), REST);
    if (venue.slots.size > ORDERS_WANTED * 2) this.cancelSome(venue);
  }

  private drift(): void {
    const reach = Math.max(1, Math.floor((this.fair / 1_000_000) * DRIFT_MILLIONTHS * 2));
    const step = this.random.around(reach) + this.random.around(reach);
    this.fair = Math.max(FINE, this.fair + Math.trunc(step / 2));
  }

  private watchTrades(venue: BookVenue): void {
    const change = venue.last - this.lastSeen;
    if (change !== 0) this.trend = Math.trunc((this.trend * 3) / 4) + Math.sign(change) * 4;
    this.lastSeen = venue.last;
  }

  /** Quotes both sides around the fundamental price, replacing quotes that the price has left behind. */
  private makeMarket(venue: BookVenue): void {
    const fair = Math.round(this.fair / FINE);
    const half = 1 + this.random.geometric(2);
    this.pullStale(venue, fair);
    const base = floorToTick(venue.instrument, fair);
    this.quote(venue, BUY, stepTicks(venue.instrument, base, 1 - half));
    this.quote(venue, SELL, stepTicks(venue.instrument, base, half));
  }

  /** Takes quotes that stand on the wrong side of the fundamental price out of the book. */
  private pullStale(venue: BookVenue, fair: number): void {
    for (let tries = 0; tries < 6 && this.orders.length > 0; tries += 1) {
      const index = this.random.below(this.orders.length);
      const key = this.orders[index]!;
      const slot = venue.slots.get(key);
      const wrong =
        slot !== undefined &&
        (venue.book.sideAt(slot) === BUY ? venue.book.priceAt(slot) > fair : venue.book.priceAt(slot) < fair);
      if (slot === undefined || wrong) this.drop(venue, index);
    }
  }

  /** A patient trader joins the queue near the touch; thin sides attract more. */
  private queue(venue: BookVenue): void {
    const buys = venue.book.levelCount(BUY);
    const sells = venue.book.levelCount(SELL);
    const side: BookSide = buys + this.random.below(6) < sells + this.random.below(6) ? BUY : SELL;
    const opposite = venue.book.best(side === BUY ? SELL : BUY) || venue.last;
    const away = 1 + this.random.geometric(4) + this.random.below(LEVELS / 2);
    this.quote(venue, side, stepTicks(venue.instrument, opposite, side === BUY ? -away : away));
  }

  private cancelSome(venue: BookVenue): void {
    const surplus = venue.slots.size - ORDERS_WANTED;
    let count = surplus > 0 ? 2 + (surplus >> 3) : this.random.below(2);
    for (let tries = count * 3; tries > 0 && count > 0 && this.orders.length > 0; tries -= 1) {
      if (this.drop(venue, this.random.below(this.orders.length)) > 0) count -= 1;
    }
  }

  /** An impatient trader takes what is there, in the direction the fundamental price leans. */
  private take(venue: BookVenue): void {
    const lean = this.fair > venue.last * FINE ? 1 : -1;
    const side: BookSide = this.random.below(10) + lean * 2 >= 5 ? BUY : SELL;
    this.send(venue, side, this.size(venue, 4));
  }

  private followTrend(venue: BookVenue): void {
    if (Math.abs(this.trend) < 4) return;
    this.send(venue, this.trend > 0 ? BUY : SELL, this.size(venue, 3));
  }

  /** Buys below the fundamental price and sells above it, up to that price. */
  private tradeValue(venue: BookVenue): void {
    const fair = floorToTick(venue.instrument, Math.round(this.fair / FINE));
    const { book } = venue;
    const ask = book.best(SELL);
    const bid = book.best(BUY);
    if (ask !== 0 && ask < fair) this.submit(venue, BUY, fair, this.size(venue, 6), IMMEDIATE_OR_CANCEL);
    else if (bid !== 0 && bid > fair)
      this.submit(venue, SELL, fair, this.size(venue, 6), IMMEDIATE_OR_CANCEL);
  }

  private send(venue: BookVenue, side: BookSide, size: number): void {
    const best = venue.book.best(side === BUY ? SELL : BUY);
    if (best === 0) return;
    const limit = stepTicks(venue.instrument, best, side === BUY ? 2 : -2);
    this.submit(venue, side, limit, size, IMMEDIATE_OR_CANCEL);
  }

  /** Rests a limit order that must not take: it steps back to its own side of the book, inside the day's band. */
  private quote(venue: BookVenue, side: BookSide, wanted: number): void {
    const { book, instrument, band } = venue;
    const opposite = book.best(side === BUY ? SELL : BUY);
    const crosses = (at: number): boolean =>
      opposite !== 0 && (side === BUY ? at >= opposite : at <= opposite);
    const price = crosses(wanted) ? stepTicks(instrument, opposite, side === BUY ? -1 : 1) : wanted;
    if (crosses(price) || (band && (price < band.floor || price > band.ceiling))) return;
    this.submit(venue, side, price, this.size(venue, 5), REST);
  }

  private submit(
    venue: BookVenue,
    side: BookSide,
    price: number,
    size: number,
    mode: typeof REST | typeof IMMEDIATE_OR_CANCEL,
  ): void {
    const key = this.nextKey;
    this.nextKey -= 1;
    venue.submit(key, side, price, size, mode);
    if (venue.slots.has(key)) this.orders.push(key);
  }

  private size(venue: BookVenue, most: number): number {
    const { instrument } = venue;
    const lot = instrument.currency === 'USD' ? participantsLot(instrument) : instrument.lotSize;
    return lot * (1 + this.random.below(4)) * (1 + this.random.geometric(most));
  }

  private drop(venue: BookVenue, index: number): number {
    const key = this.orders[index]!;
    const last = this.orders.pop()!;
    if (index < this.orders.length) this.orders[index] = last;
    return venue.cancel(key);
  }

  private forgetGone(venue: BookVenue): void {
    this.orders = this.orders.filter((key) => venue.slots.has(key));
  }
}
