/** What makes two orders the same: instrument, side, type, quantity and every price. */
import type { OrderIntent } from '../model/order.ts';

type Same = Pick<OrderIntent, 'instrumentId' | 'side' | 'type' | 'quantity' | 'price' | 'stop' | 'trail'>;

const trailKey = (trail: OrderIntent['trail']): string =>
  trail ? `${trail.by} ${trail.distance} ${trail.limitOffset ?? ''}` : '';

export const recentKey = ({ instrumentId, side, type, quantity, price, stop, trail }: Same): string =>
  `${instrumentId}|${side}|${type}|${quantity}|${price ?? ''}|${stop ?? ''}|${trailKey(trail)}`;
