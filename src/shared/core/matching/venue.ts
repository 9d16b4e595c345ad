/**
 * One instrument's simulated exchange: its book, last price, day statistics and price band.
 * Orders are named by integer keys; the owner tells the user's orders from the tape's.
 * Invariant: `slots` holds exactly the keys that rest in the book.
 */
import { floorToTick, priceBand, type Instrument, type PriceBand } from '../model/instrument.ts';
import type { MetQuote, QueuePlace } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import { BUY, marketLimit, SELL, type BookMode, type BookSide } from './book-sides.ts';
import { OrderBook, type TradeSink } from './order-book.ts';

/** The tape's own participants. */
export const TAPE = 0;
/** The person whose journal this is. */
export const USER = 1;

export interface UserTrade {
  readonly key: number;
  readonly price: number;
  readonly quantity: number;
  readonly liquidity: 'maker' | 'taker';
}

export interface PrintListener {
  onPrint(venue: Venue, price: number, quantity: number, aggressor: BookSide, mine: boolean): void;
  /** The venue's prices were set anew: what was recorded of its day no longer goes on. */
  onAnchor(venue: Venue): void;
}

export interface VenueSnapshot {
  readonly last: number;
  readonly reference: number;
  readonly day: readonly [open: number, high: number, low: number, volume: number];
  /** [key, side, price, leaves, owner] of every resting order in priority order. */
  readonly orders: readonly (readonly [number, number, number, number, number])[];
}

export class Venue implements TradeSink {
  readonly instrument: Instrument;
  readonly book: OrderBook;
  readonly slots = new Map<number, number>();
  last: number;
  reference: number;
  band: PriceBand | null;
  open: number;
  high: number;
  low: number;
  volume = 0;
  /** Trades of the user's orders since they were last taken. */
  readonly userTrades: UserTrade[] = [];
  listener: PrintListener | null = null;
  private aggressor: BookSide = BUY;
  private takerOwner = TAPE;

  constructor(instrument: Instrument, book = new OrderBook()) {
    this.instrument = instrument;
    this.book = book;
    const start = floorToTick(instrument, instrument.listedPrice);
    this.last = start;
    this.reference = start;
    this.band = priceBand(instrument, start);
    this.open = start;
    this.high = start;
    this.low = start;
  }

  onTrade(
    maker: number,
    taker: number,
    makerOwner: number,
    price: number,
    quantity: number,
    makerLeaves: number,
  ): void {
    if (makerLeaves === 0) this.slots.delete(maker);
    if (makerOwner === USER) this.userTrades.push({ key: maker, price, quantity, liquidity: 'maker' });
    if (this.takerOwner === USER) this.userTrades.push({ key: taker, price, quantity, liquidity: 'taker' });
    if (this.volume === 0) this.openDay(price);
    this.last = price;
    if (price > this.high) this.high = price;
    if (price < this.low) this.low = price;
    this.volume += quantity;
    const mine = makerOwner === USER || this.takerOwner === USER;
    this.listener?.onPrint(this, price, quantity, this.aggressor, mine);
  }

  /** Sends an order into the book; returns what neither traded nor was refused. `limit` null is a market order. */
  submit(
    key: number,
    side: BookSide,
    limit: number | null,
    quantity: number,
    mode: BookMode,
    owner: number,
  ): number {
    this.aggressor = side;
    this.takerOwner = owner;
    const left = this.book.submit(key, side, limit ?? marketLimit(side), quantity, mode, owner, this);
    this.takerOwner = TAPE;
    if (this.book.restedSlot >= 0) this.slots.set(key, this.book.restedSlot);
    return left;
  }

  /** Removes a resting order; returns what it had left, or 0 when it no longer rests. */
  cancel(key: number): number {
    const slot = this.slots.get(key);
    if (slot === undefined) return 0;
    this.slots.delete(key);
    return this.book.cancel(slot, key);
  }

