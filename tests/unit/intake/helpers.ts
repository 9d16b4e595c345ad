/** Reads bytes or text the way the intake thread does. */
import { parseSheet, unreadableSheet } from '#core/intent/parse-sheet.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
import { readTable } from '#intake/read-table.ts';

export async function readOrders(source: string | Uint8Array, name = 'orders'): Promise<ParsedSheet> {
  const bytes = typeof source === 'string' ? new TextEncoder().encode(source) : source;
  const table = await readTable(bytes);
  return table.ok
    ? parseSheet(table.value, name)
    : unreadableSheet(name, table.error.fileError, table.error.detail);
}

export const reasons = (parsed: ParsedSheet): string[] =>
  parsed.rejected.map(({ row, reason }) => `${row} ${reason}`);
export const orders = (parsed: ParsedSheet): string[] =>
  parsed.accepted.map(
    ({ row, symbol, side, exact, type }) => `${row} ${side} ${exact.qty} ${symbol} ${exact.price} ${type}`,
  );
