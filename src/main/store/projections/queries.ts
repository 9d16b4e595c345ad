/** Reads of the projected tables. */
import { averagePrice, type Scales } from '#core/units/units.ts';
import type { FillView, JournalEntryView, OrderAttributes, OrderView } from '#contract/views.ts';
import type { GroupPlace, OrderStatus } from '#core/model/order.ts';
import { prepared, type Readable } from '../database.ts';
import { orderOf } from './project.ts';

type ScalesOf = (instrumentId: string) => Scales;
type Row = Readonly<Record<string, never>>;

function orderView(row: Row, scalesOf: ScalesOf): OrderView {
  const { stream: _stream, ...columns } = row;
  const order = columns as unknown as Record<string, never>;
  const {
    group = null,
    strategy = null,
    asked = null,
    ...attributes
  } = JSON.parse(order['terms']!) as OrderAttributes & {
    readonly group?: GroupPlace;
    readonly strategy?: string;
    readonly asked?: number;
  };
  return {
    id: order['id']!,
    number: order['number']!,
    instrumentId: order['instrument_id']!,
    side: order['side']!,
    type: order['type']!,
    timeInForce: order['time_in_force']!,
    quantity: order['quantity']!,
    price: order['price']!,
    stop: order['stop']!,
    triggered: order['triggered']!,
    waiting: order['waiting']!,
    filled: order['filled']!,
    leaves: order['leaves']!,
    inactive: order['inactive'] ?? 0,
    group,
    strategy,
    asked,
    cancelling: order['cancelling'] === 1,
    attributes,
    filledNotional: order['filled_notional']!,
    averagePrice: averagePrice(
      scalesOf(order['instrument_id']!),
      order['filled_notional']!,
      order['filled']!,
    ),
    fees: order['fees']!,
    status: order['status']!,
    reason: order['reason']!,
    denial: order['denial'] ? JSON.parse(order['denial']) : null,
    source: order['source']!,
    basketId: order['basket_id']!,
    note: order['note']!,
    placedAt: order['placed_at']!,
    updatedAt: order['updated_at']!,
  };
}

/** Newest first. */
export function listOrders(
  db: Readable,
  stream: string,
  scalesOf: ScalesOf,
  page: {
    readonly status: OrderStatus | null;
    readonly basketId?: string | undefined;
    readonly before: number | null;
    readonly limit: number;
  },
): OrderView[] {
  const { status, basketId, before, limit } = page;
  const where = `${status === null ? '' : 'AND status = ?'} ${basketId === undefined ? '' : 'AND basket_id = ?'}`;
  const rows = prepared(
    db,
    `SELECT * FROM orders WHERE stream = ? ${where} AND number < ? ORDER BY number DESC LIMIT ?`,
  ).all(
    stream,
    ...(status === null ? [] : [status]),
    ...(basketId === undefined ? [] : [basketId]),
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  ) as Row[];
  return rows.map((row) => orderView(row, scalesOf));
}

export function findOrder(db: Readable, stream: string, scalesOf: ScalesOf, id: string): OrderView | null {
  const row = prepared(db, 'SELECT * FROM orders WHERE stream = ? AND id = ?').get(stream, id) as
    Row | undefined;
  return row ? orderView(row, scalesOf) : null;
}

function fillView(row: Record<string, never>): FillView {
  return {
    fill: row['fill']!,
    orderId: row['order_id']!,
    instrumentId: row['instrument_id']!,
    side: row['side']!,
    price: row['price']!,
    quantity: row['quantity']!,
    liquidity: row['liquidity']!,
    fees: JSON.parse(row['fees']!),
    realised: row['realised']!,
    currency: row['currency']!,
    at: row['at']!,
    position: row['position']!,
  };
}

/** Newest first. */
export function listFills(db: Readable, stream: string, limit: number): FillView[] {
  const rows = prepared(db, 'SELECT * FROM fills WHERE stream = ? ORDER BY fill DESC LIMIT ?').all(
    stream,
    limit,
  );
  return (rows as Record<string, never>[]).map(fillView);
}

/** Oldest first. */
export function fillsOfOrder(db: Readable, stream: string, orderId: string): FillView[] {
  const rows = prepared(db, 'SELECT * FROM fills WHERE stream = ? AND order_id = ? ORDER BY fill').all(
    stream,
    orderId,
  );
  return (rows as Record<string, never>[]).map(fillView);
}

/** Entries with the instruments of the orders they name only by id; the accepting entry may be far away. */
export function withInstruments(db: Readable, entries: readonly JournalEntryView[]): JournalEntryView[] {
  const find = prepared(db, 'SELECT instrument_id FROM orders WHERE stream = ? AND id = ?').pluck();
  return entries.map((entry) => {
    const order = orderOf(entry.event);
    const instrumentId = order === null ? undefined : (find.get(entry.stream, order) as string | undefined);
    return instrumentId === undefined ? entry : { ...entry, instrumentId };
  });
}
