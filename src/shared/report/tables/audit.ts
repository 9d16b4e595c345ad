/** Orders, executions and realised gains as tables. Money is in the report's currency. */
import { DAY_MS } from '#core/units/civil.ts';
import type { Audit, AuditLot } from '../activity/audit.ts';
import type { Span } from '../performance.ts';
import type { ReportTable, TableColumn } from '../table.ts';
import { groupsOf, sumOf } from '../groups.ts';

const money = (id: string): TableColumn => ({ id, unit: 'money', total: true });

const ordersTable = ({ orders, scales }: Audit): ReportTable => ({
  id: 'orders',
  scales,
  columns: [
    { id: 'order', unit: 'text' },
    { id: 'placed', unit: 'moment' },
    { id: 'symbol', unit: 'text' },
    { id: 'side', unit: 'code' },
    { id: 'type', unit: 'order-type' },
    { id: 'quantity', unit: 'quantity' },
    { id: 'price', unit: 'price' },
    { id: 'stop', unit: 'price' },
    { id: 'bid', unit: 'price' },
    { id: 'ask', unit: 'price' },
    { id: 'decision', unit: 'code' },
    { id: 'reason', unit: 'denial' },
    { id: 'status', unit: 'code' },
    { id: 'cancelled', unit: 'cancel' },
    { id: 'filled', unit: 'quantity' },
    { id: 'average-price', unit: 'price' },
    { id: 'last-change', unit: 'moment' },
    { id: 'strategy', unit: 'text' },
    { id: 'basket', unit: 'text' },
    { id: 'note', unit: 'text' },
  ],
  rows: orders.map((order) => [
    order.id,
    order.at,
    order.symbol,
    order.side,
    order.type,
    order.quantity,
    order.price,
    order.stop,
    order.bid,
    order.ask,
    order.decision,
    order.denial,
    order.status,
    order.reason,
    order.filled,
    order.averagePrice,
    order.lastChange,
    order.strategy,
    order.basketId,
    order.note,
  ]),
});

const fillsTable = ({ fills }: Audit): ReportTable => ({
  id: 'fills',
  columns: [
    { id: 'fill', unit: 'count' },
    { id: 'at', unit: 'moment' },
    { id: 'order', unit: 'text' },
    { id: 'symbol', unit: 'text' },
    { id: 'side', unit: 'code' },
    { id: 'quantity', unit: 'quantity' },
    { id: 'price', unit: 'price' },
    money('value'),
    money('fees'),
    money('realised'),
    { id: 'liquidity', unit: 'code' },
    { id: 'strategy', unit: 'text' },
  ],
  rows: fills.map((fill) => [
    fill.fill,
    fill.at,
    fill.orderId,
    fill.symbol,
    fill.side,
    fill.quantity,
    fill.price,
    fill.value,
    fill.fees,
    fill.realised,
    fill.liquidity,
    fill.strategy,
  ]),
});

/** Held longer than a year, as many tax codes tell apart. */
const YEAR_MS = 365 * DAY_MS;
const termOf = ({ openedAt, closedAt }: AuditLot): string =>
  closedAt - openedAt > YEAR_MS ? 'long-term' : 'short-term';

const lotsTable = ({ lots }: Audit): ReportTable => ({
  id: 'lots',
  columns: [
    { id: 'symbol', unit: 'text' },
    { id: 'lot', unit: 'count' },
    { id: 'side', unit: 'code' },
    { id: 'opened', unit: 'day' },
    { id: 'closed', unit: 'day' },
    { id: 'term', unit: 'code' },
    { id: 'quantity', unit: 'quantity' },
    money('proceeds'),
    money('cost'),
    money('fees'),
    money('gain'),
  ],
  rows: lots.map((lot) => [
    lot.symbol,
    lot.lot,
    lot.side,
    lot.openedAt,
    lot.closedAt,
    termOf(lot),
    lot.quantity,
    lot.proceeds,
    lot.cost,
    lot.fees,
    lot.gain,
  ]),
});

const lotsBySymbol = ({ lots }: Audit): ReportTable => ({
  id: 'lots-by-symbol',
  columns: [
    { id: 'symbol', unit: 'text' },
    { id: 'lots', unit: 'count', total: true },
    money('proceeds'),
    money('cost'),
    money('fees'),
    money('gain'),
  ],
  rows: Array.from(
    groupsOf(lots, ({ symbol }) => symbol),
    ([symbol, own]) => [
      symbol,
      own.length,
      sumOf(own, ({ proceeds }) => proceeds),
      sumOf(own, ({ cost }) => cost),
      sumOf(own, ({ fees }) => fees),
      sumOf(own, ({ gain }) => gain),
    ],
  ),
});

/** Orders placed, fills and closings of a span. */
export function auditTables(audit: Audit, span: Span | null): ReportTable[] {
  const inside = (at: number): boolean => span === null || (at >= span.from && at <= span.to);
  const own: Audit = {
    ...audit,
    orders: audit.orders.filter(({ at }) => inside(at)),
    fills: audit.fills.filter((fill) => inside(fill.at)),
    lots: audit.lots.filter((lot) => inside(lot.closedAt)),
  };
  return [lotsBySymbol(own), lotsTable(own), ordersTable(own), fillsTable(own)];
}
