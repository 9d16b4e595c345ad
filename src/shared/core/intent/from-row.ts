/** An accepted sheet row as an order intent for one instrument: exact decimals to the instrument's scaled integers. */
import type { Instrument } from '../model/instrument.ts';
import type { OrderIntent, OrderType, TimeInForce } from '../model/order.ts';
import type { AcceptedRow } from '../model/sheet.ts';
import { parseDecimal, type DecimalError } from '../units/decimal.ts';
import { err, ok, type Result } from '../units/result.ts';
import { price, quantity, type Price } from '../units/units.ts';

/** The figure that the instrument's scale cannot hold. */
export interface RowIntentError {
  readonly field: 'qty' | 'price' | 'stop';
  readonly error: DecimalError;
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

function toPrice(
  text: string | null,
  scale: number,
  field: 'price' | 'stop',
): Result<Price | null, RowIntentError> {
  if (text === null) return ok(null);
  const parsed = parseDecimal(text, scale);
  return parsed.ok ? ok(price(parsed.value)) : err({ field, error: parsed.error });
}

/** Sheets without a time in force mean DAY. */
export function intentFromRow(row: AcceptedRow, instrument: Instrument): Result<OrderIntent, RowIntentError> {
  const size = parseDecimal(row.exact.qty, instrument.quantityScale);
  if (!size.ok) return err({ field: 'qty', error: size.error });
  const limit = toPrice(row.exact.price, instrument.priceScale, 'price');
  if (!limit.ok) return limit;
  const stop = toPrice(row.exact.stop, instrument.priceScale, 'stop');
  if (!stop.ok) return stop;
  const [type, timeInForce] = TYPES[row.type];
  return ok({
    instrumentId: instrument.id,
    side: row.side === 'BUY' ? 'buy' : 'sell',
    type,
    timeInForce: timeInForce ?? row.tif ?? 'DAY',
    quantity: quantity(size.value),
    price: limit.value,
    stop: stop.value,
    source: 'sheet',
    note: row.note ?? '',
  });
}
