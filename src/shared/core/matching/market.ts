/** All venues of a session by instrument, in listing order. Forks copy a venue only when it is touched. */
import type { Instrument, InstrumentId } from '../model/instrument.ts';
import type { Price } from '../units/units.ts';
import type { VenueSnapshot } from './venue-snapshot.ts';
import { Venue, type PrintListener } from './venue.ts';

export type MarketSnapshot = Readonly<Record<string, VenueSnapshot>>;

export class Market {
  private readonly venues = new Map<InstrumentId, Venue>();
  private parent: Market | null = null;
  private listener: PrintListener | null = null;

  /** Venues of a fork are copied when they are first touched. */
  get forked(): boolean {
    return this.parent !== null;
  }

  list(instrument: Instrument, snapshot?: VenueSnapshot): void {
    const venue = snapshot ? Venue.restore(instrument, snapshot) : new Venue(instrument);
    venue.listener = this.listener;
    this.venues.set(instrument.id, venue);
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
    if (copy) this.venues.set(id, copy);
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

  all(): Iterable<Venue> {
    return this.venues.values();
  }

  fork(): Market {
    const copy = new Market();
    copy.parent = this;
    return copy;
  }

  snapshot(): MarketSnapshot {
    return Object.fromEntries([...this.venues].map(([id, venue]) => [id, venue.snapshot()]));
  }
}
