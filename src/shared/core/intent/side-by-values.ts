/**
 * Finds the side column by what stands in it, where no heading names it: `Loại` over Mua and Bán.
 * Invariant: only called when nothing is called the side, and only a column whose every filled cell is a side counts.
 */
import type { SheetField } from '../model/sheet.ts';
import type { Header } from './header-row.ts';
import { readSide } from './order-words.ts';
import { cellAt, cellText, type TableRow } from './table.ts';
import { tidy } from './text.ts';

const ROWS_TRIED = 30;

function holdsSides(rows: readonly TableRow[], column: number): boolean {
  let sides = 0;
  for (const row of rows) {
    const text = tidy(cellText(cellAt(row, column)));
    if (text === '') continue;
    if (readSide(text, 'unknown') === null) return false;
    sides += 1;
  }
  return sides > 0;
}

/** The header with the side column it was missing, or the header as it was. */
export function completeSide(header: Header, rows: readonly TableRow[]): Header {
  if (header.missing.length !== 1 || header.missing[0] !== 'side') return header;
  const last = header.rows.at(-1)!;
  const sample = rows.filter((row) => row.number > last).slice(0, ROWS_TRIED);
  const required = new Set([
    header.columns.get('symbol'),
    header.columns.get('qty'),
    header.columns.get('price'),
  ]);
  const found = [...header.titles.keys()].filter(
    (column) => !required.has(column) && holdsSides(sample, column),
  );
  if (found.length !== 1) return header;
  const column = found[0]!;
  const columns = new Map<SheetField, number>([...header.columns].filter(([, at]) => at !== column));
  const fields = new Map<number, SheetField>([...header.fields, [column, 'side']]);
  return { ...header, columns: columns.set('side', column), fields, missing: [] };
}
