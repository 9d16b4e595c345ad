/** A venue as plain data for snapshots and forks: its day, the desk's orders and, where it has one, its book in priority order. */
import type { Phase } from '../venues/rules.ts';
import { BUY, SELL, type BookSide } from './book-sides.ts';
import type { BookVenue, PriceWindow } from './book-venue.ts';
import type { DayFigures } from './day-statistics.ts';
import type { Managed } from './orders.ts';
import type { Pause, Venue } from './venue.ts';

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

const FIGURES = ['last', 'low', 'high', 'phase', 'firstDay', 'now', 'freshAt', 'pause'] as const;

/** What every kind of venue has. */
export interface DeskSnapshot {
  readonly last: number;
  /** Lowest and highest last price since the user's last fill. */
  readonly low: number;
  readonly high: number;
  readonly reference: number;
  readonly phase: Phase;
  readonly firstDay: boolean;
  readonly now: number;
  readonly freshAt: number;
  readonly pause: Pause | null;
  readonly day: DayFigures;
  readonly managed: readonly Managed[];
  readonly positions: readonly (readonly [owner: number, quantity: number])[];
}

export interface VenueSnapshot extends DeskSnapshot {
  readonly window: PriceWindow;
  /** In priority order. */
  readonly orders: readonly RestingOrder[];
}

export const snapshotDesk = (venue: Venue): DeskSnapshot => ({
  last: venue.last,
  low: venue.low,
  high: venue.high,
  reference: venue.reference,
  phase: venue.phase,
  firstDay: venue.firstDay,
  now: venue.now,
  freshAt: venue.freshAt,
  pause: venue.pause,
  day: venue.day.figures(),
  managed: [...venue.managed.values()].map((m) => ({ ...m })),
  positions: [...venue.positions],
});

/** Everything but a book, whose orders stand in it already. */
export function restoreDesk<V extends Venue>(
  to: V,
  from: Omit<DeskSnapshot, 'day' | 'managed' | 'positions'>,
  {
    day,
    managed,
    positions,
  }: Pick<DeskSnapshot, 'day' | 'positions'> & { readonly managed: Iterable<Managed> },
): V {
  Object.assign(to, Object.fromEntries(FIGURES.map((name) => [name, from[name]])));
  to.setReference(from.reference);
  for (const m of managed) to.adopt({ ...m });
  to.day.restore(day);
  for (const [owner, quantity] of positions) to.positions.set(owner, quantity);
  return to;
}

function restingOrders({ book }: BookVenue): RestingOrder[] {
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
  return orders;
}

export const snapshotVenue = (venue: BookVenue): VenueSnapshot => ({
  ...snapshotDesk(venue),
  window: venue.window,
  orders: restingOrders(venue),
});

export function restoreVenue(venue: BookVenue, { orders, window, ...desk }: VenueSnapshot): BookVenue {
  for (const [key, side, price, leaves, owner, display, shown] of orders) {
    venue.book.rest(key, side as BookSide, price, leaves, owner, display, shown);
    venue.slots.set(key, venue.book.restedSlot);
  }
  venue.window = window;
  return restoreDesk(venue, desk, desk);
}

/** Fills an empty venue over a copy of the same book. */
export function forkVenue(from: BookVenue, to: BookVenue): BookVenue {
  for (const [key, slot] of from.slots) to.slots.set(key, slot);
  to.rules = from.rules;
  to.window = from.window;
  return forkDesk(from, to);
}

/** The same desk over a market that was copied. */
export const forkDesk = <V extends Venue>(from: V, to: V): V =>
  restoreDesk(to, from, {
    day: from.day.figures(),
    managed: from.managed.values(),
    positions: [...from.positions],
  });
