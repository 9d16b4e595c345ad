/** A basket's orders as a sheet: what would give the same orders again. */
import type { OrderView } from '#contract/views.ts';
import { formatDecimal } from '#core/units/decimal.ts';
import type { AcceptedRow } from '#core/model/sheet.ts';
import { orderSheet, type SheetOrder } from '#export/order-sheet.ts';
import { basketRows } from '#store/projections/baskets.ts';
import { listOrders } from '#store/projections/queries.ts';
import { scalesOf } from '../context.ts';
import type { Runtime } from '../runtime/runtime.ts';
import { marketTime } from './market-time.ts';

type RowType = AcceptedRow['type'];

const MARKET: Readonly<Partial<Record<OrderView['timeInForce'], RowType>>> = {
  AT_OPEN: 'ATO',
  AT_CLOSE: 'ATC',
  FOK: 'MOK',
  IOC: 'MAK',
};
const TYPES: Readonly<Partial<Record<OrderView['type'], RowType>>> = {
  limit: 'LIMIT',
  'market-to-limit': 'MTL',
  stop: 'STOP',
  'stop-limit': 'STOP_LIMIT',
};
const TIMES: readonly OrderView['timeInForce'][] = ['DAY', 'GTC', 'IOC', 'FOK'];

/** The sheet's name of a type with its time in force; the time alone where the type says nothing of it. */
function typeOf({ type, timeInForce }: OrderView): Pick<SheetOrder, 'type' | 'tif'> {
  const own = type === 'market' ? MARKET[timeInForce] : undefined;
  const tif = !own && TIMES.includes(timeInForce) ? (timeInForce as NonNullable<AcceptedRow['tif']>) : null;
  return { type: own ?? TYPES[type] ?? 'MARKET', tif };
}

const KINDS = { oco: 'OCO', oto: 'OTO', bracket: 'BRACKET' } as const;

function sheetOrder(runtime: Runtime, order: OrderView, exits: readonly OrderView[]): SheetOrder {
  const { symbol, priceScale, quantityScale } = scalesOf({ runtime })(order.instrumentId);
  const price = (value: number | null | undefined): string | null =>
    value === null || value === undefined ? null : formatDecimal(value, priceScale);
  const { sendAt } = order.attributes;
  const grouped = order.group !== null && exits.length === 0;
  return {
    symbol,
    side: order.side === 'buy' ? 'BUY' : 'SELL',
    quantity: formatDecimal(order.asked ?? order.quantity, quantityScale),
    price: price(order.price),
    stop: price(order.stop),
    ...typeOf(order),
    sendAt: sendAt === undefined ? null : marketTime(sendAt).replace('T', ' '),
    takeProfit: price(exits.find(({ type }) => type === 'limit')?.price),
    stopLoss: price(exits.find(({ type }) => type === 'stop')?.stop),
    group: grouped ? order.group!.id : null,
    groupKind: grouped ? KINDS[order.group!.kind] : null,
    strategy: order.strategy,
    note: order.note === '' ? null : order.note,
  };
}

const MOST_ORDERS = 400_000;

export function exportedOrders(
  runtime: Runtime,
  basketId: string,
  { language, format }: { readonly language: 'en' | 'vi'; readonly format: 'xlsx' | 'csv' },
): Promise<Uint8Array> {
  const { db } = runtime.store;
  const page = { status: null, basketId, before: null, limit: MOST_ORDERS };
  const orders = listOrders(db, runtime.stream, scalesOf({ runtime }), page);
  const byId = new Map(orders.map((order) => [order.id as string, order]));
  const rows = basketRows(db, runtime.stream, basketId);
  const own = new Set(rows.map(({ orderId }) => orderId));
  const exits = new Map<string, OrderView[]>();
  for (const order of orders) {
    if (own.has(order.id) || order.group === null) continue;
    exits.set(order.group.id, [...(exits.get(order.group.id) ?? []), order]);
  }
  const said = rows.map(({ orderId }) => {
    const order = byId.get(orderId)!;
    return sheetOrder(runtime, order, (order.group && exits.get(order.group.id)) ?? []);
  });
  return orderSheet(said, format, language);
}
