/** A scenario's order as its venue works it, or why it is refused. */
import type { OrderType, TimeInForce } from '../../model/order.ts';
import { NEEDS_LIMIT, termsFault, type TermsProblem } from '../../model/terms.ts';
import { tickAt, type Instrument } from '../../model/instrument.ts';
import { parseDecimal } from '../../units/decimal.ts';
import { BUY, SELL } from '../book-sides.ts';
import type { Amendment } from '../desk.ts';
import type { Managed, VenueOrder } from '../orders.ts';
import { policyOf, type NewOrder } from './steps.ts';

const TYPES: Readonly<Record<string, OrderType>> = {
  limit: 'limit',
  market: 'market',
  stop: 'stop',
  stop_limit: 'stop-limit',
  trailing_stop: 'trailing-stop',
  trailing_stop_limit: 'trailing-stop-limit',
  market_if_touched: 'market-if-touched',
  limit_if_touched: 'limit-if-touched',
  market_to_limit: 'market-to-limit',
};
const TIMES: Readonly<Record<string, TimeInForce>> = {
  GTC: 'GTC',
  DAY: 'DAY',
  GTD: 'GTD',
  IOC: 'IOC',
  FOK: 'FOK',
  ATO: 'AT_OPEN',
  ATC: 'AT_CLOSE',
  AT_OPEN: 'AT_OPEN',
  AT_CLOSE: 'AT_CLOSE',
};

const FAULTS: Readonly<Record<TermsProblem, string>> = {
  'price-not-used': 'invalid_price',
  'stop-not-used': 'invalid_stop',
  'trail-not-used': 'invalid_trail',
  'expiry-not-used': 'invalid_expiry',
  'stop-missing': 'invalid_stop',
  'stop-not-positive': 'invalid_stop',
  'trail-missing': 'invalid_trail',
  'trail-not-positive': 'invalid_trail',
  'display-not-positive': 'invalid_display',
  'display-above-quantity': 'invalid_display',
  'minimum-not-positive': 'invalid_min_qty',
  'minimum-above-quantity': 'invalid_min_qty',
  'slippage-negative': 'invalid_max_slip',
  'too-many-ticks': 'too_many_ticks',
  'expiry-missing': 'invalid_expiry',
  'expiry-passed': 'invalid_expiry',
  'sending-passed': 'invalid_send_time',
  'sending-after-expiry': 'invalid_send_time',
};

/** "5" percent as basis points; null when it is none that can be. */
function basisPoints(percent: string | number): number | null {
  const parsed = parseDecimal(String(percent), 2);
  return parsed.ok ? parsed.value : null;
}

function trailOf({ trail, trail_pct: percent, limit_offset: limitOffset }: NewOrder): VenueOrder['trail'] {
  const offset = limitOffset === undefined ? {} : { limitOffset };
  if (percent !== undefined) return { by: 'basis-points', distance: basisPoints(percent) ?? 0, ...offset };
  return trail === undefined ? undefined : { by: 'ticks', distance: trail, ...offset };
}

function attributesOf(order: NewOrder): Partial<VenueOrder> {
  const trail = trailOf(order);
  const given = {
    trail,
    display: order.display,
    minimum: order.min_qty,
    allOrNone: order.aon,
    postOnly: order.post_only === 'reprice' ? 'reprice' : order.post_only ? 'reject' : undefined,
    reduceOnly: order.reduce_only,
    expireAt: order.expire,
    maxSlippage: order.max_slip,
    group: order.group,
  };
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== false),
  );
}

export function venueOrderOf(
  order: NewOrder,
  key: number,
  owner: number,
  stp: string | undefined,
): VenueOrder {
  const { qty: quantity, price = null, stop = null } = order;
  return {
    key,
    owner,
    side: order.side === 'BUY' ? BUY : SELL,
    type: TYPES[order.type] ?? 'limit',
    timeInForce: TIMES[order.tif ?? 'GTC'] ?? 'GTC',
    quantity,
    limit: TYPES[order.type] === 'market' ? null : price,
    stop,
    selfTrade: policyOf(order.stp ?? stp),
    ...attributesOf(order),
  };
}

const impatient = (time: TimeInForce): boolean => time === 'IOC' || time === 'FOK';

/** Why an order is refused; null when it is taken. */
export function refusalOf(
  source: NewOrder,
  order: VenueOrder,
  instrument: Instrument,
  now: number,
): string | null {
  if (!TYPES[source.type]) return 'invalid_type';
  if (!TIMES[source.tif ?? 'GTC']) return 'invalid_tif';
  if (order.quantity <= 0) return 'invalid_qty';
  if (order.quantity % instrument.lotSize !== 0) return 'off_lot';
  const priced = priceRefusal(order, instrument);
  if (priced) return priced;
  const fault = termsFault({ ...order, price: order.limit } as never, now);
  if (fault) return FAULTS[fault.problem];
  return order.postOnly && (order.limit === null || impatient(order.timeInForce))
    ? 'invalid_post_only'
    : null;
}

/** Why an order cannot be changed to these terms; null when it can. */
export function changeRefusal(
  m: Managed,
  { limit, stop, quantity }: Amendment,
  instrument: Instrument,
  now: number,
): string | null {
  if (quantity % instrument.lotSize !== 0) return 'off_lot';
  const changed = { ...m.order, limit, stop, quantity };
  const priced = priceRefusal(changed, instrument);
  if (priced) return priced;
  const fault = termsFault({ ...changed, price: limit } as never, now, true);
  return fault && FAULTS[fault.problem];
}

function priceRefusal({ type, limit, stop }: VenueOrder, instrument: Instrument): string | null {
  if (NEEDS_LIMIT.includes(type) && (limit === null || limit <= 0)) return 'invalid_price';
  const offTick = (price: number | null): boolean =>
    price !== null && price > 0 && price % tickAt(instrument, price) !== 0;
  return offTick(limit) || offTick(stop) ? 'off_tick' : null;
}
