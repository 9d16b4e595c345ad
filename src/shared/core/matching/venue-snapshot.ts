/** A venue as plain data for snapshots and forks: its day, its book in priority order, the desk's orders. */
import type { Phase } from '../venues/rules.ts';
import { BUY, SELL, type BookSide } from './book-sides.ts';
import type { DayFigures } from './day-statistics.ts';
import type { Managed } from './orders.ts';
import type { Pause, PriceWindow, Venue } from './venue.ts';

/** [key, side, price, leaves, owner, display, shown] of a resting order. */
export type RestingOrder = readonly [
  key: number,
  side: number,
  price: number,
  leaves: number,
  owner: number,
  display: number,
  shown: number,
];

export interface VenueSnapshot {
  readonly last: number;
  /** Lowest and highest last price since the user's last fill. */
  readonly low: number;
  readonly high: number;
  readonly reference: number;
  readonly phase: Phase;
  readonly firstDay: boolean;
  readonly now: number;
  readonly pause: Pause | null;
  readonly window: PriceWindow;
  readonly freshAt: number;
  readonly day: DayFigures;
  /** In priority order. */
  readonly orders: readonly RestingOrder[];
  readonly managed: readonly Managed[];
  readonly positions: readonly (readonly [owner: number, quantity: number])[];
}

export function snapshotVenue(venue: Venue): VenueSnapshot {
  const { book } = venue;
  const orders: RestingOrder[] = [];
  for (const side of [BUY, SELL] as const) {
    for (let rank = 0; rank < book.levelCount(side); rank += 1) {
      const level = book.levelAt(side, rank);
      book.eachInLevel(level, (slot) => {
        const at = book.priceOfLevel(level);
        orders.push([
          book.keyAt(slot),
          side,
          at,
          book.leavesAt(slot),
          book.ownerAt(slot),
          book.displayAt(slot),
          book.shownAt(slot),
        ]);
        return true;
      });
    }
  }
  return {
    last: venue.last,
    low: venue.low,
    high: venue.high,
    reference: venue.reference,
    phase: venue.phase,
    firstDay: venue.firstDay,
    now: venue.now,
    pause: venue.pause,
    window: venue.window,
    freshAt: venue.freshAt,
    day: venue.day.figures(),
    orders,
    managed: [...venue.managed.values()].map((m) => ({ ...m })),
    positions: [...venue.positions],
  };
}

/** Everything but the book. */
function copyDesk(
  to: Venue,
  from: Pick<
    Venue,
    'last' | 'low' | 'high' | 'reference' | 'phase' | 'firstDay' | 'now' | 'pause' | 'window' | 'freshAt'
  >,
  orders: Iterable<Managed>,
): void {
  to.last = from.last;
  to.low = from.low;
  to.high = from.high;
  to.phase = from.phase;
  to.firstDay = from.firstDay;
  to.now = from.now;
  to.pause = from.pause;
  to.window = from.window;
  to.freshAt = from.freshAt;
  to.setReference(from.reference);
  for (const m of orders) to.adopt({ ...m });
}

export function restoreVenue(venue: Venue, { orders, ...snapshot }: VenueSnapshot): Venue {
  for (const [key, side, price, leaves, owner, display, shown] of orders) {
    venue.book.rest(key, side as BookSide, price, leaves, owner, display, shown);
    venue.slots.set(key, venue.book.restedSlot);
  }
  copyDesk(venue, snapshot, snapshot.managed);
  venue.day.restore(snapshot.day);
  for (const [owner, quantity] of snapshot.positions) venue.positions.set(owner, quantity);
  return venue;
}

/** Fills an empty venue over a copy of the same book. */
export function forkVenue(from: Venue, to: Venue): Venue {
  for (const [key, slot] of from.slots) to.slots.set(key, slot);
  to.rules = from.rules;
  copyDesk(to, from, from.managed.values());
  to.day.restore(from.day.figures());
  for (const [owner, quantity] of from.positions) to.positions.set(owner, quantity);
  return to;
}
