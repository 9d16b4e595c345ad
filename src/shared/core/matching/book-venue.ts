/**
 * One instrument's exchange with an order book: the desk's orders, whose keys are positive, stand in one book with the
 * tape's own, whose keys are negative. In phases that match, orders trade as they come; in phases that gather, they
 * stand until the phase ends in one price (uncross.ts).
 */
import { type AssetClass, floorToTick, priceBand, type Instrument } from '../model/instrument.ts';
import type { MetQuote } from '../model/order.ts';
import type { Price, Quantity } from '../units/units.ts';
import type { TickClass, AuctionRules, Phase } from '../venues/rules.ts';
import { bandOf } from '../venues/ticks.ts';
import { BookDesk, TAPE } from './book-desk.ts';
import {
  BUY,
  isMarketLevel,
  marketLimit,
  opposite,
  REST,
  SELL,
  type BookMode,
  type BookSide,
} from './book-sides.ts';
import { OrderBook } from './order-book.ts';
import { AUCTION_OF, callsAuction, gathers, matches } from './phases.ts';
import { allocation, findPrice } from './uncross.ts';
import type { Venue, VenueMaker } from './venue.ts';
import { forkVenue, restoreVenue, snapshotVenue, type VenueSnapshot } from './venue-snapshot.ts';

/** Where the price stood when the window for volatility began. */
export interface PriceWindow {
  readonly at: number;
  readonly price: number;
}

/** Contracts tick as the shares of their venue do. */
const tickClassOf = (assetClass: AssetClass): TickClass => (assetClass === 'etf' ? 'etf' : 'stock');

export class BookVenue extends BookDesk {
  /** Takes the place of the rules' own auction; for scenarios. */
  auctionRules: Pick<AuctionRules, 'tieBreaks' | 'onlyMarket'> | null = null;
  window: PriceWindow = { at: 0, price: 0 };

  constructor(instrument: Instrument, book = new OrderBook()) {
    super(instrument, book);
    const start = floorToTick(instrument, instrument.listedPrice);
    this.trades(start);
    this.reference = start;
    this.band = priceBand(instrument, start);
    this.day.restart(start);
  }

  /** The tape's own participant sends an order. Returns what neither traded nor was refused. */
  submit(key: number, side: BookSide, limit: number | null, quantity: number, mode: BookMode): number {
    if (!matches(this.phase)) {
      if (gathers(this.phase) && mode === REST && limit !== null) this.rest(key, side, limit, quantity, TAPE);
      return quantity;
    }
    this.aggressor = side;
    const before = this.last;
    const left = this.book.submit(key, side, limit ?? marketLimit(side), quantity, mode, TAPE, this);
    if (this.book.restedSlot >= 0) this.slots.set(key, this.book.restedSlot);
    if (this.watched.size > 0 || this.last !== before || this.hasReports) this.settle();
    else this.watchPrice();
    return left;
  }

  /** What a feed's trade did not find in this book, it found elsewhere: its price is the last one all the same. */
  tradedElsewhere(price: number, quantity: number, aggressor: BookSide): void {
    if (!matches(this.phase)) return;
    if (quantity > 0) this.printed(price, quantity, aggressor, false);
    if (this.last === price) return;
    this.trades(price);
    this.settle();
  }

  /** The venue goes on to another phase: what gathered is crossed, what waited for the phase is sent. */
  enterPhase(phase: Phase): void {
    if (phase === this.phase) return;
    if (this.pause && phase !== 'halt') {
      // Trading goes on when the pause is over; an auction or the end of the session ends the pause.
      if (matches(phase)) {
        this.pause = { ...this.pause, before: phase };
        return;
      }
      this.pause = null;
    }
    if (callsAuction(this.phase, phase)) this.cross();
    this.phase = phase;
    if (matches(phase)) this.freshAt = this.now;
    if (phase === 'continuous') this.beginWindow();
    this.endAuctionOrders();
    this.releaseSession();
  }

  setReference(reference: number): void {
    this.reference = reference;
    this.band = this.rules
      ? bandOf(this.rules, tickClassOf(this.instrument.assetClass), reference, this.firstDay)
      : priceBand(this.instrument, reference as Price);
  }

  clearCrossing(side: BookSide, price: number): void {
    for (const [key, slot] of this.slots) {
      if (key > 0 || this.book.sideAt(slot) === side) continue;
      const theirs = this.book.priceAt(slot);
      if (side === BUY ? theirs <= price : theirs >= price) this.cancel(key);
    }
  }

