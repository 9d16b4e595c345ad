/** How the cells of a sheet were read, for a person to check and to overrule. */
import type { ReadAs, SheetReading } from '../model/sheet.ts';
import { dateFromText } from './dates.ts';
import type { SheetContext } from './sheet-context.ts';
import { cellAt, cellText, type TableRow } from './table.ts';
import { fold, tidy } from './text.ts';

/** More are not told apart: a person chooses among a few. */
const MOST_ACCOUNTS = 50;

function decimalOf({ numbers, header }: SheetContext, { decimal }: SheetReading): ReadAs['decimal'] {
  if (decimal) return decimal;
  const { sheet } = numbers.price;
  const point = sheet.decimal.has('.') || sheet.group.has(',');
  const comma = sheet.decimal.has(',') || sheet.group.has('.');
  if (point !== comma) return point ? '.' : ',';
  return point ? 'either' : header.vietnamese ? ',' : '.';
}

function ambiguousDates({ header, dayOrder }: SheetContext, rows: readonly TableRow[]): number {
  if (dayOrder !== null && dayOrder !== 'mixed') return 0;
  const columns = [header.columns.get('date'), header.columns.get('sendAt')];
  return rows.filter((row) =>
    columns.some((column) => {
      const cell = cellAt(row, column);
      return cell?.kind === 'text' && dateFromText(cell.text, null, 'day-first')?.ambiguous === true;
    }),
  ).length;
}

function accountsIn({ header }: SheetContext, rows: readonly TableRow[]): ReadAs['accounts'] {
  const column = header.columns.get('account');
  const counts = new Map<string, number>();
  for (const row of rows) {
    const account = tidy(cellText(cellAt(row, column)));
    const known = counts.has(account) || counts.size < MOST_ACCOUNTS;
    if (account !== '' && known) counts.set(account, (counts.get(account) ?? 0) + 1);
  }
  return [...counts].map(([account, count]) => ({ account, rows: count }));
}

export function readAs(context: SheetContext, rows: readonly TableRow[], reading: SheetReading): ReadAs {
  const { header, dayOrder, sides } = context;
  const sideColumn = header.columns.get('side');
  const letters = rows.filter((row) => fold(cellText(cellAt(row, sideColumn))) === 'b').length;
  const means = { 'buy-sell': 'buy', 'mua-ban': 'sell', unknown: 'unknown' } as const;
  return {
    decimal: decimalOf(context, reading),
    dates: {
      order: dayOrder ?? (header.vietnamese ? 'day-first' : 'month-first'),
      ambiguous: ambiguousDates(context, rows),
    },
    prices: context.unit,
    letterB: { means: means[sides], rows: letters },
    accounts: accountsIn(context, rows),
    hiddenRows: rows.filter(({ hidden }) => hidden).length,
  };
}
