/** The kinds of journal events, for the filter; checked against the closed union by type. */
import type { EventKind } from '#core/model/events.ts';

const kinds: Record<EventKind, true> = {
  'order-accepted': true,
  'order-denied': true,
  'order-rested': true,
  'order-filled': true,
  'order-cancelled': true,
  'order-replaced': true,
  'command-denied': true,
  'basket-committed': true,
  'trading-halted': true,
  'trading-resumed': true,
  'limits-changed': true,
  'fee-profiles-changed': true,
  'instrument-listed': true,
  'instrument-anchored': true,
  'instrument-watched': true,
  'day-ended': true,
  'account-opened': true,
  'stream-opened': true,
};

export const EVENT_KINDS = Object.keys(kinds) as readonly EventKind[];
