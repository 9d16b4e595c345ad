/**
 * One instrument's market as the kernel knows it, whatever it is made of: an order book, bars, a record. It is a desk that
 * has a day, a reference price and a phase besides; how orders trade is its subclass's.
 */
import { type Instrument, type PriceBand } from '../model/instrument.ts';
import type { MetQuote, QueuePlace } from '../model/order.ts';
import type { Phase, VenueRules } from '../venues/rules.ts';
import type { BookSide } from './book-sides.ts';
import { DayStatistics } from './day-statistics.ts';
import { OrderDesk } from './desk.ts';
import { Groups } from './groups.ts';
import type { OrderBook } from './order-book.ts';
import type { Managed } from './orders.ts';
import type { Sweep } from './sweep.ts';

export interface PrintListener {
  onPrint(venue: Venue, price: number, quantity: number, aggressor: BookSide, mine: boolean): void;
  /** The venue's prices were set anew: what was recorded of its day no longer goes on. */
  onAnchor(venue: Venue): void;
}

export interface Pause {
  readonly until: number;
  readonly before: Phase;
}

export abstract class Venue extends OrderDesk {
  readonly day = new DayStatistics(0);
  /** The close before, from which the day's change is counted. */
  reference = 0;
  /** Today's floor and ceiling, where the venue has them. */
  band: PriceBand | null = null;
  listener: PrintListener | null = null;
  /** The instrument's first trading day, on which venues allow a wider band. */
  firstDay = false;
  /** Market time in milliseconds, as the tape has it. */
  now = 0;
  /** A volatility pause and the phase it interrupted. */
  pause: Pause | null = null;
  /** When something last traded, or trading began; 0 before the venue knows the time. */
  freshAt = 0;

  constructor(instrument: Instrument) {
    super(instrument);
  }

  /** What stands there, for those who look; null where the market shows no book. */
  abstract readonly book: OrderBook | null;
  /** The best price of a side, 0 where nobody knows one. */
  abstract best(side: BookSide): number;
  /** What an order would meet as the market stands. */
  abstract sweep(side: BookSide, limit: number, quantity: number): Sweep;
  abstract met(): MetQuote;
  /** The price and volume if the auction ended now; null where none gathers or nothing would trade. */
  abstract indicative(): { readonly price: number; readonly volume: number } | null;
  abstract queuePlace(key: number): QueuePlace | null;
  abstract fork(): Venue;
  /** Plain data that its maker restores it from; null where it is cheaper played again than kept. */
  abstract snapshot(): object | null;
  abstract enterPhase(phase: Phase): void;
  abstract setReference(reference: number): void;
  /** Takes the tape's orders out that an order of this side at this price would trade with. */
  abstract clearCrossing(side: BookSide, price: number): void;
  /** Puts an order at work back where the journal says it is. */
  protected abstract restore(m: Managed): void;
  /** Takes every order of the tape's own participants away. */
  abstract clearTape(): void;

  /** Orders at the market wait for a price that is not there yet: until they have it they hold back buying power. */
  get waitsForPrice(): boolean {
    return false;
  }

  /** The phase the calendar last said: a pause does not know of it. */
  get scheduled(): Phase {
    return this.pause?.before ?? this.phase;
  }

  /** A new trading day: the last price becomes the reference. */
  startDay(): void {
    this.firstDay = false;
    this.setReference(this.last);
    this.day.restart(this.last);
  }

  /** Trades by these rules from now on. */
  govern(rules: VenueRules | null): void {
    this.rules = rules;
    this.setReference(this.reference);
  }

  /** Prices go on from here as after an overnight gap; the tape's orders are gone, the user's stay. */
  anchor(price: number): void {
    this.clearTape();
    this.trades(price);
    this.setReference(price);
    this.day.restart(price);
    this.listener?.onAnchor(this);
  }

  /** The tape's time. */
  advanceTo(now: number): void {
    this.now = now;
    if (this.freshAt === 0) this.freshAt = now;
  }

  /** Forgets an order that the journal does not know. */
  drop(key: number): void {
    this.cancelOrder(key, 'user');
    this.takeReports();
  }

  /** Takes every order that is managed out of the market; nothing follows from it, and `reinstate` puts them back. */
  liftAll(): void {
    for (const m of this.managed.values()) if (m.waiting === null) this.withdraw(m);
    this.managed.clear();
    this.watched.clear();
    this.groups = new Groups();
  }

  /** Takes an order of another venue on as it is there; its market is copied apart. */
  adopt(m: Managed): void {
    this.managed.set(m.order.key, m);
    this.groups.rejoin(m);
    this.wait(m, m.waiting);
  }

  /** Puts an order back as the journal says. */
  reinstate(m: Managed): void {
    this.adopt(m);
    if (m.waiting === null) this.restore(m);
  }
}

/** Makes the venues of a market. */
export interface VenueMaker {
  create(instrument: Instrument): Venue;
  restore(instrument: Instrument, snapshot: object): Venue;
}
