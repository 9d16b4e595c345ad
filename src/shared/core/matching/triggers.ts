/**
 * Prices at which waiting orders become active, and how trailing stops follow the market.
 * Stops trigger when the last price is at or beyond them (buy: last ≥ stop, sell: last ≤ stop), if-touched orders when
 * it is at or better (buy: last ≤ stop, sell: last ≥ stop). A trailing stop keeps its distance from the best last price
 * since it was sent: down for a sell, up for a buy, and never moves back.
 */
import { ceilToTick, floorToTick, stepTicks, type Instrument } from '../model/instrument.ts';
import { mulDiv } from '../units/integer.ts';
import { BUY, type BookSide } from './book-sides.ts';
import type { Managed } from './orders.ts';

type Ticks = Pick<Instrument, 'tickTable'>;

const touches = (type: string): boolean => type === 'market-if-touched' || type === 'limit-if-touched';

/** What decides when an order is triggered. */
interface Trigger {
  readonly order: Pick<Managed['order'], 'side' | 'type'>;
  readonly stop: number | null;
}

/** Whether a price at or above the stop triggers the order (otherwise at or below). */
export const triggersUpward = ({ order }: Trigger): boolean => (order.side === BUY) !== touches(order.type);

export function isTriggered(trigger: Trigger, last: number): boolean {
  const { stop } = trigger;
  if (stop === null || last <= 0) return false;
  return triggersUpward(trigger) ? last >= stop : last <= stop;
}

/** Where a trailing stop stands for a last price, rounded away from the market to a tick. */
export function trailedStop(
  ticks: Ticks,
  side: BookSide,
  trail: NonNullable<Managed['order']['trail']>,
  last: number,
): number {
  const away = side === BUY ? 1 : -1;
  if (trail.by === 'ticks') return stepTicks(ticks, last, away * trail.distance);
  const exact = last + away * mulDiv(last, trail.distance, 10_000, 'ceil');
  return side === BUY ? ceilToTick(ticks, exact) : Math.max(floorToTick(ticks, exact), 1);
}

/** Moves a trailing stop (and its limit) after a trade; returns whether it moved. */
export function trail(ticks: Ticks, m: Managed, last: number): boolean {
  const { order } = m;
  if (!order.trail || last <= 0) return false;
  const stop = trailedStop(ticks, order.side, order.trail, last);
  const better = m.stop === null || (order.side === BUY ? stop < m.stop : stop > m.stop);
  if (!better) return false;
  m.stop = stop;
  const { limitOffset } = order.trail;
  if (limitOffset !== undefined)
    m.limit = stepTicks(ticks, stop, order.side === BUY ? limitOffset : -limitOffset);
  return true;
}
