/**
 * The reference venue's orders: one flat list, nothing indexed. It shares types and tick arithmetic with the engine, no
 * code that matches.
 */
import type { CancelReason, SelfTradePolicy, Waiting } from '#core/model/order.ts';
import type { VenueOrder, VenueReport } from '#core/matching/orders.ts';

export interface RefOrder {
  readonly key: number;
  readonly owner: number;
  readonly side: 0 | 1;
  /** Null for the tape's orders. */
  readonly terms: VenueOrder | null;
  limit: number | null;
  stop: number | null;
  leaves: number;
  inactive: number;
  filled: number;
  waiting: Waiting | null;
  triggered: boolean;
  minimumMet: boolean;
  /** Its place in the book: the price it stands at, when it came there, what it shows. */
  place: { price: number; turn: number; shown: number } | null;
  /** Traded at its price by others of its side while it stood there. */
  seen: number;
}

export type Report = VenueReport;
export type Reason = CancelReason;

export const BUYS = 0;
export const SELLS = 1;
export const MARKET_PRICE = [Number.MAX_SAFE_INTEGER, -1] as const;

const STOPS = [
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
];

export const deskOrder = (terms: VenueOrder): RefOrder => ({
  key: terms.key,
  owner: terms.owner,
  side: terms.side,
  terms,
  limit: terms.limit,
  stop: terms.stop,
  leaves: terms.quantity,
  inactive: 0,
  filled: 0,
  waiting: null,
  triggered: !STOPS.includes(terms.type),
  minimumMet: terms.minimum === undefined && !terms.allOrNone,
  place: null,
  seen: 0,
});

export const tapeOrder = (key: number, side: 0 | 1, limit: number | null, quantity: number): RefOrder => ({
  key,
  owner: 0,
  side,
  terms: null,
  limit,
  stop: null,
  leaves: quantity,
  inactive: 0,
  filled: 0,
  waiting: null,
  triggered: true,
  minimumMet: true,
  place: null,
  seen: 0,
});

/** Exits that exclude each other. */
export const rivals = (a: RefOrder, b: RefOrder): boolean =>
  a !== b &&
  a.terms?.group?.role === 'exit' &&
  b.terms?.group?.role === 'exit' &&
  a.terms.group.id === b.terms.group.id &&
  a.terms.group.kind !== 'oto';

export function policyOf({ terms }: RefOrder): SelfTradePolicy {
  const policy = terms?.selfTrade ?? 'cancel-newest';
  const exclusive = terms?.group?.role === 'exit' && terms.group.kind !== 'oto';
  return policy === 'allow' && exclusive ? 'cancel-newest' : policy;
}

export const touches = (type: string): boolean => type === 'market-if-touched' || type === 'limit-if-touched';

/** Whether a buyer at `limit` (or seller) accepts a price. */
export const accepts = (side: 0 | 1, limit: number | null, price: number): boolean =>
  limit === null || (side === BUYS ? price <= limit : price >= limit);
