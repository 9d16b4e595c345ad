/** Results made up for tests: a sheet that was really read, with statuses dealt out over its rows. */
import { parseSheet } from '#core/intent/parse-sheet.ts';
import type { ParsedSheet } from '#core/model/sheet.ts';
import type { ResultRow, RowStatus, SheetResult } from '#export/result-terms.ts';
import { readTable } from '#intake/read-table.ts';

const OUTCOMES: readonly (readonly [RowStatus, string | null])[] = [
  ['filled', null],
  ['partly-filled', 'The rest waits in the book.'],
  ['denied', 'The price is above the ceiling of the day, 102,100.'],
  ['working', null],
  ['cancelled', '=HYPERLINK("http://x") is only text'],
  ['not-sent', 'Left out in the preview.'],
  ['scheduled', null],
  ['skipped', null],
];

function outcome(row: number, order: number): Omit<ResultRow, 'row' | 'cells'> {
  const [status, reason] = OUTCOMES[order % OUTCOMES.length]!;
  const sent = status !== 'not-sent' && status !== 'skipped';
  const fills = status === 'filled' || status === 'partly-filled';
  return {
    status,
    reason,
    orderId: sent ? `1-${String(row).padStart(4, '0')}` : null,
    quantity: sent ? '1000' : null,
    filled: sent ? (fills ? '500' : '0') : null,
    averagePrice: fills ? '95450.25' : null,
    fees: fills ? '71587.6875' : null,
    currency: sent ? 'VND' : null,
  };
}

export interface Original {
  readonly parsed: ParsedSheet;
  readonly result: SheetResult;
}

/** Reads a sheet and tells a result of all its rows below the heading. */
export async function resultOf(bytes: Uint8Array): Promise<Original> {
  const table = await readTable(bytes);
  if (!table.ok) throw new Error(table.error.detail);
  const parsed = parseSheet(table.value, 'orders');
  const sheet = table.value.sheets.find(({ name }) => name === (parsed.sheet ?? ''))!;
  const last = [parsed.header_row].flat().at(-1)!;
  const body = sheet.rows.filter(({ number, cells }) => number > last && cells.length > 0);
  const width = Math.max(...sheet.rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  const columns = Array.from({ length: width }, (_, index) => {
    const found = parsed.columns.find(({ column }) => column === letters[index]);
    return { header: found?.header ?? '', field: found?.field ?? null };
  });
  const rows = body.map(({ number, cells }, order): ResultRow => ({
    row: number,
    cells: columns.map((_, index) => {
      const cell = cells.find(({ column }) => column === index + 1);
      if (cell === undefined) return null;
      const { column: _column, ...content } = cell;
      return content;
    }),
    ...outcome(number, order),
  }));
  const counts: Partial<Record<RowStatus, number>> = {};
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return {
    parsed,
    result: {
      basket: {
        name: 'Tháng 3 – cơ cấu lại',
        fileName: 'lenh-thang-3.xlsx',
        sheet: parsed.sheet,
        committedAt: '2025-03-06T09:15:00',
        account: '00123',
      },
      columns,
      rows,
      counts,
      totals: [
        { currency: 'VND', orders: 6, bought: '47725125', sold: '0', fees: '143175', pnl: '-143175' },
        { currency: 'USD', orders: 1, bought: '1805.5', sold: '900.25', fees: '1.0325', pnl: '12.34' },
      ],
      fileHash: 'a3f5'.repeat(16),
      madeAt: '2025-03-06T14:45:00',
    },
  };
}
