/** What each order type asks for: the ticket shows these fields and no others. */
import type { OrderType, TimeInForce } from '#core/model/order.ts';
import { NEEDS_LIMIT, NEEDS_STOP, NEEDS_TRAIL } from '#core/model/terms.ts';

export interface Needs {
  readonly limit: boolean;
  readonly stop: boolean;
  readonly trail: boolean;
  /** Ticks from the trailing stop to its limit. */
  readonly offset: boolean;
  /** Trades at any price when it reaches the market: how far may be limited. */
  readonly sweeps: boolean;
}

export const needsOf = (type: OrderType): Needs => ({
  limit: NEEDS_LIMIT.includes(type),
  stop: NEEDS_STOP.includes(type),
  trail: NEEDS_TRAIL.includes(type),
  offset: type === 'trailing-stop-limit',
  sweeps: ['market', 'stop', 'trailing-stop', 'market-if-touched'].includes(type),
});

/** In the order of the lists: what is used most first. */
export const TYPES: readonly OrderType[] = [
  'limit',
  'market',
  'market-to-limit',
  'stop',
  'stop-limit',
  'trailing-stop',
  'trailing-stop-limit',
  'market-if-touched',
  'limit-if-touched',
];
export const TIMES: readonly TimeInForce[] = ['GTC', 'DAY', 'GTD', 'IOC', 'FOK', 'AT_OPEN', 'AT_CLOSE'];

/** How long a bracket's exits are in force: as the entry where they can be, else until cancelled. */
export const exitTime = (entry: TimeInForce): TimeInForce =>
  entry === 'DAY' || entry === 'GTD' ? entry : 'GTC';
