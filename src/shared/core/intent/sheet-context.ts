/**
 * What the whole sheet says about how its cells are to be read: number separators, order of day and month, what B means,
 * the unit of đồng prices. Gathered once, before any row is judged; what a person chose goes before what is found.
 */
import type { SheetEdit, SheetField, SheetReading, SymbolHint } from '../model/sheet.ts';
import { dayOrder, type DayOrder } from './dates.ts';
import type { Header } from './header-row.ts';
import { gatherEvidence, type Evidence, type NumberContext } from './numbers.ts';
import { sideScheme, type SideScheme } from './order-words.ts';
import { priceUnit, type PriceUnit } from './price-unit.ts';
import { cellAt, type Cell, type TableRow } from './table.ts';

/** Fields whose cells are numbers. */
export type NumberField = 'qty' | 'price' | 'stop' | 'takeProfit' | 'stopLoss';

export interface SheetContext {
  readonly header: Header;
  readonly dateSystem: 1900 | 1904;
  readonly sides: SideScheme;
  readonly numbers: Readonly<Record<NumberField, NumberContext>>;
  readonly dayOrder: DayOrder | 'mixed' | null;
  readonly unit: PriceUnit;
  readonly symbols: Readonly<Record<string, SymbolHint>>;
  /** Corrected cells by row. */
  readonly edits: ReadonlyMap<number, ReadonlyMap<SheetField, Cell>>;
}

/** A field's cell: as it was corrected, else as it stands. */
export function fieldCell(
  { edits, header }: Pick<SheetContext, 'edits' | 'header'>,
  row: TableRow,
  field: SheetField,
): Cell | undefined {
  return edits.get(row.number)?.get(field) ?? cellAt(row, header.columns.get(field));
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

function editedCells(edits: readonly SheetEdit[]): Map<number, Map<SheetField, Cell>> {
  const rows = new Map<number, Map<SheetField, Cell>>();
  for (const { row, field, text } of edits) {
    const cells = rows.get(row) ?? new Map<SheetField, Cell>();
    rows.set(row, cells.set(field, { kind: 'text', text, column: 0 }));
  }
  return rows;
}

/** Dates beside times to be sent at: one column may prove the order for both. */
function* dateTexts(header: Header, rows: readonly TableRow[]): Generator<string> {
  yield* columnTexts(rows, header.columns.get('date'));
  yield* columnTexts(rows, header.columns.get('sendAt'));
}

export function gatherContext(
  header: Header,
  rows: readonly TableRow[],
  dateSystem: 1900 | 1904,
  reading: SheetReading,
  symbols: Readonly<Record<string, SymbolHint>>,
): SheetContext {
  const texts = (field: SheetField) => columnTexts(rows, header.columns.get(field));
  const fields: readonly NumberField[] = ['qty', 'price', 'stop', 'takeProfit', 'stopLoss'];
  const evidence = fields.map((field) => [field, gatherEvidence(texts(field))] as const);
  const sheet = merge(evidence.map(([, found]) => found));
  const { vietnamese } = header;
  const common = { sheet, vietnamese, forced: reading.decimal };
  const numbers = Object.fromEntries(
    evidence.map(([field, column]) => [field, { ...common, column, whole: field === 'qty' }]),
  ) as Record<NumberField, NumberContext>;
  const sideTitle = header.titles.get(header.columns.get('side') ?? 0) ?? '';
  const chosen = { buy: 'buy-sell', sell: 'mua-ban' } as const;
  return {
    header,
    dateSystem,
    sides: reading.letterB ? chosen[reading.letterB] : sideScheme(texts('side'), sideTitle, vietnamese),
    numbers,
    dayOrder: reading.dates ?? dayOrder(dateTexts(header, rows)),
    unit: priceUnit(header, rows, numbers.price, reading.prices, symbols),
    symbols,
    edits: editedCells(reading.edits ?? []),
  };
}
