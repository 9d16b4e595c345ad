/** Tables for tests, written as rows of plain values. */
import { type Cell, type Table, type TableSheet } from '#core/intent/table.ts';

export type Value = string | number | null;

const toCell = (value: Value, index: number): Cell | null => {
  if (value === null) return null;
  const column = index + 1;
  return typeof value === 'number'
    ? { kind: 'number', value, shape: 'plain', column }
    : { kind: 'text', text: value, column };
};

export const sheetOf = (
  name: string,
  rows: readonly (readonly Value[])[],
  more: Partial<TableSheet> & { readonly hiddenRows?: readonly number[] } = {},
): TableSheet => {
  const { hiddenRows = [], ...rest } = more;
  return {
    name,
    visibility: 'visible',
    merges: [],
    rows: rows.map((row, index) => ({
      number: index + 1,
      hidden: hiddenRows.includes(index + 1),
      cells: row.map(toCell).filter((cell) => cell !== null),
    })),
    ...rest,
  };
};

export const tableOf = (...sheets: readonly TableSheet[]): Table => ({
  format: 'XLSX',
  dateSystem: 1900,
  warnings: [],
  sheets,
});
