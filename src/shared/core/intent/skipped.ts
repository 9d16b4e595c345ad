/** Rows of a sheet that are no orders: blank lines, totals, repeated headings, remarks and signatures. */
import type { SheetField, SkippedRow } from '../model/sheet.ts';
import { isBlank } from './cells.ts';
import { repeatsHeader } from './header-row.ts';
import { readSide, readType } from './order-words.ts';
import { cellAt, type SheetContext } from './sheet-context.ts';
import { readSymbol } from './symbols.ts';
import type { Cell, TableRow } from './table.ts';
import { fold } from './text.ts';

const TOTAL = /^(tong|cong|total|totals|sub total|subtotal|grand total|sum)( |$)/;

const isTotal = (cell: Cell | undefined): boolean => cell?.kind === 'text' && TOTAL.test(fold(cell.text));

/** Why a row is no order, or null when it is to be judged as one. A row with a side that reads as one is always judged. */
export function whySkipped(row: TableRow, context: SheetContext): SkippedRow['why'] | null {
  if (row.malformed !== undefined) return null;
  const filled = row.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0) return 'blank';
  const cell = (field: SheetField) => cellAt(row, context.header.columns.get(field));
  const [symbol, side, type] = [cell('symbol'), cell('side'), cell('type')];
  if (repeatsHeader(context.header, cell)) return 'header';
  if (side?.kind === 'text' && readSide(side.text, context.sides) !== null) return null;
  if ((isBlank(symbol) || isTotal(symbol)) && filled.some(isTotal)) return 'total';
  if (!(['qty', 'price', 'stop'] as const).every((field) => isBlank(cell(field)))) return null;
  if (type?.kind === 'text' && readType(type.text) !== null) return null;
  const says = [symbol, side, type].filter((each) => !isBlank(each));
  if (
    symbol !== undefined &&
    says.includes(symbol) &&
    (symbol.kind !== 'text' || readSymbol(symbol.text) !== null)
  )
    return null;
  // What is left are remarks and signatures, or running numbers filled in ahead for rows never used.
  if (says.some((each) => each?.kind !== 'text')) return null;
  return filled.some((each) => each.kind === 'text') ? 'note' : 'blank';
}
