/**
 * What the whole sheet says about how its cells are to be read: number separators, order of day and month, what B means.
 * Gathered once, before any row is judged.
 */
import type { SheetField } from '../model/sheet.ts';
import { dayOrder, type DayOrder } from './dates.ts';
import type { Header } from './header-row.ts';
import { gatherEvidence, type Evidence, type NumberContext } from './numbers.ts';
import { sideScheme, type SideScheme } from './order-words.ts';
import type { Cell, TableRow } from './table.ts';

export interface SheetContext {
  readonly header: Header;
  readonly dateSystem: 1900 | 1904;
  readonly sides: SideScheme;
  readonly numbers: Readonly<Record<'qty' | 'price' | 'stop', NumberContext>>;
  readonly dayOrder: DayOrder | 'mixed' | null;
}

/** Binary search: rows are sparse and wide ones are common. */
export function cellAt(row: TableRow, column: number | undefined): Cell | undefined {
  if (column === undefined) return undefined;
  const { cells } = row;
  let [low, high] = [0, cells.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = cells[middle]!;
    if (found.column === column) return found;
    if (found.column < column) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

function* columnTexts(rows: readonly TableRow[], column: number | undefined): Generator<string> {
  if (column === undefined) return;
  for (const row of rows) {
    const cell = cellAt(row, column);
    if (cell?.kind === 'text') yield cell.text;
  }
}

const merge = (parts: readonly Evidence[]): Evidence => ({
  decimal: new Set(parts.flatMap((part) => [...part.decimal])),
  group: new Set(parts.flatMap((part) => [...part.group])),
});

export function gatherContext(
  header: Header,
  rows: readonly TableRow[],
  dateSystem: 1900 | 1904,
): SheetContext {
  const texts = (field: SheetField) => columnTexts(rows, header.columns.get(field));
  const evidence = {
    qty: gatherEvidence(texts('qty')),
    price: gatherEvidence(texts('price')),
    stop: gatherEvidence(texts('stop')),
  };
  const sheet = merge(Object.values(evidence));
  const { vietnamese } = header;
  const sideTitle = header.titles.get(header.columns.get('side') ?? 0) ?? '';
  return {
    header,
    dateSystem,
    sides: sideScheme(texts('side'), sideTitle, vietnamese),
    numbers: {
      qty: { column: evidence.qty, sheet, vietnamese, whole: true },
      price: { column: evidence.price, sheet, vietnamese, whole: false },
      stop: { column: evidence.stop, sheet, vietnamese, whole: false },
    },
    dayOrder: dayOrder(texts('date')),
  };
}
