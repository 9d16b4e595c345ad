/** The kinds of journal events, for the filter; checked against the closed union by type. */
import type { EventKind } from '#core/model/events.ts';

const kinds: Record<EventKind, true> = {
  'order-accepted': true,
  'order-denied': true,
  'order-rested': true,
  'order-filled': true,
  'order-cancelled': true,
  'order-replaced': true,
  'order-waiting': true,
  'order-activated': true,
  'order-triggered': true,
  'order-trailed': true,
  'order-refreshed': true,
  'order-repriced': true,
  'order-resized': true,
  'command-denied': true,
  'basket-committed': true,
  'trading-halted': true,
  'trading-resumed': true,
  'limits-changed': true,
  'fee-profiles-changed': true,
  'account-terms-changed': true,
  'instrument-listed': true,
  'instrument-anchored': true,
  'instrument-watched': true,
  'phase-changed': true,
  'day-ended': true,
  'cash-deposited': true,
  'cash-withdrawn': true,
  'fx-rate-set': true,
  'currency-converted': true,
  settled: true,
  'account-opened': true,
  'stream-opened': true,
};

export const EVENT_KINDS = Object.keys(kinds) as readonly EventKind[];
