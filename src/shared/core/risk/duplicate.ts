/**
 * The same order was not accepted a moment ago: a double click, a script run twice. Sheet rows have their own once-only
 * rule (fingerprints) and may repeat.
 */
import type { OrderIntent } from '../model/order.ts';
import { verdict, type RiskCheck } from './check.ts';

/** Two orders are the same when instrument, side, type, quantity and price are. */
export const recentKey = (
  order: Pick<OrderIntent, 'instrumentId' | 'side' | 'type' | 'quantity' | 'price'>,
): string => `${order.instrumentId}|${order.side}|${order.type}|${order.quantity}|${order.price ?? ''}`;

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