  clearTape(): void {
    for (const key of Array.from(this.slots.keys())) if (key < 0) this.cancel(key);
  }

  override anchor(price: number): void {
    super.anchor(price);
    this.beginWindow();
  }

  met(): MetQuote {
    const [bid, bidQuantity] = this.bestLimit(BUY);
    const [ask, askQuantity] = this.bestLimit(SELL);
    return { bid, bidQuantity, ask, askQuantity, last: this.last as Price };
  }

  /** The best price with what stands there; market orders that gather for an auction have none. */
  private bestLimit(side: BookSide): [price: Price | null, quantity: Quantity] {
    const { book } = this;
    for (let rank = 0; rank < book.levelCount(side); rank += 1) {
      const level = book.levelAt(side, rank);
      const price = book.priceOfLevel(level);
      if (!isMarketLevel(price)) return [price as Price, book.quantityOfLevel(level) as Quantity];
    }
    return [null, 0 as Quantity];
  }

  fork(): BookVenue {
    return forkVenue(this, new BookVenue(this.instrument, this.book.clone()));
  }

  protected rehearsal(): BookDesk {
    return this.fork();
  }

  indicative(): { readonly price: number; readonly volume: number } | null {
    if (!gathers(this.phase)) return null;
    const { price, volume } = findPrice(this);
    return price === null || volume === 0 ? null : { price, volume };
  }

  snapshot = (): VenueSnapshot => snapshotVenue(this);

  static restore(instrument: Instrument, snapshot: VenueSnapshot): BookVenue {
    return restoreVenue(new BookVenue(instrument), snapshot);
  }

  /** The tape's time; a pause that is over ends. */
  override advanceTo(now: number): void {
    super.advanceTo(now);
    const halt = this.rules?.volatilityHalt;
    if (halt && now - this.window.at >= halt.windowMs) this.beginWindow();
    if (this.pause && now >= this.pause.until) {
      const { before } = this.pause;
      this.pause = null;
      this.enterPhase(before);
    }
  }

  private beginWindow(): void {
    this.window = { at: this.now, price: this.last };
  }

  /**
   * The continuous session pauses where the price left the range that the venue allows within its window; whatever the
   * price triggers waits for the pause to end.
   */
  protected override watchPrice(): void {
    const halt = this.rules?.volatilityHalt;
    if (!halt || this.phase !== 'continuous') return;
    const { window, now, last } = this;
    if (window.price === 0) this.beginWindow();
    else if (Math.abs(last - window.price) * 10_000 > window.price * halt.moveBps) {
      this.pause = { until: now + halt.pauseMs, before: this.phase };
      this.enterPhase('halt');
    }
  }

  protected printed(price: number, quantity: number, aggressor: BookSide, mine: boolean): void {
    this.day.print(price, quantity);
    this.freshAt = this.now;
    this.listener?.onPrint(this, price, quantity, aggressor, mine);
  }

  private cross(): void {
    let { price, volume } = findPrice(this);
    while (price !== null && volume > 0 && this.sitsOut(allocation(this.book, price, volume)))
      ({ price, volume } = findPrice(this));
    if (price === null || volume === 0) return;
    for (const side of [BUY, SELL] as const) {
      this.aggressor = opposite(side);
      this.book.execute(side, volume, price, this);
    }
    this.printed(price, volume, BUY, false);
  }

  /** At-auction orders end with their auction. A halt interrupts it. */
  private endAuctionOrders(): void {
    const { phase } = this;
    for (const m of this.managed.values()) {
      const auction = AUCTION_OF[m.order.timeInForce];
      const over = auction !== undefined && phase !== auction && phase !== 'halt';
      if (over && m.waiting === null) this.end(m, 'auction-ended');
    }
  }
}

/** A venue that is known to have a book of participants. */
export function bookOf(venue: Venue): BookVenue {
  if (venue instanceof BookVenue) return venue;
  throw new Error(`${venue.instrument.id} has no book of participants`);
}

/** Venues of order books, new and restored. */
export const BOOKS: VenueMaker = {
  create: (instrument) => new BookVenue(instrument),
  restore: (instrument, snapshot) => BookVenue.restore(instrument, snapshot as VenueSnapshot),
};
