/**
 * The same order was not accepted a moment ago: a double click, a script run twice. Sheet rows have their own once-only
 * rule (fingerprints) and may repeat.
 */
import type { OrderIntent } from '../model/order.ts';
import { verdict, type RiskCheck } from './check.ts';

type Same = Pick<OrderIntent, 'instrumentId' | 'side' | 'type' | 'quantity' | 'price' | 'stop' | 'trail'>;

const trailKey = (trail: OrderIntent['trail']): string =>
  trail ? `${trail.by} ${trail.distance} ${trail.limitOffset ?? ''}` : '';

/** Two orders are the same when instrument, side, type, quantity and every price are. */
export const recentKey = ({ instrumentId, side, type, quantity, price, stop, trail }: Same): string =>
  `${instrumentId}|${side}|${type}|${quantity}|${price ?? ''}|${stop ?? ''}|${trailKey(trail)}`;

export const duplicate: RiskCheck = {
  name: 'duplicate',
  run({ twin, now, limits }) {
    const windowMs = limits.duplicateWindowMs;
    const age = twin ? now - twin.at : null;
    const repeated = twin !== null && age !== null && age < windowMs;
    const denial = repeated ? ({ code: 'DUPLICATE_ORDER', orderId: twin.orderId, windowMs } as const) : null;
    return verdict('duplicate', 'milliseconds', age, windowMs, denial);
  },
};
