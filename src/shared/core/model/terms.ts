/** Whether the terms of an order make sense by themselves: what a type needs is there, amounts are positive, dates ahead. */
import type { OrderIntent, OrderType } from './order.ts';

export type TermsProblem =
  | 'price-not-used'
  | 'stop-not-used'
  | 'trail-not-used'
  | 'expiry-not-used'
  | 'stop-missing'
  | 'stop-not-positive'
  | 'trail-missing'
  | 'trail-not-positive'
  | 'display-not-positive'
  | 'display-above-quantity'
  | 'minimum-not-positive'
  | 'minimum-above-quantity'
  | 'slippage-negative'
  | 'too-many-ticks'
  | 'expiry-missing'
  | 'expiry-passed'
  | 'sending-passed'
  | 'sending-after-expiry';

/** A plain type: it is spread into denials. */
export type TermsFault = {
  readonly problem: TermsProblem;
  /** What was given and what it was held against; null where there is nothing to say. */
  readonly value: number | null;
  readonly limit: number | null;
};

type Terms = Pick<
  OrderIntent,
  | 'type'
  | 'timeInForce'
  | 'price'
  | 'stop'
  | 'trail'
  | 'display'
  | 'minimum'
  | 'maxSlippage'
  | 'expireAt'
  | 'sendAt'
  | 'quantity'
>;

export const NEEDS_STOP: readonly OrderType[] = [
  'stop',
  'stop-limit',
  'market-if-touched',
  'limit-if-touched',
];
export const NEEDS_TRAIL: readonly OrderType[] = ['trailing-stop', 'trailing-stop-limit'];
export const NEEDS_LIMIT: readonly OrderType[] = ['limit', 'stop-limit', 'limit-if-touched'];

const UNPRICED: readonly OrderType[] = ['market', 'stop', 'trailing-stop', 'market-if-touched'];
const UNTRIGGERED: readonly OrderType[] = ['limit', 'market', 'market-to-limit'];

/** Distances are counted tick by tick, through the tick table: nobody needs more. */
const MOST_TICKS = 100_000;

const fault = (
  problem: TermsProblem,
  value: number | null = null,
  limit: number | null = null,
): TermsFault => ({ problem, value, limit });

/**
 * The first thing that is wrong; null when nothing is. `now` in milliseconds of market time. What an order was taken with
 * may be more than a smaller quantity that replaces its own.
 */
export function termsFault(terms: Terms, now: number, replacing = false): TermsFault | null {
  return (
    unusedFault(terms) ??
    triggerFault(terms) ??
    sizeFault(terms, replacing) ??
    expiryFault(terms, now) ??
    sendingFault(terms, replacing ? -Infinity : now)
  );
}

/** A term that the type does not use would make it another type: a stop with a price is a stop limit. */
function unusedFault({ type, timeInForce, price, stop, trail, expireAt }: Terms): TermsFault | null {
  if (price !== null && UNPRICED.includes(type)) return fault('price-not-used', price);
  if (stop !== null && UNTRIGGERED.includes(type)) return fault('stop-not-used', stop);
  if (trail && !NEEDS_TRAIL.includes(type)) return fault('trail-not-used', trail.distance);
  return expireAt !== undefined && timeInForce !== 'GTD' ? fault('expiry-not-used', expireAt) : null;
}

function triggerFault({ type, stop, trail }: Terms): TermsFault | null {
  if (NEEDS_STOP.includes(type)) {
    if (stop === null) return fault('stop-missing');
    if (stop <= 0) return fault('stop-not-positive', stop);
  }
  if (!NEEDS_TRAIL.includes(type)) return null;
  if (!trail) return fault('trail-missing');
  const { distance, limitOffset = 0 } = trail;
  const tooFar = trail.by === 'basis-points' && distance >= 10_000;
  if (distance <= 0 || limitOffset < 0 || tooFar) return fault('trail-not-positive', distance);
  const most = Math.max(distance, limitOffset);
  return most > MOST_TICKS ? fault('too-many-ticks', most, MOST_TICKS) : null;
}

function sizeFault(
  { display, minimum, maxSlippage, quantity }: Terms,
  replacing: boolean,
): TermsFault | null {
  const most = replacing ? Infinity : quantity;
  if (display !== undefined && display <= 0) return fault('display-not-positive', display);
  if (display !== undefined && display > most) return fault('display-above-quantity', display, quantity);
  if (minimum !== undefined && minimum <= 0) return fault('minimum-not-positive', minimum);
  if (minimum !== undefined && minimum > most) return fault('minimum-above-quantity', minimum, quantity);
  return slippageFault(maxSlippage);
}

function slippageFault(most = 0): TermsFault | null {
  if (most < 0) return fault('slippage-negative', most);
  return most > MOST_TICKS ? fault('too-many-ticks', most, MOST_TICKS) : null;
}

function expiryFault({ timeInForce, expireAt }: Terms, now: number): TermsFault | null {
  if (timeInForce !== 'GTD') return null;
  if (expireAt === undefined) return fault('expiry-missing');
  return expireAt <= now ? fault('expiry-passed', expireAt, now) : null;
}

/** An order that is amended may have been sent long ago. */
function sendingFault({ sendAt, expireAt }: Terms, now: number): TermsFault | null {
  if (sendAt === undefined) return null;
  if (sendAt <= now) return fault('sending-passed', sendAt, now);
  return expireAt !== undefined && expireAt <= sendAt
    ? fault('sending-after-expiry', sendAt, expireAt)
    : null;
}
