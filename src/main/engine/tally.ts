/** Sums up what one order came to in a run of events: for previews of tickets and sheet rows. */
import { totalFees } from '#core/ledger/fees.ts';
import type { FeeProfiles } from '#core/model/account.ts';
import type { CheckResult } from '#core/model/denial.ts';
import type { JournalEvent } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { Fee, OrderIntent, QueuePlace } from '#core/model/order.ts';
import { averagePrice, money, notional, type Quantity } from '#core/units/units.ts';

export interface Tally {
  readonly checks: readonly CheckResult[];
  readonly filled: number;
  readonly averagePrice: number | null;
  readonly rests: number;
  readonly queue: QueuePlace | null;
  /** Value of the fills and of what rests at its limit. */
  readonly notional: number;
  /** Of the whole order, once all of it has filled. */
  readonly fees: readonly Fee[];
}

export function tallyEvents(
  instrument: Instrument,
  intent: OrderIntent,
  events: readonly JournalEvent[],
  profiles: FeeProfiles,
): Tally {
  let checks: readonly CheckResult[] = [];
  let filled = 0;
  let value = 0;
  let rests = 0;
  let queue: QueuePlace | null = null;
  const accepted = events.find((event) => event.kind === 'order-accepted');
  for (const event of events) {
    if (event.kind === 'order-accepted' || event.kind === 'order-denied') checks = event.checks;
    if (event.kind === 'order-filled' && event.orderId === accepted?.order.id) {
      filled += event.quantity;
      value += notional(instrument, event.price, event.quantity);
    }
    if (event.kind === 'order-rested') {
      rests = event.leaves;
      queue = event.queue;
    }
  }
  const resting =
    rests > 0 && intent.price !== null ? notional(instrument, intent.price, rests as Quantity) : 0;
  const base = { quantity: (filled + rests) as Quantity, notional: money(value + resting) };
  const fees = totalFees(profiles[instrument.currency], instrument, intent.side, base);
  return {
    checks,
    filled,
    averagePrice: averagePrice(instrument, value, filled),
    rests,
    queue,
    notional: value + resting,
    fees,
  };
}
