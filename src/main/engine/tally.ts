/** Sums up what one order came to in a run of events: for previews of tickets and sheet rows. */
import { totalFees } from '#core/ledger/fees.ts';
import type { AccountFees } from '#core/model/account.ts';
import type { CheckResult } from '#core/model/denial.ts';
import type { JournalEvent, OrderAccepted, OrderDenied } from '#core/model/events.ts';
import type { Instrument } from '#core/model/instrument.ts';
import type { CancelReason, Fee, Order, OrderIntent, QueuePlace, Waiting } from '#core/model/order.ts';
import { averagePrice, money, notional, type Price, type Quantity } from '#core/units/units.ts';

export interface Tally {
  readonly checks: readonly CheckResult[];
  readonly filled: number;
  readonly averagePrice: number | null;
  /** In the market at the end. */
  readonly rests: number;
  /** Still to be executed at the end, in the market or held outside it. */
  readonly open: number;
  readonly queue: QueuePlace | null;
  readonly waiting: Waiting | null;
  readonly stop: number | null;
  readonly ends: CancelReason | null;
  /** Value of the fills and of what is open at its limit or trigger. */
  readonly notional: number;
  /** Of the whole order, once all of it has filled. */
  readonly fees: readonly Fee[];
}

/** The order as the events leave it. */
interface Course {
  filled: number;
  value: number;
  open: number;
  price: number | null;
  stop: number | null;
  queue: QueuePlace | null;
  waiting: Waiting | null;
  ends: CancelReason | null;
}

const NOTHING: Course = {
  filled: 0,
  value: 0,
  open: 0,
  price: null,
  stop: null,
  queue: null,
  waiting: null,
  ends: null,
};

/** What answered the orders of a run, in their order. */
export const answersIn = (events: readonly JournalEvent[]): (OrderAccepted | OrderDenied)[] =>
  events.filter((event) => event.kind === 'order-accepted' || event.kind === 'order-denied');

export function tallyEvents(
  instrument: Instrument,
  intent: OrderIntent,
  events: readonly JournalEvent[],
  profiles: AccountFees,
  answer = answersIn(events)[0],
): Tally {
  const accepted = answer?.kind === 'order-accepted' ? answer.order : null;
  const course = accepted ? courseOf(instrument, accepted, events) : NOTHING;
  const { filled, value, open, waiting, queue, stop, ends } = course;
  const later = openValue(instrument, course, accepted?.claimPrice);
  const base = { quantity: (filled + open) as Quantity, notional: money(value + later) };
  const inMarket = waiting === null && open > 0;
  return {
    checks: answer?.checks ?? [],
    filled,
    averagePrice: averagePrice(instrument, value, filled),
    rests: inMarket ? open : 0,
    open,
    queue: inMarket ? queue : null,
    waiting,
    stop,
    ends,
    notional: value + later,
    fees: totalFees(profiles[instrument.currency], instrument, intent.side, base),
  };
}

/** What is open, at its limit, else its trigger, else the price at which it holds back buying power. */
function openValue(
  instrument: Instrument,
  { price, stop, open }: Course,
  claimPrice: Price | undefined,
): number {
  const at = price ?? stop ?? claimPrice;
  return open > 0 && at !== undefined ? notional(instrument, at as Price, open as Quantity) : 0;
}

function courseOf(instrument: Instrument, order: Order, events: readonly JournalEvent[]): Course {
  const course: Course = { ...NOTHING, open: order.leaves, price: order.price, stop: order.stop };
  for (const event of events) {
    if (!('orderId' in event) || event.orderId !== order.id) continue;
    if (event.kind === 'order-filled') {
      course.filled += event.quantity;
      course.open -= event.quantity;
      course.value += notional(instrument, event.price, event.quantity);
    } else follow(course, event);
  }
  return course;
}

function follow(course: Course, event: JournalEvent): void {
  switch (event.kind) {
    case 'order-rested':
      Object.assign(course, { open: event.leaves, queue: event.queue, waiting: null });
      return;
    case 'order-waiting':
      Object.assign(course, { waiting: event.waiting, stop: event.stop });
      return;
    case 'order-released':
    case 'order-triggered':
      course.waiting = null;
      return;
    case 'order-trailed':
      Object.assign(course, { stop: event.stop, price: event.price });
      return;
    case 'order-repriced':
      course.price = event.price;
      return;
    case 'order-resized':
      course.open = event.leaves;
      return;
    case 'order-cancelled':
      Object.assign(course, { open: 0, waiting: null, ends: event.reason });
      return;
    default:
  }
}
