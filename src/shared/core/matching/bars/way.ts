/** Which of several orders acts first on a straight way from one price to another. */
import { BUY } from '../book-sides.ts';
import type { Managed } from '../orders.ts';

export interface Act {
  readonly m: Managed;
  readonly price: number;
  /** A limit that rests; others wait for the price. */
  readonly rests: boolean;
}

/** Sales fill on the way up, purchases on the way down. */
export const fillsOnWay = ({ order }: Managed, up: boolean): boolean => (order.side !== BUY) === up;

/** The nearest between here and the target; at one price what waits before what rests, then by entry. */
export function nearest(acts: readonly Act[], from: number, target: number): Act | null {
  const up = target > from;
  const onWay = acts.filter(({ price }) =>
    up ? price >= from && price <= target : price <= from && price >= target,
  );
  return onWay.reduce<Act | null>((first, act) => (first && !before(act, first, up) ? first : act), null);
}

function before(a: Act, b: Act, up: boolean): boolean {
  if (a.price !== b.price) return up ? a.price < b.price : a.price > b.price;
  return a.rests === b.rests ? a.m.order.key < b.m.order.key : !a.rests;
}
