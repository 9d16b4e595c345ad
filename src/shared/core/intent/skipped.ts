/** Rows of a sheet that are no orders: blank lines, totals, repeated headings, remarks and signatures. */
import type { SheetField, SkippedRow } from '../model/sheet.ts';
import { isBlank } from './cells.ts';
import { repeatsHeader } from './header-row.ts';
import { readSide, readType } from './order-words.ts';
import { fieldCell, type SheetContext } from './sheet-context.ts';
import { readSymbol } from './symbols.ts';
import type { Cell, TableRow } from './table.ts';
import { fold } from './text.ts';

const TOTAL = /^(tong|cong|total|totals|sub total|subtotal|grand total|sum)( |$)/;

const textOf = (cell: Cell | undefined): string | null => (cell?.kind === 'text' ? cell.text : null);

function isTotal(cell: Cell | undefined): boolean {
  const text = textOf(cell);
  return text !== null && TOTAL.test(fold(text));
}

type CellOf = (field: SheetField) => Cell | undefined;

function hasSide(cellOf: CellOf, context: SheetContext): boolean {
  const text = textOf(cellOf('side'));
  return text !== null && readSide(text, context.sides) !== null;
}

/** Something in the row belongs to an order: a figure, a symbol, an order type, or a typed value where words should be. */
function hasOrderPart(cellOf: CellOf): boolean {
  if ((['qty', 'price', 'stop'] as const).some((field) => !isBlank(cellOf(field)))) return true;
  const words = (['symbol', 'side', 'type'] as const).map(cellOf).filter((cell) => !isBlank(cell));
  if (words.some((cell) => cell?.kind !== 'text')) return true;
  const [symbol, type] = [textOf(cellOf('symbol')), textOf(cellOf('type'))];
  return (symbol !== null && readSymbol(symbol) !== null) || (type !== null && readType(type) !== null);
}

/** Why a row is no order, or null when it is to be judged as one. A row with a side that reads as one is always judged. */
export function whySkipped(row: TableRow, context: SheetContext): SkippedRow['why'] | null {
  if (row.malformed !== undefined) return null;
  const filled = [...row.cells, ...(context.edits.get(row.number)?.values() ?? [])].filter(
    (cell) => !isBlank(cell),
  );
  if (filled.length === 0) return 'blank';
  const cellOf: CellOf = (field) => fieldCell(context, row, field);
  if (repeatsHeader(context.header, cellOf)) return 'header';
  if (hasSide(cellOf, context)) return null;
  const symbol = cellOf('symbol');
  if ((isBlank(symbol) || isTotal(symbol)) && filled.some(isTotal)) return 'total';
  if (hasOrderPart(cellOf)) return null;
  // What is left are remarks and signatures, or running numbers filled in ahead for rows never used.
  return filled.some((cell) => cell.kind === 'text') ? 'note' : 'blank';
}
