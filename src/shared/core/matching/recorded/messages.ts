/** What the orders of a recorded market did, one message at a time, whatever file it was recorded in. */
import type { BookSide } from '../book-sides.ts';

/** An order's number in the record. Numbers beyond safe integers come as text. */
export type RecordedId = number | string;

interface OfOrder {
  readonly id: RecordedId;
  readonly side: BookSide;
  readonly price: number;
  readonly size: number;
}
/** Where a record names a resting order it may leave out the side. */
interface OfRestingOrder {
  readonly id: RecordedId;
  readonly side: BookSide | null;
  readonly price: number;
  readonly size: number;
}

/** Prices are integers at one scale throughout a record; sizes are positive integers. */
export type RecordedMessage =
  | ({ readonly kind: 'add' } & OfOrder)
  /** The order now stands at this price with this size; it goes to the back when the price changes or the size grows. */
  | ({ readonly kind: 'modify' } & OfOrder)
  /** Takes `size` off the order. */
  | ({ readonly kind: 'cancel' } & OfRestingOrder)
  /** Takes off all of it; `size` is what it had. */
  | ({ readonly kind: 'delete' } & OfRestingOrder)
  /** `size` of the order traded and leaves the book. */
  | ({ readonly kind: 'execute' } & OfRestingOrder)
  /** As execute, but what it takes off the book comes in a message of its own. */
  | ({ readonly kind: 'fill' } & OfRestingOrder)
  /** An order that nobody saw traded. */
  | {
      readonly kind: 'hidden-execution';
      readonly side: BookSide;
      readonly price: number;
      readonly size: number;
    }
  /** All orders go; those of one side when it is named. */
  | { readonly kind: 'clear'; readonly side: BookSide | null }
  /** Trade reports, halts: the book stays as it is. */
  | { readonly kind: 'none' };

/**
 * How orders of one price queue: as they came, or by number where numbers were given out before the orders were
 * shown (NASDAQ's opening cross releases older orders late).
 */
export type RecordedPriority = 'arrival' | 'id';
