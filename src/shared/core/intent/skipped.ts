/** Rows of a sheet that are no orders: blank lines, totals, repeated headings, remarks and signatures. */
import type { SheetField, SkippedRow } from '../model/sheet.ts';
import { isBlank } from './cells.ts';
import { repeatsHeader } from './header-row.ts';
import { cellAt, type SheetContext } from './sheet-context.ts';
import { readSymbol } from './symbols.ts';
import type { TableRow } from './table.ts';
import { fold } from './text.ts';

const TOTAL = /^(tong|cong|total|totals|sub total|subtotal|grand total|sum)( |$)/;

/** Why a row is no order, or null when it is to be judged as one. A row with a side is always judged. */
export function whySkipped(row: TableRow, context: SheetContext): SkippedRow['why'] | null {
  if (row.malformed !== undefined) return null;
  const filled = row.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return 'blank';
  const cell = (field: SheetField) => cellAt(row, context.header.columns.get(field));
  const has = (field: SheetField) => !isBlank(cell(field));
  if (repeatsHeader(context.header, cell)) return 'header';
  if (has('side')) return null;
  if (filled.some((each) => each.kind === 'text' && TOTAL.test(fold(each.text)))) return 'total';
  if (has('qty') || has('price') || has('stop') || has('type')) return null;
  const symbol = cell('symbol');
  if (symbol !== undefined && has('symbol')) {
    return symbol.kind === 'text' && readSymbol(symbol.text) === null ? 'note' : null;
  }
  // Running numbers or dates filled in ahead for rows that were never used.
  return filled.some((each) => each.kind === 'text') ? 'note' : 'blank';
}
