/** A report's table as texts, for pages and documents. */
import type { Currency } from '#core/units/units.ts';
import { totalsOf, type ReportTable, type TableColumn } from '#report/table.ts';
import type { Words } from '#words/index.ts';
import { cellText, headingText, scalesOfRow, standsRight, tableTitle, withEvenPrices } from './cell-text.ts';
import type { TableBlock, TextColumn } from './report-block.ts';
import { fixed } from './report-text.ts';

/** Rows that a page shows; a workbook has all of them. */
export const MOST_ROWS = 500;

/** Where the word `Total` stands: the first column that is not added up; −1 where all are. */
export const totalPlace = (columns: readonly TableColumn[]): number =>
  columns.findIndex(({ total, unit }) => !total && unit !== 'denial');

function totalTexts(table: ReportTable, currency: Currency, words: Words): string[] | null {
  const totals = totalsOf(table);
  if (totals === null) return null;
  const place = totalPlace(table.columns);
  return totals.map((total, at) => {
    if (total !== null) return cellText(total, table.columns[at]!, { words, currency });
    return at === place ? words.t('report.total') : '';
  });
}

const columnOf = (column: TableColumn, words: Words): TextColumn => ({
  heading: headingText(column, words),
  right: standsRight(column),
  wraps: column.unit === 'text' || column.unit === 'denial',
});

/** Columns that say something; a workbook has the others too. */
function withoutEmpty(table: ReportTable): ReportTable {
  const { columns, rows } = table;
  const kept = columns.flatMap((_, at) => (rows.some((row) => (row[at] ?? null) !== null) ? [at] : []));
  if (kept.length === 0 || kept.length === columns.length) return table;
  const pick = <T>(all: readonly T[]): T[] => kept.map((at) => all[at]!);
  return { ...table, columns: pick(columns), rows: rows.map((row) => pick(row)) };
}

/** More columns than this need a page across. */
const MOST_UPRIGHT = 11;

/** `sectionTitle` is not said twice. */
export function tableBlock(
  whole: ReportTable,
  currency: Currency,
  words: Words,
  sectionTitle: string | null = null,
): TableBlock {
  const table = withEvenPrices(withoutEmpty(whole));
  const { columns, rows } = table;
  const title = tableTitle(table.id, words);
  const left = rows.length - MOST_ROWS;
  return {
    kind: 'table',
    id: table.id,
    title: title === sectionTitle ? null : title,
    columns: columns.map((column) => columnOf(column, words)),
    rows: rows.slice(0, MOST_ROWS).map((row) => {
      const terms = { words, currency, scales: scalesOfRow(table, row) };
      return columns.map((column, at) => cellText(row[at] ?? null, column, terms));
    }),
    totals: totalTexts(table, currency, words),
    more: left > 0 ? words.t('report.more', { count: fixed(left, 0, words.locale) }) : null,
    across: columns.length > MOST_UPRIGHT,
  };
}
