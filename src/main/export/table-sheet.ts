/**
 * A report's table as a sheet of a workbook: all its rows, numbers as numbers, moments as moments (UTC), and below the sums as
 * formulas that carry what they come to.
 */
import { columnLetters } from '#core/intent/table.ts';
import { plainNumber } from '#core/units/decimal.ts';
import type { Currency } from '#core/units/units.ts';
import {
  isNumber,
  totalsOf,
  type Cell,
  type CellUnit,
  type ReportTable,
  type TableColumn,
} from '#report/table.ts';
import type { Words } from '#words/index.ts';
import { EMPTY, text, type BookCell, type BookColumn, type BookSheet } from './book.ts';
import { cellText, decimalsOfColumn, headingText, scalesOfRow, withEvenPrices } from './cell-text.ts';
import { decimalsOf, numberFormat, plainMoney } from './figures.ts';
import { totalPlace } from './report-tables.ts';

const DAY_MS = 86_400_000;
/** Hours may be more than a day has. */
const SPAN = '[h]:mm:ss';
/** Of decimals that a number has by itself, no more are shown. */
const MOST_DECIMALS = 8;

const WIDTHS: Readonly<Partial<Record<CellUnit, number>>> = {
  text: 20,
  denial: 60,
  moment: 20,
  day: 12,
  span: 12,
  money: 18,
  month: 10,
  hour: 10,
  count: 11,
};
const USUAL_WIDTH = 14;

function formatOf(value: number, column: TableColumn, currency: Currency): string {
  if (column.unit === 'span') return SPAN;
  const decimals = decimalsOfColumn(column, currency);
  if (column.unit === 'share') return `${numberFormat(decimals ?? 2)}%`;
  const own = Math.min(MOST_DECIMALS, decimalsOf(plainNumber(value)));
  const shown = column.unit === 'quantity' ? Math.min(own, decimals ?? MOST_DECIMALS) : (decimals ?? own);
  return numberFormat(shown);
}

/** A span is a part of days, as spreadsheets count. */
function stored(value: number, { unit }: TableColumn): number {
  if (unit === 'span') return value / DAY_MS;
  return unit === 'money' ? plainMoney(value) : value;
}

const iso = (ms: number, length: number): BookCell => ({
  kind: 'moment',
  iso: new Date(ms).toISOString().slice(0, length),
});

interface SheetTerms {
  readonly words: Words;
  readonly currency: Currency;
}

function numberCell(value: number, column: TableColumn, { words, currency }: SheetTerms): BookCell {
  if (!Number.isFinite(value)) return EMPTY;
  if (column.unit === 'moment') return iso(value, 19);
  if (column.unit === 'day') return iso(value, 10);
  if (!isNumber(column.unit)) return text(cellText(value, column, { words, currency }));
  return { kind: 'number', value: stored(value, column), format: formatOf(value, column, currency) };
}

function bookCell(
  cell: Cell,
  at: number,
  table: ReportTable,
  row: readonly Cell[],
  terms: SheetTerms,
): BookCell {
  const column = table.columns[at]!;
  if (cell === null) return EMPTY;
  if (typeof cell === 'number') return numberCell(cell, column, terms);
  const said = cellText(cell, column, { ...terms, scales: scalesOfRow(table, row) });
  return text(said, column.unit === 'denial' ? 'wrapped' : 'plain');
}

/** Below the rows: sums of what stands above, which begins in the sheet's second line. */
function totalCells(table: ReportTable, terms: SheetTerms): BookCell[] | null {
  const totals = totalsOf(table);
  if (totals === null) return null;
  const place = totalPlace(table.columns);
  return totals.map((total, at) => {
    if (at === place) return text(terms.words.t('report.total'), 'total');
    if (total === null || !Number.isFinite(total)) return text('', 'total');
    const column = table.columns[at]!;
    const letters = columnLetters(at + 1);
    return {
      kind: 'formula',
      formula: `SUM(${letters}2:${letters}${table.rows.length + 1})`,
      value: stored(total, column),
      format: formatOf(total, column, terms.currency),
      style: 'total',
    };
  });
}

const columnOf = (column: TableColumn, words: Words): BookColumn => ({
  header: headingText(column, words),
  width: WIDTHS[column.unit] ?? USUAL_WIDTH,
  headerStyle: isNumber(column.unit) ? 'figure-heading' : 'heading',
});

/** `totals` false leaves the sums to the reader. */
export function tableSheet(
  given: ReportTable,
  name: string,
  terms: SheetTerms,
  { totals }: { readonly totals: boolean },
): BookSheet {
  const table = withEvenPrices(given);
  function* rows(): Generator<BookCell[]> {
    for (const row of table.rows)
      yield table.columns.map((_, at) => bookCell(row[at] ?? null, at, table, row, terms));
    const below = totals ? totalCells(table, terms) : null;
    if (below) yield below;
  }
  return {
    name,
    columns: table.columns.map((column) => columnOf(column, terms.words)),
    rows: rows(),
    frozenRows: 1,
  };
}
