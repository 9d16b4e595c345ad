/** All venues of a session by instrument, in listing order. Forks copy a venue only when it is touched. */
import type { Exchange, Instrument, InstrumentId } from '../model/instrument.ts';
import type { Price } from '../units/units.ts';
import { BOOKS } from './book-venue.ts';
import type { PrintListener, Venue, VenueMaker } from './venue.ts';

export type MarketSnapshot = Readonly<Record<string, object>>;

export class Market {
  private readonly venues = new Map<InstrumentId, Venue>();
  /** Of all venues; empty while it is not known. */
  private readonly exchanges = new Map<Exchange, Venue[]>();
  private readonly maker: VenueMaker;
  private parent: Market | null = null;
  private listener: PrintListener | null = null;

  constructor(maker: VenueMaker = BOOKS) {
    this.maker = maker;
  }

  /** Venues of a fork are copied when they are first touched. */
  get forked(): boolean {
    return this.parent !== null;
  }

  list(instrument: Instrument, snapshot?: object): void {
    const venue = snapshot ? this.maker.restore(instrument, snapshot) : this.maker.create(instrument);
    venue.listener = this.listener;
    this.venues.set(instrument.id, venue);
    this.exchanges.clear();
  }

  /** Prints of every venue go to one listener: charts and time & sales. */
  listen(listener: PrintListener | null): void {
    this.listener = listener;
    for (const venue of this.venues.values()) venue.listener = listener;
  }

  find(id: InstrumentId): Venue | undefined {
    const own = this.venues.get(id);
    if (own || !this.parent) return own;
    const copy = this.parent.find(id)?.fork();
    if (copy) {
      this.venues.set(id, copy);
      this.exchanges.clear();
    }
    return copy;
  }

  /** The venue of a listed instrument; anything else is a bug. */
  venue(id: InstrumentId): Venue {
    const venue = this.find(id);
    if (!venue) throw new Error(`no venue for ${id}`);
    return venue;
  }

  /** The last price of a listed instrument. Unlike `venue` it copies nothing in a fork. */
  last(id: InstrumentId): Price {
    const own = this.venues.get(id);
    if (own || !this.parent) return (own ?? this.venue(id)).last as Price;
    return this.parent.last(id);
  }

  all(): MapIterator<Venue> {
    return this.venues.values();
  }

  /** Venues by exchange, both in listing order. */
  byExchange(): ReadonlyMap<Exchange, readonly Venue[]> {
    if (this.exchanges.size === 0)
      for (const venue of this.venues.values()) {
        const { exchange } = venue.instrument;
        const others = this.exchanges.get(exchange);
        if (others) others.push(venue);
        else this.exchanges.set(exchange, [venue]);
      }
    return this.exchanges;
  }

  fork(): Market {
    const copy = new Market(this.maker);
    copy.parent = this;
    return copy;
  }

  /** Null where one of the venues keeps none. */
  snapshot(): MarketSnapshot | null {
    const kept: Record<string, object> = {};
    for (const [id, venue] of this.venues) {
      const snapshot = venue.snapshot();
      if (snapshot === null) return null;
      kept[id] = snapshot;
    }
    return kept;
  }
}
