/**
 * Lines of a comma-separated table in which a number with a comma was not quoted: `FPT,Buy,2,400,90000` is no order for 2
 * at 400.
 * Known limit: seen where a figure stands behind the last heading; words there are taken for a remark.
 */
import type { Header } from './header-row.ts';
import { lookAt } from './numbers.ts';
import { cellText, type TableRow } from './table.ts';

/** The row, marked as malformed where figures stand behind the last heading. */
export function spilled(row: TableRow, { titles, fields }: Header): TableRow {
  const last = row.cells.at(-1);
  if (row.malformed !== undefined || last === undefined || titles.size === 0) return row;
  if (titles.has(last.column) || fields.has(last.column)) return row;
  const behind = [...titles.keys(), ...fields.keys()].every((column) => column < last.column);
  if (!behind || lookAt(cellText(last)).kind === 'not-a-number') return row;
  return {
    ...row,
    malformed: 'the line has more fields than the heading: a number with a comma needs quotes',
  };
}
