/** The orders and trades of a run: all pages of them, why orders were denied, and how an order reads in a line. */
import type { RunDetail, RunOrder } from '#contract/research-views.ts';
import type { Session } from '#engine/client/client.ts';
import { describeDenial, type Words } from '#words/index.ts';
import { formatFor } from './texts.ts';

const PAGE = 1_000;

/** Newest first. */
export async function allOrders({ call }: Session, id: string): Promise<RunOrder[]> {
  const orders: RunOrder[] = [];
  for (;;) {
    const page = await call('runs.orders', { id, from: orders.length, limit: PAGE });
    orders.push(...page.orders);
    if (page.orders.length < PAGE) return orders;
  }
}

type Trades = Awaited<ReturnType<typeof tradesPage>>['trades'];
const tradesPage = ({ call }: Session, id: string, from: number) =>
  call('runs.trades', { id, from, limit: PAGE });

/** Newest first. */
export async function allTrades(session: Session, id: string): Promise<Trades> {
  const trades: Trades[number][] = [];
  for (;;) {
    const page = await tradesPage(session, id, trades.length);
    trades.push(...page.trades);
    if (page.trades.length < PAGE) return trades;
  }
}

export interface DenialCount {
  readonly code: string;
  readonly count: number;
}

/** Most first. */
export function denialCounts(orders: readonly RunOrder[]): DenialCount[] {
  const counts = new Map<string, number>();
  for (const { denial } of orders) if (denial) counts.set(denial.code, (counts.get(denial.code) ?? 0) + 1);
  return Array.from(counts, ([code, count]) => ({ code, count })).sort((a, b) => b.count - a.count);
}

/** `14 denied: 12 not enough buying power, 2 quantity off the lot`; nothing where none was. */
export function deniedLines(counts: readonly DenialCount[], { t, find }: Words): string[] {
  if (counts.length === 0) return [];
  const parts = counts.map(({ code, count }) => `${count} ${find(`denialNames.${code}`) ?? code}`);
  const sum = counts.reduce((total, { count }) => total + count, 0);
  return [`  ${t('cli.denied', { sum, reasons: parts.join(', ') })}`];
}

function reasonOf(order: RunOrder, { instruments }: RunDetail, { t, find }: Words): string {
  const { denial, reason, symbol } = order;
  const instrument = instruments.find((each) => each.symbol === symbol) ?? null;
  if (denial) return describeDenial(t, denial, formatFor(instrument));
  return reason === null ? '' : (find(`cancels.${reason}`) ?? reason);
}

/** A line an order, oldest first, in columns: time, symbol, side, type, quantity, price, state, reason. */
export function orderLines(orders: readonly RunOrder[], run: RunDetail, words: Words): string[] {
  const { t, find } = words;
  if (orders.length === 0) return [`  ${t('runs.noOrders')}`];
  const rows = orders
    .toReversed()
    .map((order) => [
      new Date(order.at).toISOString().slice(0, 16).replace('T', ' '),
      order.symbol,
      t(`trade.${order.side}`),
      find(`orders.${order.type}`) ?? order.type,
      String(order.quantity),
      String(order.averagePrice ?? order.price ?? order.stop ?? '–'),
      t(`researchCodes.order-${order.status}`),
      reasonOf(order, run, words),
    ]);
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const ended = new Set([4, 5]);
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      ended.has(column) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!),
    );
    return `  ${cells.join('  ')}`.trimEnd();
  });
}
