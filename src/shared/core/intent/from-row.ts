/**
 * An accepted sheet row as orders of one instrument: exact decimals to the instrument's scaled integers, and the exits
 * that the row brings with it.
 */
import type { Instrument } from '../model/instrument.ts';
import type { OrderIntent, OrderType, TimeInForce } from '../model/order.ts';
import type { AcceptedRow } from '../model/sheet.ts';
import { daysOfIso, DAY_MS } from '../units/civil.ts';
import { parseDecimal, type DecimalError } from '../units/decimal.ts';
import { err, ok, type Result } from '../units/result.ts';
import { price, quantity, unixMs, type Price, type UnixMs } from '../units/units.ts';
import { offsetAt, utcOf, type TimeZone } from '../venues/zones.ts';

/** The figure that the instrument's scale cannot hold. */
export interface RowIntentError {
  readonly field: 'qty' | 'price' | 'stop' | 'takeProfit' | 'stopLoss';
  readonly error: DecimalError;
}

export interface RowOrders {
  readonly intent: OrderIntent;
  /** Target, stop or both: they wait for the order to fill. */
  readonly exits: readonly OrderIntent[];
}

/** What the row does not say by itself. */
export interface RowCircumstances {
  /** Decimal text of what the sizing came to; null where the row has its own quantity. */
  readonly sized: string | null;
  readonly sendAt: UnixMs | null;
}

/** The exchanges' own names for a type with its time in force. */
const TYPES: Readonly<Record<AcceptedRow['type'], readonly [OrderType, TimeInForce | null]>> = {
  LIMIT: ['limit', null],
  MARKET: ['market', null],
  ATO: ['market', 'AT_OPEN'],
  ATC: ['market', 'AT_CLOSE'],
  MTL: ['market-to-limit', null],
  MOK: ['market', 'FOK'],
  MAK: ['market', 'IOC'],
  STOP: ['stop', null],
  STOP_LIMIT: ['stop-limit', null],
};

type PriceField = Exclude<RowIntentError['field'], 'qty'>;
const PRICES: readonly PriceField[] = ['price', 'stop', 'takeProfit', 'stopLoss'];

function pricesOf(
  { exact }: AcceptedRow,
  scale: number,
): Result<Readonly<Record<PriceField, Price | null>>, RowIntentError> {
  const read = { price: null, stop: null, takeProfit: null, stopLoss: null } as Record<
    PriceField,
    Price | null
  >;
  for (const field of PRICES) {
    const text = exact[field];
    if (text === null) continue;
    const parsed = parseDecimal(text, scale);
    if (!parsed.ok) return err({ field, error: parsed.error });
    read[field] = price(parsed.value);
  }
  return ok(read);
}

/** The other side at the target and at the stop, until cancelled: they protect a position of any age. */
function exitsOf(entry: OrderIntent, takeProfit: Price | null, stopLoss: Price | null): OrderIntent[] {
  const { sendAt: _, ...kept } = entry;
  const exit = { ...kept, side: entry.side === 'buy' ? 'sell' : 'buy', timeInForce: 'GTC' } as const;
  return [
    ...(takeProfit === null ? [] : [{ ...exit, type: 'limit', price: takeProfit, stop: null } as const]),
    ...(stopLoss === null ? [] : [{ ...exit, type: 'stop', price: null, stop: stopLoss } as const]),
  ];
}

/** Sheets without a time in force mean DAY. */
export function ordersFromRow(
  row: AcceptedRow,
  instrument: Instrument,
  { sized, sendAt }: RowCircumstances,
): Result<RowOrders, RowIntentError> {
  const size = parseDecimal(row.exact.qty ?? sized ?? '0', instrument.quantityScale);
  if (!size.ok) return err({ field: 'qty', error: size.error });
  const prices = pricesOf(row, instrument.priceScale);
  if (!prices.ok) return prices;
  const [type, timeInForce] = TYPES[row.type];
  const intent: OrderIntent = {
    instrumentId: instrument.id,
    side: row.side === 'BUY' ? 'buy' : 'sell',
    type,
    timeInForce: timeInForce ?? row.tif ?? 'DAY',
    quantity: quantity(size.value),
    price: prices.value.price,
    stop: prices.value.stop,
    source: 'sheet',
    note: row.note ?? '',
    ...(row.strategy === undefined ? {} : { strategy: row.strategy }),
    ...(sendAt === null ? {} : { sendAt }),
  };
  return ok({ intent, exits: exitsOf(intent, prices.value.takeProfit, prices.value.stopLoss) });
}

/** The moment a row is to be sent at; a time alone is one of the market's present day. Local times of `zone`. */
export function sendMoment(sendAt: string, now: UnixMs, zone: TimeZone): UnixMs {
  const [date, time] = sendAt.includes('T') ? sendAt.split('T') : [null, sendAt];
  const [hours = 0, minutes = 0, seconds = 0] = time!.split(':').map(Number);
  const today = Math.floor((now + offsetAt(zone, now)) / DAY_MS);
  const day = date === null ? today : daysOfIso(date!);
  return unixMs(utcOf(zone, day * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1000));
}