  /**
   * Amends a resting order: a smaller quantity at the same price keeps its place, anything else goes to the back (and
   * may trade). Returns what is left.
   */
  replace(key: number, price: number, leaves: number, mode: BookMode, owner: number): number {
    const slot = this.slots.get(key);
    if (slot === undefined) throw new Error(`order ${key} does not rest`);
    const side = this.book.sideAt(slot);
    if (this.book.priceAt(slot) === price && leaves <= this.book.leavesAt(slot)) {
      this.book.reduce(slot, leaves);
      return leaves;
    }
    this.cancel(key);
    return this.submit(key, side, price, leaves, mode, owner);
  }

  takeUserTrades(): UserTrade[] {
    return this.userTrades.splice(0);
  }

  met(): MetQuote {
    const bid = this.book.best(BUY);
    const ask = this.book.best(SELL);
    return {
      bid: bid === 0 ? null : (bid as Price),
      bidQuantity: this.book.bestQuantity(BUY) as Quantity,
      ask: ask === 0 ? null : (ask as Price),
      askQuantity: this.book.bestQuantity(SELL) as Quantity,
      last: this.last as Price,
    };
  }

  queuePlace(key: number): QueuePlace | null {
    const slot = this.slots.get(key);
    if (slot === undefined) return null;
    const ahead = this.book.ahead(slot);
    return {
      price: this.book.priceAt(slot) as Price,
      ordersAhead: ahead.orders,
      quantityAhead: ahead.quantity as Quantity,
    };
  }

  /** A new trading day: the last price becomes the reference. */
  endDay(): void {
    this.setReference(this.last);
    this.volume = 0;
    this.openDay(this.last);
  }

  setReference(reference: number): void {
    this.reference = reference;
    this.band = priceBand(this.instrument, reference as Price);
  }

  /** Takes the tape's orders out that an order of this side at this price would trade with. */
  clearCrossing(side: BookSide, price: number): void {
    for (const [key, slot] of this.slots) {
      if (key > 0 || this.book.sideAt(slot) === side) continue;
      const theirs = this.book.priceAt(slot);
      if (side === BUY ? theirs <= price : theirs >= price) this.cancel(key);
    }
  }

  /** Takes every order of the tape's own participants out of the book. */
  clearTape(): void {
    const theirs = Array.from(this.slots.keys()).filter((key) => key < 0);
    for (const key of theirs) this.cancel(key);
  }

  /** Prices go on from here as after an overnight gap; the tape's orders are gone, the user's stay. */
  anchor(price: number): void {
    this.clearTape();
    this.last = price;
    this.setReference(price);
    this.volume = 0;
    this.openDay(price);
    this.listener?.onAnchor(this);
  }

  fork(): Venue {
    const copy = new Venue(this.instrument, this.book.clone());
    for (const [key, slot] of this.slots) copy.slots.set(key, slot);
    copy.restoreDay(this.last, this.reference, [this.open, this.high, this.low, this.volume]);
    return copy;
  }

  snapshot(): VenueSnapshot {
    const orders: [number, number, number, number, number][] = [];
    for (const side of [BUY, SELL] as const) {
      for (let rank = 0; rank < this.book.levelCount(side); rank += 1) {
        const level = this.book.levelAt(side, rank);
        const price = this.book.priceOfLevel(level);
        this.book.eachInLevel(level, (key, leaves, owner) => {
          orders.push([key, side, price, leaves, owner]);
          return true;
        });
      }
    }
    return {
      last: this.last,
      reference: this.reference,
      day: [this.open, this.high, this.low, this.volume],
      orders,
    };
  }

  static restore(instrument: Instrument, snapshot: VenueSnapshot): Venue {
    const venue = new Venue(instrument);
    for (const [key, side, price, leaves, owner] of snapshot.orders) {
      venue.book.rest(key, side as BookSide, price, leaves, owner);
      venue.slots.set(key, venue.book.restedSlot);
    }
    venue.restoreDay(snapshot.last, snapshot.reference, snapshot.day);
    return venue;
  }

  private openDay(price: number): void {
    this.open = price;
    this.high = price;
    this.low = price;
  }

  private restoreDay(last: number, reference: number, day: VenueSnapshot['day']): void {
    this.last = last;
    this.setReference(reference);
    [this.open, this.high, this.low, this.volume] = day;
  }
}
